import { visitTree } from "../../../../hog/analysis/visitTree.ts";
import { scan } from "../../../../hog/syntax/scanner.ts";
import { token, type Tokens } from "../../../../hog/syntax/token.ts";
import type { HogDocument } from "../../documents.ts";
import { spanOfToken } from "../bracketPairs.ts";
import type { TokenType } from "./legend.ts";
import { type Colour, toColour } from "./token.ts";

/**
 * What everything in the braces of a template is, whatever its names mean, and the braces: around it
 * stands JSON, whose grammar takes it all for a text. The text between the braces stays text. In source
 * order; names are guesses from their neighbours, for code that could not be read.
 */
export function colourTemplate({ text }: HogDocument): readonly Colour[] {
  const { tokens, comments } = scan(text.getText(), "template");
  const colours: Colour[] = comments.map(({ start, end }) => toColour("comment", { start, end }));
  /** Of each brace and `f'` that is open, whether text stands in it. */
  const open: boolean[] = [];
  for (let index = 0; index < tokens.count; index++) {
    const kind = tokens.kinds[index] ?? token.end;
    const type = typeOfToken(tokens, index, open);
    if (kind === token.openBrace) open.push(false);
    else if (kind === token.templateStart) open.push(true);
    else if (kind === token.closeBrace || kind === token.templateEnd) open.pop();
    const { start, end } = spanOfToken(tokens, index);
    if (type) colours.push(toColour(type, { start, end }));
  }
  return colours.toSorted((one, other) => one.start - other.start);
}

/** The numbers of a template, each in one piece; `1.5` is three tokens. */
export function colourNumbers({ analysis }: HogDocument): readonly Colour[] {
  const colours: Colour[] = [];
  visitTree(analysis.parsed.root, [
    { number: ({ start, end }) => void colours.push(toColour("number", { start, end })) },
  ]);
  return colours;
}

/** `open` tells of what is open around the token whether text stands in it. */
function typeOfToken(
  tokens: Tokens,
  index: number,
  open: readonly boolean[],
): TokenType | undefined {
  const kind = tokens.kinds[index] ?? token.end;
  const isInText = open.at(-1) ?? true;
  switch (kind) {
    case token.end:
    case token.unexpected:
      return undefined;
    case token.templateText:
      return open.length > 0 ? "string" : undefined;
    case token.string:
    case token.unterminatedString:
    case token.templateStart:
    case token.templateEnd:
    case token.tagText:
      return "string";
    case token.openBrace:
      return isInText ? "macro" : "operator";
    case token.closeBrace:
      return (open.at(-2) ?? true) ? "macro" : "operator";
    case token.identifier:
    case token.quotedIdentifier:
      return typeOfName(tokens, index);
  }
  if (kind < token.decimal) return "operator";
  if (kind < token.string) return "number";
  return isBehindDot(tokens, index) ? "property" : "keyword";
}

function typeOfName(tokens: Tokens, index: number): TokenType {
  const isCalled = tokens.kinds[index + 1] === token.openParen;
  if (isBehindDot(tokens, index)) return isCalled ? "method" : "property";
  return isCalled ? "function" : "variable";
}

function isBehindDot({ kinds }: Tokens, index: number): boolean {
  const before = kinds[index - 1];
  return before === token.dot || before === token.optionalDot;
}
