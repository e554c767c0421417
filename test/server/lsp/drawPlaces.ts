import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Location, Position, Range, WorkspaceEdit } from "vscode-languageserver-types";
import type { ConfigurationDocument } from "../../../server/lsp/configuration.ts";
import type { HogDocument } from "../../../server/lsp/documents.ts";
import { findMarks } from "../../support/checkProblems.ts";
import { readMarked } from "../../support/marked.ts";
import { configurationUri, openFunction, programUri, type TestFunction } from "./openFunction.ts";

/** A function of two documents, and a position in one of them. */
export interface OpenedAt {
  readonly program: HogDocument;
  readonly configuration: ConfigurationDocument;
  readonly position: Position;
}

/** Opens a function with a `$0` in its program or in its configuration, which is a text then. */
export function openAt(fn: TestFunction & { readonly configuration: string }): OpenedAt {
  const inProgram = fn.program?.includes("$0") === true;
  const marked = readMarked((inProgram ? fn.program : fn.configuration) ?? "");
  const { text, cursor } = marked;
  const opened = openFunction({
    ...fn,
    ...(inProgram ? { program: text } : { configuration: text }),
  });
  assert.ok(opened.configuration);
  const position = TextDocument.create("", "", 1, text).positionAt(cursor);
  return { program: opened.program, configuration: opened.configuration, position };
}

/** Checks that ranges of a program are those above its carets. */
export function checkMarked({ text }: HogDocument, ranges: readonly Range[]): void {
  const written = text.getText();
  const file = TextDocument.create("", "", 1, written);
  const marked = findMarks(written).map(({ start, end }) => ({
    start: file.positionAt(start),
    end: file.positionAt(end),
  }));
  assert.deepEqual(
    ranges.map((range) => draw(file, range)),
    marked.map((range) => draw(file, range)),
  );
}

/** Each place as the line in which it stands, with the place in `«»`. */
export function drawPlaces(
  { program, configuration }: Pick<OpenedAt, "program" | "configuration">,
  places: readonly Location[],
): readonly string[] {
  const texts = new Map([
    [programUri, program.text.getText()],
    [configurationUri, configuration.text.getText()],
  ]);
  return places.map(({ uri, range }) => {
    const file = TextDocument.create(uri, "", 1, texts.get(uri) ?? "");
    return draw(file, range).replace(/^\d+: /, "");
  });
}

/** The texts of program and configuration after an edit; `undefined` for one that it leaves alone. */
export function withEdits(
  { program, configuration }: Pick<OpenedAt, "program" | "configuration">,
  edit: WorkspaceEdit | null,
): { readonly program: string | undefined; readonly configuration: string | undefined } {
  return {
    program: withEdit(programUri, program.text.getText(), edit),
    configuration: withEdit(configurationUri, configuration.text.getText(), edit),
  };
}

/** One text after an edit; `undefined` where it is left alone. */
export function withEdit(
  uri: string,
  text: string,
  edit: WorkspaceEdit | null,
): string | undefined {
  const edits = edit?.changes?.[uri];
  return edits && TextDocument.applyEdits(TextDocument.create(uri, "", 1, text), edits);
}

function draw(file: TextDocument, { start, end }: Range): string {
  const line = file.getText({
    start: { line: start.line, character: 0 },
    end: { line: start.line + 1, character: 0 },
  });
  const { character } = end.line === start.line ? end : { character: line.length };
  const marked = `${line.slice(0, start.character)}«${line.slice(start.character, character)}»${line.slice(character)}`;
  return `${start.line}: ${marked.trim()}`;
}
