import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { FunctionType } from "../../hog/library/functionType.ts";
import type {
  FunctionParams,
  ProjectParams,
  ToldFunction,
} from "../../protocol/languageRequests.ts";
import { decodeType } from "./decodeContext.ts";
import { createProject, type Project, unknownProject } from "./project.ts";

/**
 * Which documents make a function, and what they hold while they are not open: as the client told, else
 * a `function.json` and the programs beside it.
 */
export class Functions {
  readonly #byProgram = new Map<string, FunctionParams>();
  readonly #byConfiguration = new Map<string, FunctionParams>();
  readonly #projects = new Map<string, Project>();
  /** By path; a file is read once. Null for one that is absent, or no text. */
  readonly #read = new Map<string, string | null>();

  /** Takes what the client tells about a function. */
  tell(params: FunctionParams): void {
    if (params.told) {
      this.#byProgram.set(params.code, params);
      this.#byConfiguration.set(params.configuration, params);
    } else {
      this.#byProgram.delete(params.code);
      this.#byConfiguration.delete(params.configuration);
    }
  }

  /** Takes what the client tells about a project. */
  tellProject({ project, names }: ProjectParams): void {
    if (names) this.#projects.set(project, createProject(names));
    else this.#projects.delete(project);
  }

  /** The project of a function's document; for one on disk the only project that is known. */
  projectOf(uri: string): Project {
    const told = this.#toldOf(uri);
    if (told) return this.#projects.get(told.project) ?? unknownProject;
    const [only] = this.#projects.values();
    return only && this.#projects.size === 1 ? { ...only, complete: false } : unknownProject;
  }

  /** The type of the function, where the client told it. */
  typeOf(uri: string): FunctionType | undefined {
    return decodeType(this.#toldOf(uri)?.type);
  }

  isConfiguration(uri: string): boolean {
    return this.#byConfiguration.has(uri) || isFunctionFile(pathOf(uri));
  }

  /** The address of the JSON document that belongs to a program. */
  configurationOf(program: string): string | undefined {
    const told = this.#byProgram.get(program);
    if (told) return told.configuration;
    return functionFileBeside(program);
  }

  /** The addresses of the programs that belong to a JSON document. */
  programsOf(configuration: string): readonly string[] {
    const told = this.#byConfiguration.get(configuration);
    if (told) return [told.code];
    const path = pathOf(configuration);
    if (path === undefined) return [];
    const folder = dirname(path);
    return namesIn(folder)
      .filter(isProgramFile)
      .map((name) => pathToFileURL(join(folder, name)).href);
  }

  /** The addresses of the documents on which the analysis of one depends, or which depend on it. */
  othersOf(uri: string): readonly string[] {
    if (this.isConfiguration(uri)) return this.programsOf(uri);
    const configuration = this.configurationOf(uri);
    return configuration === undefined ? [] : [configuration];
  }

  /** What a document holds that is not open; `undefined` where nothing is known. */
  storedText(uri: string): string | undefined {
    const params = this.#byProgram.get(uri) ?? this.#byConfiguration.get(uri);
    if (params?.told) return uri === params.code ? params.told.code : params.told.configuration;
    const path = pathOf(uri);
    if (path === undefined || !(isProgramFile(path) || isFunctionFile(path))) return undefined;
    const known = this.#read.get(path);
    const text = known === undefined ? readText(path) : known;
    this.#read.set(path, text);
    return text ?? undefined;
  }

  /** Reads a file anew when it is asked for next. */
  forgetFile(uri: string): void {
    const path = pathOf(uri);
    if (path !== undefined) this.#read.delete(path);
  }

  #toldOf(uri: string): ToldFunction | undefined {
    return (this.#byProgram.get(uri) ?? this.#byConfiguration.get(uri))?.told ?? undefined;
  }
}

const fileName = "function.json";

function isFunctionFile(path: string | undefined): boolean {
  return path !== undefined && basename(path) === fileName;
}

function isProgramFile(path: string): boolean {
  return path.endsWith(".hog");
}

/** The address of the `function.json` beside a file; `undefined` for what is no file on disk. */
function functionFileBeside(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  return URL.canParse(fileName, uri) ? new URL(fileName, uri).href : undefined;
}

function pathOf(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** More than any function has; PostHog limits the whole far below. */
const largestFile = 10_000_000;

/** Nothing is known where the file is absent, or while somebody writes it. */
function readText(path: string): string | null {
  try {
    const stats = statSync(path);
    return stats.isFile() && stats.size <= largestFile ? readFileSync(path, "utf8") : null;
  } catch {
    return null;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
