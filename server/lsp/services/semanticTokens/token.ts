import type { Range } from "vscode-languageserver-types";
import type { Span } from "../../../../hog/source/span.ts";
import { toRange } from "../../convert.ts";
import type { HogText } from "../../hogText.ts";
import { tokenModifiers, type TokenModifier, tokenTypes, type TokenType } from "./legend.ts";

/** What a part of a text is. */
export interface Colour extends Span {
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** A part of which nothing else is to be said. */
export function toColour(type: TokenType, { start, end }: Span): Colour {
  return { type, modifiers: [], start, end };
}

/** A part of one line of the editor's document; type and modifiers as in the legend. */
export type SemanticToken = readonly [
  line: number,
  character: number,
  length: number,
  type: number,
  modifiers: number,
];

/** Translates colours, which are in source order and do not overlap. */
export function toTokens(text: HogText, colours: readonly Colour[]): readonly SemanticToken[] {
  const source = text.getText();
  return colours.flatMap((colour) => {
    const type = tokenTypes.indexOf(colour.type);
    const modifiers = bitsOf(colour.modifiers);
    return toLines(text, source, colour).flatMap(({ start, end }): readonly SemanticToken[] => {
      const length = end.character - start.character;
      return length > 0 ? [[start.line, start.character, length, type, modifiers]] : [];
    });
  });
}

/** A span as ranges that stay on their line: editors do not know tokens over several lines. */
function toLines(text: HogText, source: string, span: Span): readonly Range[] {
  const whole = toRange(text, span);
  if (whole.start.line === whole.end.line) return [whole];
  let { start } = span;
  return source
    .slice(span.start, span.end)
    .split(/(\r\n|\r|\n)/)
    .flatMap((part, index) => {
      const line = { start, end: start + part.length };
      start = line.end;
      return index % 2 === 0 ? [toRange(text, line)] : [];
    });
}

function bitsOf(modifiers: readonly TokenModifier[]): number {
  let bits = 0;
  for (const modifier of modifiers) bits |= 1 << tokenModifiers.indexOf(modifier);
  return bits;
}
