import type { Position } from "vscode-languageserver-types";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type Connection, TextDocuments } from "vscode-languageserver/node";
import { analyse, type Analysis, type RuleSettings } from "../../hog/analysis/analyse.ts";
import type { FunctionContext } from "../../hog/analysis/context.ts";
import { parseProgram } from "../../hog/syntax/parse.ts";
import { type ConfigurationDocument, createConfiguration, templateAt } from "./configuration.ts";
import { type FunctionFiles, noFiles } from "./functionFiles.ts";
import type { Functions } from "./functions.ts";
import { type HogText, textOfProgram } from "./hogText.ts";
import { keepLatest } from "./keepLatest.ts";
import { type Project, unknownProject } from "./project.ts";

/** One version of a program or of a template, with all that is known about it. Never changes. */
export interface HogDocument {
  /** A template is a program of one expression; everything but `{…}` is text in it. */
  readonly kind: "program" | "template";
  readonly text: HogText;
  readonly context: FunctionContext;
  readonly analysis: Analysis;
  readonly project: Project;
  readonly files: FunctionFiles;
}

/** What a program means besides its text. */
export interface Surroundings {
  readonly context?: FunctionContext;
  readonly settings?: RuleSettings;
  readonly project?: Project;
  readonly files?: FunctionFiles;
}

/** Analyses the text of a program. */
export function createDocument(
  document: TextDocument,
  { context = {}, settings = new Map(), project = unknownProject, files = noFiles }: Surroundings,
): HogDocument {
  const text = textOfProgram(document);
  const analysis = analyse(parseProgram(document.getText()), context, settings);
  return { kind: "program", text, context, analysis, project, files };
}

/** What `Documents` tells of the texts in the editor. */
export type TextEvents = Readonly<
  Record<"opened" | "changed" | "saved" | "closed", (uri: string) => void>
>;

/**
 * The programs and configurations that are open in the editor, and those that belong to them. Each
 * version is analysed once, by the first who asks, and shared by all requests; a version that nobody
 * asks for costs nothing.
 */
export class Documents {
  readonly #texts = new TextDocuments(TextDocument);
  readonly #functions: Functions;
  readonly #settings: () => RuleSettings;
  /** The last ones that were asked for, the latest last: analyses are many times larger than texts. */
  readonly #programs = new Map<string, HogDocument>();
  readonly #configurations = new Map<string, ConfigurationDocument>();

  constructor(functions: Functions, settings: () => RuleSettings) {
    this.#functions = functions;
    this.#settings = settings;
  }

