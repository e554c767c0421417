import type { Position, Range, TextEdit } from "vscode-languageserver-types";
import { startOfLine } from "../../../hog/analysis/layout.ts";
import { formatProgram, formatProgramPart, type ProgramPart } from "../../../hog/format/format.ts";
import type { Parsed } from "../../../hog/syntax/parse.ts";
import type { Program } from "../../../hog/syntax/tree.ts";
import { toOffset, toSpan, toTextEdit } from "../convert.ts";
import type { HogDocument } from "../documents.ts";
import { findDifferences, type Replacement } from "./formatting/differences.ts";
import { indentationAt, spaceAt } from "./formatting/indentation.ts";
import { partAround, partClosedAt } from "./formatting/part.ts";

/** The characters behind which an editor is to ask for `formatOnType`. */
export const formattingTriggers: readonly [string, ...string[]] = ["}", "\n"];

/**
 * What makes a program tidy. Nothing for a program with syntax errors, nor for a template, in which
 * white space is text.
 */
export function formatDocument(document: HogDocument): TextEdit[] {
  const { parsed } = document.analysis;
  if (!isFormattable(document)) return [];
  return toEdits(document, findDifferences(parsed.text, formatProgram(parsed)));
}

/**
 * The same for the statements that stand on the lines of a range, as whole ones: these lines become
 * what they are in the tidy program, and all others stay.
 */
export function formatRange(document: HogDocument, range: Range): TextEdit[] {
  if (!isFormattable(document)) return [];
  const { parsed } = document.analysis;
  const part = partAround(parsed, toSpan(document.text, range));
  return part ? toEdits(document, differencesOfPart(parsed, part)) : [];
}

/**
 * What to tidy behind a typed character: behind `}` the statement whose block it closes, as far as it
 * stands in front of the cursor; behind a line break the indentation of the new line.
 */
export function formatOnType(
  document: HogDocument,
  position: Position,
  character: string,
): TextEdit[] {
  const offset = toOffset(document.text, position);
  if (character === "}") return formatClosed(document, offset);
  if (character === "\n") return indentLine(document, offset);
  return [];
}

function isFormattable({ kind, analysis }: HogDocument): boolean {
  return kind === "program" && analysis.parsed.problems.length === 0;
}

function formatClosed(document: HogDocument, offset: number): TextEdit[] {
  const { parsed } = document.analysis;
  if (!isFormattable(document) || parsed.text[offset - 1] !== "}") return [];
  const part = partClosedAt(parsed, offset);
  if (!part) return [];
  const differences = differencesOfPart(parsed, part);
  return toEdits(
    document,
    differences.filter(({ start, end }) => start < offset && end <= offset),
  );
}

function indentLine({ kind, text, analysis: { parsed } }: HogDocument, offset: number): TextEdit[] {
  if (kind === "template") return [];
  const start = startOfLine(parsed.text, offset);
  const wanted = indentationAt(parsed, start);
  const found = spaceAt(parsed.text, start);
  if (wanted === undefined || wanted === found) return [];
  return [toTextEdit(text, { start, end: start + found.length }, wanted)];
}

function differencesOfPart(parsed: Parsed<Program>, part: ProgramPart): readonly Replacement[] {
  const { text, end } = formatProgramPart(parsed, part);
  const start = startOfLine(parsed.text, part.start);
  const before = parsed.text.slice(start, end + spaceAt(parsed.text, end).length);
  return findDifferences(before, text).map((each) => ({
    start: start + each.start,
    end: start + each.end,
    text: each.text,
  }));
}

function toEdits({ text }: HogDocument, differences: readonly Replacement[]): TextEdit[] {
  return differences.map((each) => toTextEdit(text, each, each.text));
}
