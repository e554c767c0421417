import { crossesLine, startOfLine } from "../../../../hog/analysis/layout.ts";
import type { ProgramPart } from "../../../../hog/format/format.ts";
import type { Span } from "../../../../hog/source/span.ts";
import type { Parsed } from "../../../../hog/syntax/parse.ts";
import type { Block, Program, Statement } from "../../../../hog/syntax/tree.ts";

/**
 * The fewest statements of one block that stand on all lines of a span and share these lines with
 * nothing else; `undefined` where no statement does.
 */
export function partAround(parsed: Parsed<Program>, span: Span): ProgramPart | undefined {
  const lines = withWholeLines(parsed, span);
  if (!lines) return undefined;
  for (const container of containersAround(parsed.root, lines)) {
    if (!container.parent.statements.some((each) => touches(each, lines))) return undefined;
    const part = partOf(parsed, container, lines);
    if (part) return part;
  }
  return undefined;
}

/** The statement of which a block ends at an offset; `undefined` where it shares its lines. */
export function partClosedAt(parsed: Parsed<Program>, offset: number): ProgramPart | undefined {
  const brace = { start: offset - 1, end: offset };
  for (const container of containersAround(parsed.root, brace)) {
    const { statements } = container.parent;
    const index = statements.findIndex((each) => contains(each, brace));
    const statement = statements[index];
    if (!statement || !blocksOf(statement).some(({ end }) => end === offset)) continue;
    const part = partOf(parsed, container, { start: statement.start, end: offset });
    const others = statements.slice(index + 1, part?.end);
    return part?.first === index && others.every(({ kind }) => kind === "empty") ? part : undefined;
  }
  return undefined;
}

type Container = Pick<ProgramPart, "parent" | "depth">;

/**
 * The program and the blocks around a span, innermost first, as far as the formatter indents what is in
 * them by one step each: not the block of a lambda, nor one below a branch without braces.
 */
function containersAround(root: Program, span: Span): readonly Container[] {
  const found: Container[] = [];
  for (let parent: Program | Block | undefined = root; parent;) {
    found.push({ parent, depth: found.length });
    const statement: Statement | undefined = parent.statements.find((each) => contains(each, span));
    parent = statement && blocksOf(statement).find((block) => containsInside(block, span));
  }
  return found.toReversed();
}

/** The blocks of a statement whose braces are indented like the statement itself. */
function blocksOf(statement: Statement): readonly Block[] {
  switch (statement.kind) {
    case "block":
      return [statement];
    case "function":
      return [statement.body];
    case "while":
    case "for":
    case "forIn":
      return ifBlock(statement.body);
    case "try": {
      const { body, catches, finalizer } = statement;
      return [body, ...catches.map((each) => each.body), ...ifBlock(finalizer)];
    }
    case "if": {
      const blocks: Block[] = [];
      let branch: Statement | undefined = statement;
      for (; branch?.kind === "if"; branch = branch.otherwise) blocks.push(...ifBlock(branch.then));
      return [...blocks, ...ifBlock(branch)];
    }
    default:
      return [];
  }
}

function ifBlock(statement: Statement | undefined): readonly Block[] {
  return statement?.kind === "block" ? [statement] : [];
}

/** `undefined` where a brace of the container stands on the lines. */
function partOf(
  { text, comments }: Parsed<Program>,
  { parent, depth }: Container,
  lines: Span,
): ProgramPart | undefined {
  const { statements } = parent;
  let first = statements.findIndex((each) => touches(each, lines));
  let last = statements.findLastIndex((each) => touches(each, lines));
  const startOf = (index: number): number => statements[index]?.start ?? innerSpan(parent).end;
  const endOf = (index: number): number => statements[index]?.end ?? innerSpan(parent).start;
  const isSeparator = (index: number): boolean => statements[index]?.kind === "empty";
  while (first > 0 && (isSeparator(first) || sharesLine(text, endOf(first - 1), startOf(first)))) {
    first--;
  }
  while (isSeparator(last + 1) || sharesLine(text, endOf(last), startOf(last + 1))) {
    last++;
    if (last >= statements.length) return undefined;
  }
  const floor = endOf(first - 1);
  const startAt = (offset: number): number | undefined => {
    const start = skipSpace(text, Math.max(floor, startOfLine(text, offset)));
    const comment = comments.find((each) => each.start < start && start < each.end);
    const begin = comment?.start ?? start;
    return skipSpace(text, startOfLine(text, begin)) === begin ? begin : undefined;
  };
  const start = startAt(Math.min(lines.start, startOf(first))) ?? startAt(startOf(first));
  return start === undefined ? undefined : { parent, first, end: last + 1, start, depth };
}

/** What is between the braces of a block. */
function innerSpan({ kind, start, end }: Program | Block): Span {
  return kind === "program" ? { start, end: Infinity } : { start: start + 1, end: end - 1 };
}

/** Whether only comments break the lines between two offsets; in doubt, true. */
function sharesLine(text: string, start: number, end: number): boolean {
  if (end === Infinity) return false;
  const gap = text.slice(start, end).replaceAll(/\/\*[^]*?\*\//g, "");
  return !crossesLine(gap, 0, gap.length);
}

/**
 * A span with the rest of its lines, without the space around; a line of which it has nothing but the
 * start is not among them. `undefined` where nothing is left.
 */
function withWholeLines({ text, comments }: Parsed<Program>, span: Span): Span | undefined {
  const isAtStart = span.end > span.start && startOfLine(text, span.end) === span.end;
  const start = skipSpace(text, startOfLine(text, span.start));
  const end = endOfLine(text, Math.max(span.start, isAtStart ? span.end - 1 : span.end));
  if (start >= end) return undefined;
  const lines = { start, end: text.slice(0, end).trimEnd().length };
  const cut = comments.filter((each) => touches(each, lines));
  return {
    start: Math.min(lines.start, cut[0]?.start ?? start),
    end: Math.max(lines.end, cut.at(-1)?.end ?? 0),
  };
}

function endOfLine(text: string, offset: number): number {
  const length = /^[^\r\n]*/.exec(text.slice(offset))?.[0].length ?? 0;
  return offset + length;
}

function skipSpace(text: string, start: number): number {
  let end = start;
  while (/\s/.test(text[end] ?? "")) end++;
  return end;
}

function touches(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function containsInside(outer: Span, inner: Span): boolean {
  return outer.start < inner.start && inner.end < outer.end;
}
