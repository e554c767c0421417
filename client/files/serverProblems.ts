import {
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  Range,
  type Uri,
  languages,
  workspace,
} from "vscode";
import { Lines } from "../lines.ts";
import type { HogFunction } from "../../protocol/posthog.ts";
import type { ApiError } from "../api/apiError.ts";
import { type DocumentProblem, locateField } from "./functionDocument.ts";
import { openDocument, openUriOf, textOf } from "./functionFiles.ts";
import { readHogUri } from "./hogUri.ts";

/** Why a save was refused, at the place in the files that it is about; until the text changes. */
export class ServerProblems {
  readonly #shown = languages.createDiagnosticCollection("hog-save");
  readonly #listeners: Disposable;

  constructor() {
    this.#listeners = Disposable.from(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#shown.delete(document.uri);
      }),
      workspace.onDidCloseTextDocument(({ uri }) => this.#shown.delete(uri)),
    );
  }

  /** What is wrong with a text itself. */
  showInText(uri: Uri, text: string, problems: readonly DocumentProblem[]): void {
    const lines = new Lines(text);
    const diagnostics = problems.map(({ start, end, message, severity }) =>
      diagnostic(lines.rangeOf({ start, end }), message, severity),
    );
    this.#shown.set(uri, diagnostics);
  }

  /** What the server refused: a field of the configuration, or the code. */
  showRefusal(
    fn: HogFunction,
    { field, message }: ApiError,
    saved: {
      readonly part: "code" | "configuration";
      readonly text: string;
      readonly authority: string;
    },
  ): void {
    const { authority } = saved;
    const text = saved.part === "configuration" ? saved.text : configurationOf(fn, authority);
    const place = field === undefined ? undefined : locateField(text, field);
    if (place) {
      const range = new Lines(text).rangeOf(place);
      const uri = openUriOf(fn, "configuration", authority);
      return this.#shown.set(uri, [diagnostic(range, message, "error")]);
    }
    const uri = openUriOf(fn, field === "hog" ? "code" : saved.part, authority);
    this.#shown.set(uri, [diagnostic(firstErrorOf(uri), message, "error")]);
  }

  /** Forgets what was said about a function's files. */
  clear(id: string): void {
    const uris: Uri[] = [];
    this.#shown.forEach((uri) => uris.push(uri));
    for (const uri of uris) if (readHogUri(uri)?.id === id) this.#shown.delete(uri);
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#shown.dispose();
  }
}

/**
 * PostHog does not say where code is wrong: the first error that the language server found there, else
 * the first line.
 */
function firstErrorOf(uri: Uri): Range {
  const errors = languages
    .getDiagnostics(uri)
    .filter(({ severity, source }) => severity === DiagnosticSeverity.Error && source === "hog")
    .toSorted((one, other) => one.range.start.compareTo(other.range.start));
  return errors[0]?.range ?? new Range(0, 0, 0, Number.MAX_SAFE_INTEGER);
}

function diagnostic(
  range: Range,
  message: string,
  severity: DocumentProblem["severity"],
): Diagnostic {
  const level = severity === "error" ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
  const shown = new Diagnostic(range, message, level);
  shown.source = "PostHog";
  return shown;
}

/** As it stands in the editor, unsaved changes included, else as the server has it. */
function configurationOf(fn: HogFunction, authority: string): string {
  const open = openDocument(authority, fn.id, "configuration");
  return open?.getText() ?? textOf(fn, "configuration");
}
