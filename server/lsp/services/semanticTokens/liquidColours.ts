import type { TokenType } from "./legend.ts";
import { type Colour, toColour } from "./token.ts";

/**
 * What the parts of a Liquid text are, roughly: delimiters, names, filters, texts and numbers. The text
 * between the delimiters stays text, and so does what `raw` and `comment` hold. In source order.
 */
export function colourLiquid(text: string): readonly Colour[] {
  const colours: Colour[] = [];
  const delimiters = /\{([{%])-?/g;
  for (let found = delimiters.exec(text); found; found = delimiters.exec(text)) {
    const { 0: written, 1: sign, index } = found;
    colours.push(toColour("macro", { start: index, end: index + written.length }));
    const start = index + written.length;
    const inside = colourInside(text, start, sign === "%" ? "tag" : "output");
    for (const colour of inside.colours) colours.push(colour);
    delimiters.lastIndex = sign === "%" ? endOfVerbatim(text, start, inside.end) : inside.end;
  }
  return colours;
}

/** What stands between two delimiters, the closing one included, and where that ends. */
function colourInside(
  text: string,
  start: number,
  kind: "tag" | "output",
): { readonly colours: readonly Colour[]; readonly end: number } {
  const colours: Colour[] = [];
  const pattern = kind === "tag" ? insideTag : insideOutput;
  let expected: Expected = kind === "tag" ? "tag" : "value";
  let end = start;
  const parts = new RegExp(pattern, "uy");
  parts.lastIndex = start;
  for (let found = parts.exec(text); found; found = parts.exec(text)) {
    const { index } = found;
    const [written] = found;
    end = index + written.length;
    const isClosing = /^-?[}%]\}$/.test(written);
    const type = isClosing ? "macro" : typeOfPart(written, expected);
    if (type) colours.push(toColour(type, { start: index, end }));
    if (isClosing) break;
    expected = expectedBehind(written, expected);
  }
  return { colours, end };
}

/** Texts, numbers, names, signs, white space. */
const others = String.raw`'[^']*'?|"[^"]*"?|\d+(?:\.\d+)?|[\p{L}_$](?:-?[\p{L}\p{N}_$])*|[=!<>]=|\s+|[^]`;
const insideTag = String.raw`-?%\}|${others}`;
const insideOutput = String.raw`-?\}\}|${others}`;

/** What a name would be at a place. */
type Expected = "tag" | "value" | "filter" | "property";

function typeOfPart(written: string, expected: Expected): TokenType | undefined {
  if (/^\s/.test(written)) return undefined;
  if (/^['"]/.test(written)) return "string";
  if (/^\d/.test(written)) return "number";
  if (!/^[\p{L}_$]/u.test(written)) return "operator";
  switch (expected) {
    case "tag":
      return "keyword";
    case "filter":
      return "function";
    case "property":
      return "property";
    case "value":
      return words.has(written) ? "keyword" : "variable";
  }
}

function expectedBehind(written: string, expected: Expected): Expected {
  if (/^\s/.test(written)) return expected;
  if (written === "|") return "filter";
  return written === "." ? "property" : "value";
}

const words: ReadonlySet<string> = new Set(
  "and or not contains in true false nil null empty blank".split(" "),
);

/** Where code may begin again behind a delimiter that ends at `end`: not in a `raw` or a `comment`. */
function endOfVerbatim(text: string, start: number, end: number): number {
  const name = /^\s*(raw|comment)\b/.exec(text.slice(start, end))?.[1];
  if (name === undefined) return end;
  const closing = name === "raw" ? /\{%-?\s*endraw\b/g : /\{%-?\s*endcomment\b/g;
  closing.lastIndex = end;
  return closing.exec(text)?.index ?? text.length;
}
