import type { Position, SelectionRange } from "vscode-languageserver-types";
import { cover, type Span } from "../../../hog/source/span.ts";
import { nodesAt } from "../../../hog/syntax/nodeAt.ts";
import type { Comment, Parsed } from "../../../hog/syntax/parse.ts";
import { scan } from "../../../hog/syntax/scanner.ts";
import type { Node, Program } from "../../../hog/syntax/tree.ts";
import { toOffset, toRange } from "../convert.ts";
import type { HogDocument } from "../documents.ts";
import type { HogText } from "../hogText.ts";
import { type BracketPair, findBracketPairs } from "./bracketPairs.ts";
import { findCommentRuns } from "./commentRuns.ts";

/**
 * What to select around each position, step by step: the word, the text it stands in, the argument, the
 * call, the statement, the block without and with its braces, up to the whole text. One for each
 * position, in their order; every parent is longer than its child.
 */
export function findSelectionRanges(
  document: HogDocument,
  positions: readonly Position[],
): SelectionRange[] {
  const { text, kind, analysis } = document;
  const { parsed } = analysis;
  const pairs = findBracketPairs(scan(parsed.text, kind).tokens);
  const runs = findCommentRuns(parsed, () => false);
  return positions.map((position) => {
    const offset = toOffset(text, position);
    const spans = [
      wordAt(parsed.text, offset),
      ...spansInComments(parsed, runs, offset),
      ...pairs.flatMap((pair) => spansOfPair(parsed.text, pair, offset)),
      ...nodesAt(parsed.root, offset).flatMap((node) => spansOfNode(parsed, node)),
    ];
    return toSelectionRange(text, nest(spans, offset), position);
  });
}

/** The spans around an offset that lie inside each other, innermost first. */
function nest(spans: readonly Span[], offset: number): readonly Span[] {
  const around = spans.filter(({ start, end }) => start <= offset && offset <= end && start < end);
  const nested: Span[] = [];
  for (const span of around.toSorted((one, other) => lengthOf(one) - lengthOf(other))) {
    const inner = nested.at(-1);
    if (!inner || (holds(span, inner) && lengthOf(span) > lengthOf(inner))) nested.push(span);
  }
  return nested;
}

/** Nobody goes so far, and a message cannot be nested without end. */
const mostSteps = 500;

function toSelectionRange(
  text: HogText,
  spans: readonly Span[],
  position: Position,
): SelectionRange {
  let outer: SelectionRange | undefined;
  for (const span of spans.slice(0, mostSteps).toReversed()) {
    outer = { range: toRange(text, span), ...(outer && { parent: outer }) };
  }
  return outer ?? { range: { start: position, end: position } };
}

function spansInComments(
  { text, comments }: Parsed<Program>,
  runs: readonly Span[],
  offset: number,
): readonly Span[] {
  const isAround = ({ start, end }: Span): boolean => start < offset && offset <= end;
  const comment = comments.find(isAround);
  if (!comment) return [];
  return [contentOfComment(text, comment), comment, ...runs.filter(isAround)];
}

function contentOfComment(text: string, { kind, start, end }: Comment): Span {
  const opening = text[start] === "#" ? 1 : 2;
  const isClosed = kind === "block" && text.endsWith("*/", end);
  return trimmed(text, { start: start + opening, end: isClosed ? end - 2 : end });
}

/** Brackets with an offset between them, and what they hold; a text is not trimmed. */
function spansOfPair(
  text: string,
  { kind, open, close }: BracketPair,
  offset: number,
): readonly Span[] {
  if (offset <= open.start || close.end <= offset) return [];
  const content = { start: open.end, end: close.start };
  return [kind === "brackets" ? trimmed(text, content) : content, cover(open, close)];
}

function spansOfNode({ text }: Parsed<Program>, node: Node): readonly Span[] {
  const { kind, start, end } = node;
  const isQuoted = kind === "string" || ((kind === "identifier" || kind === "name") && node.quoted);
  const isClosed = isQuoted && end - start > 1 && text[end - 1] === text[start];
  return isClosed ? [{ start: start + 1, end: end - 1 }, node] : [node];
}

/** Letters of any language: most words stand in texts. */
function wordAt(text: string, offset: number): Span {
  let start = offset;
  while (isWordPart(text[start - 1])) start--;
  let end = offset;
  while (isWordPart(text[end])) end++;
  return { start, end };
}

function isWordPart(unit: string | undefined): boolean {
  // Halves of characters beyond the first 65,536 stay together.
  return unit !== undefined && /[\p{L}\p{M}\p{N}\p{Cs}_$]/u.test(unit);
}

function trimmed(text: string, { start, end }: Span): Span {
  let first = start;
  while (first < end && isBlank(text[first])) first++;
  let last = end;
  while (last > first && isBlank(text[last - 1])) last--;
  return { start: first, end: last };
}

function isBlank(unit: string | undefined): boolean {
  return unit === " " || unit === "\n" || unit === "\r" || unit === "\t";
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
