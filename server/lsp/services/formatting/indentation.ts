import { startOfLine } from "../../../../hog/analysis/layout.ts";
import type { Parsed } from "../../../../hog/syntax/parse.ts";
import { scan } from "../../../../hog/syntax/scanner.ts";
import { token } from "../../../../hog/syntax/token.ts";
import type { Program } from "../../../../hog/syntax/tree.ts";
import { kindOf, openBracketBefore, partnerOf, type Prefix } from "../completion/prefix.ts";

/**
 * The white space that the line which starts at an offset is to start with: one step more than the line
 * with the bracket around it, and another one where it goes on with what is in front. `undefined` inside
 * strings, comments, tags and the texts of templates, where white space means something.
 */
export function indentationAt(
  { text, comments }: Parsed<Program>,
  line: number,
): string | undefined {
  if (comments.some(({ start, end }) => start < line && line <= end)) return undefined;
  const { tokens } = scan(text, "program");
  let before = -1;
  while (before + 1 < tokens.count && (tokens.starts[before + 1] ?? line) < line) before++;
  // The last token is the end of the text, of no width.
  if (before === tokens.count - 1) before--;
  const prefix: Prefix = { text, tokens, before, typed: { kind: "other" } };
  const isInside = (tokens.ends[before] ?? 0) > line || holdsText.has(kindOf(prefix, before));
  if (isInside) return undefined;
  const bracket = openBracketBefore(prefix, before);
  const outer = bracket < 0 ? "" : spaceOfLine(text, tokens.starts[bracket] ?? 0);
  if (isClosing(kindOf(prefix, before + 1)) && isOnLine(prefix, line)) return outer;
  const inner = bracket < 0 ? "" : `${outer}${step}`;
  return goesOn(prefix, line) ? `${inner}${step}` : inner;
}

const step = "  ";

/** Tokens behind which white space may be a part of a text. */
const holdsText: ReadonlySet<number> = new Set([
  token.templateStart,
  token.templateText,
  token.tagText,
]);

/** Operators and the like, at the end of a line or at the start of the next one. */
function isOperator(kind: number): boolean {
  return (
    (kind >= token.question && kind <= token.notMatchesAnyCase) ||
    kind === token.and ||
    kind === token.or
  );
}

/** Whether a line goes on with the statement or element in front of it. */
function goesOn(prefix: Prefix, line: number): boolean {
  const { before } = prefix;
  const last = kindOf(prefix, before);
  if (last === token.assign || last === token.arrow || last === token.else) return true;
  if (isOperator(last) || closesHead(prefix)) return true;
  if (before < 0 || !isOnLine(prefix, line)) return false;
  const next = kindOf(prefix, before + 1);
  return isOperator(next) || next === token.dot || next === token.optionalDot;
}

/** Whether the `)` in front closes the head of an `if` or a loop, and no block follows. */
function closesHead(prefix: Prefix): boolean {
  const { before } = prefix;
  if (kindOf(prefix, before) !== token.closeParen) return false;
  const head = kindOf(prefix, partnerOf(prefix, before) - 1);
  const governs = head === token.if || head === token.while || head === token.for;
  return governs && kindOf(prefix, before + 1) !== token.openBrace;
}

/** Whether the next token stands on the line. */
function isOnLine({ text, tokens, before }: Prefix, line: number): boolean {
  const start = tokens.starts[before + 1] ?? line;
  return before + 1 < tokens.count - 1 && startOfLine(text, start) === line;
}

function isClosing(kind: number): boolean {
  return kind === token.closeParen || kind === token.closeBracket || kind === token.closeBrace;
}

/** The white space that the line around an offset starts with. */
function spaceOfLine(text: string, offset: number): string {
  return spaceAt(text, startOfLine(text, offset));
}

/** The blanks and tabs at an offset. */
export function spaceAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(offset))?.[0] ?? "";
}
