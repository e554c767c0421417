import { TextDocument } from "vscode-languageserver-textdocument";
import { type Connection, TextDocuments } from "vscode-languageserver/node";
import { analyse, type Analysis, type RuleSettings } from "../../hog/analysis/analyse.ts";
import type { FunctionContext } from "../../hog/analysis/context.ts";
import { parseProgram } from "../../hog/syntax/parse.ts";

/** One version of a program, with all that is known about it. Never changes. */
export interface HogDocument {
  readonly text: TextDocument;
  readonly context: FunctionContext;
  readonly analysis: Analysis;
}

/** What a program means besides its text. */
export interface Surroundings {
  readonly contextOf: (uri: string) => FunctionContext;
  readonly settings: () => RuleSettings;
}

/** Analyses a text. */
export function createDocument(
  text: TextDocument,
  context: FunctionContext,
  settings: RuleSettings,
): HogDocument {
  return { text, context, analysis: analyse(parseProgram(text.getText()), context, settings) };
}

/**
 * The programs that are open in the editor. Each version is analysed once, by the first who asks, and
 * shared by all requests; a version that nobody asks for costs nothing.
 */
export class Documents {
  readonly #texts = new TextDocuments(TextDocument);
  readonly #analysed = new Map<string, HogDocument>();
  readonly #surroundings: Surroundings;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** Follows what the editor says about its texts from now on. */
  listen(
    connection: Connection,
    on: Readonly<Record<"opened" | "changed" | "saved" | "closed", (uri: string) => void>>,
  ): void {
    this.#texts.onDidOpen(({ document }) => isHog(document) && on.opened(document.uri));
    this.#texts.onDidSave(({ document }) => isHog(document) && on.saved(document.uri));
    this.#texts.onDidChangeContent(({ document }) => {
      this.forget(document.uri);
      if (isHog(document)) on.changed(document.uri);
    });
    this.#texts.onDidClose(({ document }) => {
      this.forget(document.uri);
      if (isHog(document)) on.closed(document.uri);
    });
    this.#texts.listen(connection);
  }

  /** The current version of a program; `undefined` for a text that is not open, or is no Hog. */
  get(uri: string): HogDocument | undefined {
    const known = this.#analysed.get(uri);
    if (known) return known;
    const text = this.#texts.get(uri);
    if (!text || !isHog(text)) return undefined;
    const { contextOf, settings } = this.#surroundings;
    const document = createDocument(copyOf(text), contextOf(uri), settings());
    this.#analysed.set(uri, document);
    return document;
  }

  /** The addresses of all open programs. */
  uris(): readonly string[] {
    return this.#texts.all().flatMap((text) => (isHog(text) ? [text.uri] : []));
  }

  /** Analyses a program anew when it is asked for next: something around it has changed. */
  forget(uri: string): void {
    this.#analysed.delete(uri);
  }
}

function isHog({ languageId }: TextDocument): boolean {
  return languageId === "hog";
}

/** The texts that follow the editor are changed in place. */
function copyOf(text: TextDocument): TextDocument {
  return TextDocument.create(text.uri, text.languageId, text.version, text.getText());
}
