import { nextTokenAt, startOfLine } from "../../../../../hog/analysis/layout.ts";
import type { Span } from "../../../../../hog/source/span.ts";
import type { Node, Statement } from "../../../../../hog/syntax/tree.ts";
import { indentAt, lineBreakOf, startsLine } from "../layout.ts";
import { forEachNode } from "./effects.ts";

/** One level of indentation, as the text has it. */
export function indentUnit(text: string): string {
  const indents = text.match(/^[ \t]+(?=\S)/gm) ?? [];
  if (indents.some((indent) => indent.startsWith("\t"))) return "\t";
  const widths = indents.map(({ length }) => length);
  const narrowest = widths.reduce((least, width) => Math.min(least, width), Infinity);
  return " ".repeat(narrowest === Infinity ? 2 : Math.max(2, Math.min(narrowest, 8)));
}

/** `;` where the author ends statements so, else nothing. */
export function terminatorOf(text: string): string {
  return /;[ \t]*(?:[\r\n]|$)/.test(text) ? ";" : "";
}

/** What ends a statement in front of an offset: a `;` too where what follows could prolong it. */
export function terminatorBefore(text: string, offset: number): string {
  return continues(text, offset) ? ";" : terminatorOf(text);
}

/** Whether the token at or behind an offset could go on with an expression that ends before it. */
export function continues(text: string, offset: number): boolean {
  const at = nextTokenAt(text, offset);
  return /^(?:[([\-+.?*</%=!~|:,]|(?:and|or|in|not|like|ilike|between|is|as|over|ignore|filter)\b)/i.test(
    text.slice(at, at + 10),
  );
}

/**
 * The text of a span of whole nodes, its further lines moved from one indentation to another. Lines
 * inside texts stay as they are.
 */
export function moved(
  text: string,
  span: Span,
  nodes: readonly Node[],
  indents: { readonly from: string; readonly to: string },
): string {
  if (indents.from === indents.to) return text.slice(span.start, span.end);
  const found: Span[] = [];
  for (const node of nodes) {
    forEachNode(node, (inner) => {
      if (isText(inner)) found.push(inner);
    });
  }
  const texts = found.toSorted((one, other) => one.start - other.start);
  let next = 0;
  return text
    .slice(span.start, span.end)
    .replaceAll(lineStart, (line, lineBreak: string, indent: string, offset: number) => {
      const start = span.start + offset;
      while ((texts[next]?.end ?? Infinity) <= start) next++;
      if ((texts[next]?.start ?? Infinity) <= start) return line;
      const rest = indent.startsWith(indents.from) ? indent.slice(indents.from.length) : "";
      return `${lineBreak}${indents.to}${rest}`;
    });
}

/** A line break and the white space behind it, unless the line is blank. */
const lineStart = /(\r\n|\n|\r)([ \t]*)(?=\S)/g;

/** Strings, the text between the braces of a template, tags and queries. */
function isText({ kind }: Node): boolean {
  return (
    kind === "string" ||
    kind === "text" ||
    kind === "query" ||
    kind === "identifier" ||
    kind === "name"
  );
}

/** The offset in front of a statement and the comments on the lines right above it. */
export function aboveComments(
  text: string,
  statement: Statement,
  comments: readonly Span[],
): number {
  if (!startsLine(text, statement.start)) return statement.start;
  let start = startOfLine(text, statement.start);
  for (const comment of comments.toReversed()) {
    if (comment.end > start) continue;
    const isRightAbove = /^[ \t]*(?:\r\n|\n|\r)$/.test(text.slice(comment.end, start));
    if (!isRightAbove || !startsLine(text, comment.start)) break;
    start = startOfLine(text, comment.start);
  }
  return start;
}

/** Some statements in braces, on lines of their own, for a line of that indentation. */
export function block(lines: readonly string[], { indent, unit, lineBreak }: Layout): string {
  return `{${lineBreak}${lines.map((line) => `${indent}${unit}${line}${lineBreak}`).join("")}${indent}}`;
}

/** How the text around an offset is laid out. */
export interface Layout {
  readonly indent: string;
  readonly unit: string;
  readonly lineBreak: string;
}

/** How the text around an offset is laid out. */
export function layoutAt(text: string, offset: number): Layout {
  return {
    indent: indentAt(text, offset),
    unit: indentUnit(text),
    lineBreak: lineBreakOf(text),
  };
}