  /** Follows what the editor says about its texts from now on. */
  listen(connection: Connection, on: TextEvents): void {
    const tell =
      (event: keyof TextEvents) =>
      ({ document }: { readonly document: TextDocument }): void => {
        if (event !== "saved") this.forget(document.uri);
        if (this.#isOurs(document)) on[event](document.uri);
      };
    this.#texts.onDidOpen(tell("opened"));
    this.#texts.onDidSave(tell("saved"));
    this.#texts.onDidChangeContent(tell("changed"));
    this.#texts.onDidClose(tell("closed"));
    this.#texts.listen(connection);
  }

  /** A program, open or not; `undefined` where there is none. */
  program(uri: string): HogDocument | undefined {
    const known = this.#programs.get(uri);
    if (known) return keepLatest(this.#programs, uri, known, mostKept);
    const text = this.#functions.isConfiguration(uri) ? undefined : this.#textOf(uri, "hog");
    if (!text) return undefined;
    const configuration = this.#configurationOf(uri);
    const document = createDocument(text, {
      context: this.#contextOf(uri, configuration),
      settings: this.#settings(),
      project: this.#functions.projectOf(uri),
      files: {
        programs: () => {
          const program = this.program(uri);
          return program ? [program] : [];
        },
        configuration: () => this.#configurationOf(uri),
      },
    });
    return keepLatest(this.#programs, uri, document, mostKept);
  }

  /** A configuration, open or not; `undefined` where there is none. */
  configuration(uri: string): ConfigurationDocument | undefined {
    const known = this.#configurations.get(uri);
    if (known) return keepLatest(this.#configurations, uri, known, mostKept);
    const text = this.#functions.isConfiguration(uri) ? this.#textOf(uri, "json") : undefined;
    if (!text) return undefined;
    const document = createConfiguration(text, {
      type: this.#functions.typeOf(uri),
      settings: this.#settings(),
      project: this.#functions.projectOf(uri),
      files: {
        programs: () => this.#programsOf(uri),
        configuration: () => this.configuration(uri),
      },
    });
    return keepLatest(this.#configurations, uri, document, mostKept);
  }

  /** The program at an address, or the template around a position of a configuration. */
  hogAt(uri: string, position: Position): HogDocument | undefined {
    if (!this.#functions.isConfiguration(uri)) return this.program(uri);
    const configuration = this.configuration(uri);
    const template = configuration && templateAt(configuration, position);
    return template?.engine === "hog" ? template.document() : undefined;
  }

  /** The addresses of all open programs and configurations. */
  uris(): readonly string[] {
    return this.#texts.all().flatMap((text) => (this.#isOurs(text) ? [text.uri] : []));
  }

  /** Whether a document is open and is a program or configuration. */
  isOpen(uri: string): boolean {
    const text = this.#texts.get(uri);
    return text !== undefined && this.#isOurs(text);
  }

  /**
   * The programs, open or kept here, of the function to which a document belongs, that were analysed
   * with another context than the function has now. Those that are not kept may have been.
   */
  outdatedWith(uri: string): readonly string[] {
    const configuration = this.#configurationUriOf(uri);
    if (configuration === undefined) return [];
    const context = JSON.stringify(this.#contextOf(uri, this.configuration(configuration)));
    return [...new Set([...this.uris(), ...this.#programs.keys()])].filter((program) => {
      if (!this.#isProgramOf(configuration, program)) return false;
      const document = this.#programs.get(program);
      return !document || JSON.stringify(document.context) !== context;
    });
  }

  /** Analyses a document anew when it is asked for next: something around it has changed. */
  forget(uri: string): void {
    this.#programs.delete(uri);
    this.#configurations.delete(uri);
  }

  /** The same for all documents. */
  forgetAll(): void {
    this.#programs.clear();
    this.#configurations.clear();
  }

  #configurationOf(program: string): ConfigurationDocument | undefined {
    const uri = this.#functions.configurationOf(program);
    return uri === undefined ? undefined : this.configuration(uri);
  }

  /** Those that are stored and those that are open, which need not be stored yet. */
  #programsOf(configuration: string): readonly HogDocument[] {
    const open = this.uris().filter((uri) => this.#isProgramOf(configuration, uri));
    const uris = new Set([...this.#functions.programsOf(configuration), ...open]);
    return [...uris].flatMap((uri) => this.program(uri) ?? []);
  }

  /** The same for all documents of a function; `undefined` for a program that stands alone. */
  #configurationUriOf(uri: string): string | undefined {
    return this.#functions.isConfiguration(uri) ? uri : this.#functions.configurationOf(uri);
  }

  #isProgramOf(configuration: string, uri: string): boolean {
    return (
      !this.#functions.isConfiguration(uri) &&
      this.#functions.configurationOf(uri) === configuration
    );
  }

  #contextOf(uri: string, configuration: ConfigurationDocument | undefined): FunctionContext {
    const type = this.#functions.typeOf(uri);
    return configuration?.context ?? (type ? { type } : {});
  }

  /** As it stands in the editor, else as it is stored. */
  #textOf(uri: string, language: "hog" | "json"): TextDocument | undefined {
    const open = this.#texts.get(uri);
    // The texts that follow the editor are changed in place.
    if (open) return this.#isOurs(open) ? copyOf(open) : undefined;
    const stored = this.#functions.storedText(uri);
    return stored === undefined ? undefined : TextDocument.create(uri, language, 0, stored);
  }

  #isOurs({ languageId, uri }: TextDocument): boolean {
    if (languageId === "hog") return true;
    return languageId.startsWith("json") && this.#functions.isConfiguration(uri);
  }
}

/** How many analyses are kept: those of the tabs between which a person goes back and forth. */
const mostKept = 6;

function copyOf(text: TextDocument): TextDocument {
  return TextDocument.create(text.uri, text.languageId, text.version, text.getText());
}
