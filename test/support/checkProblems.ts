import assert from "node:assert/strict";
import { runRules } from "../../hog/analysis/analyse.ts";
import type { FunctionContext } from "../../hog/analysis/context.ts";
import type { Rule } from "../../hog/analysis/rule.ts";
import { findScopes } from "../../hog/analysis/findScopes.ts";
import { Lines } from "../../hog/source/lines.ts";
import type { Span } from "../../hog/source/span.ts";
import { parseProgram } from "../../hog/syntax/parse.ts";

/**
 * Checks that a rule finds in `text` exactly what is marked in it. A mark is a comment line below
 * the line it speaks of:
 *
 *     let total := 1
 *       //^^^^^ unused-variable
 *
 * The carets stand under the characters that the problem covers, of a problem over several lines
 * under those of its first line. Behind the code the message may follow; then it must be that one.
 * No marks mean that the rule finds nothing.
 */
export function checkProblems(rule: Rule, text: string, context: FunctionContext = {}): void {
  const parsed = parseProgram(text);
  const scopes = findScopes(parsed.root, text);
  const marks = findMarks(text);
  const lines = new Lines(text);
  const { found } = runRules([rule], { parsed, scopes, context });
  const findings = found
    .toSorted((one, other) => one.start - other.start || one.end - other.end)
    .map(({ start, end, code, message }, at) => {
      const asked = marks[at]?.note.includes(" ") ?? false;
      const cut = cutAtLineEnd({ start, end }, text, lines);
      return { ...cut, note: asked ? `${code} ${message}` : code };
    });
  assert.deepEqual(drawn(text, findings), drawn(text, marks));
}

interface Mark extends Span {
  readonly note: string;
}

/** The marks of a text in source order, each as the span above its carets. */
export function findMarks(text: string): readonly Mark[] {
  const lines = new Lines(text);
  const marks: Mark[] = [];
  let above = 0;
  for (let line = 0; line < lines.count; line++) {
    const words = text.slice(lines.startOf(line), endOfLine(line, text, lines));
    const [, before, carets, note] = /^(\s*\/\/\s*)(\^+)\s*(.*?)\s*$/.exec(words) ?? [];
    if (before === undefined || carets === undefined || note === undefined) {
      above = line;
      continue;
    }
    const start = lines.startOf(above) + before.length;
    marks.push({ start, end: start + carets.length, note });
  }
  return marks.toSorted((one, other) => one.start - other.start || one.end - other.end);
}

function cutAtLineEnd({ start, end }: Span, text: string, lines: Lines): Span {
  const { line } = lines.positionAt(start);
  return { start, end: Math.min(end, endOfLine(line, text, lines)) };
}

function endOfLine(line: number, text: string, lines: Lines): number {
  const end = line + 1 < lines.count ? lines.startOf(line + 1) : text.length;
  return lines.startOf(line) + text.slice(lines.startOf(line), end).trimEnd().length;
}

/** Readable in a failed assertion: the line, the characters and the note. */
function drawn(text: string, marks: readonly Mark[]): readonly string[] {
  const lines = new Lines(text);
  return marks.map(({ start, end, note }) => {
    const { line, character } = lines.positionAt(start);
    return `${line}:${character} «${text.slice(start, end)}» ${note}`;
  });
}
