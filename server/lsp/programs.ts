import type { CancellationToken, Connection } from "vscode-languageserver/node";
import { programsMethod, type ProgramText } from "../../protocol/languageRequests.ts";
import type { Documents } from "./documents.ts";
import { findProgramFiles } from "./programFiles.ts";
import type { SearchedProgram } from "./services/workspaceSymbols.ts";

/** All programs that a search over the workspace looks through. */
export class Programs {
  readonly #connection: Connection;
  readonly #documents: Documents;
  /** The folders of the workspace on disk. */
  #folders: readonly string[] = [];
  #clientKnowsFunctions = false;

  constructor(connection: Connection, documents: Documents) {
    this.#connection = connection;
    this.#documents = documents;
  }

  /** Takes what the client says about the workspace, at the start. */
  start(folders: readonly string[], clientKnowsFunctions: boolean): void {
    this.#folders = folders;
    this.#clientKnowsFunctions = clientKnowsFunctions;
  }

  /** Those that are open, those of the connected project, and those on disk; each once. */
  all(ofProject: readonly ProgramText[]): readonly SearchedProgram[] {
    const open = this.#documents.uris().flatMap((uri): SearchedProgram[] => {
      const program = this.#documents.program(uri);
      return program ? [{ uri, name: nameOf(uri), text: program }] : [];
    });
    const stored = [...ofProject, ...findProgramFiles(this.#folders)];
    const byUri = new Map(stored.map((one): [string, SearchedProgram] => [one.uri, one]));
    for (const one of open)
      byUri.set(one.uri, { ...one, name: byUri.get(one.uri)?.name ?? one.name });
    return [...byUri.values()];
  }

  /** Those of the connected project, as the client knows them; none where it knows no projects. */
  async ofProject(token: CancellationToken): Promise<readonly ProgramText[]> {
    if (!this.#clientKnowsFunctions) return [];
    try {
      const answer: unknown = await this.#connection.sendRequest(programsMethod, token);
      return Array.isArray(answer) ? answer.filter(isProgramText) : [];
    } catch (error) {
      this.#connection.console.warn(`The functions of the project are not known: ${String(error)}`);
      return [];
    }
  }
}

function isProgramText(value: unknown): value is ProgramText {
  if (typeof value !== "object" || value === null) return false;
  return ["uri", "name", "text"].every((name) => typeof Reflect.get(value, name) === "string");
}

/** The last part of an address, as people read it. */
function nameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
