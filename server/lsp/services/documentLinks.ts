import type { DocumentLink } from "vscode-languageserver-types";
import type { Span } from "../../../hog/source/span.ts";
import { scan } from "../../../hog/syntax/scanner.ts";
import { token } from "../../../hog/syntax/token.ts";
import { toRange } from "../convert.ts";
import type { HogDocument } from "../documents.ts";
import { spanOfToken } from "./bracketPairs.ts";

/**
 * The web addresses in texts and comments. One that goes on with an interpolation ends in front of it;
 * where that cuts the host itself, there is no link.
 */
export function findDocumentLinks({ kind, text }: HogDocument): DocumentLink[] {
  const source = text.getText();
  // Most programs have none, and the answer is asked for at every change.
  if (!/https?:\/\//i.test(source)) return [];
  return findTexts(source, kind)
    .flatMap((span) => findAddresses(source, span))
    .map((span) => ({ range: toRange(text, span), target: source.slice(span.start, span.end) }));
}

/** Texts and comments, in source order. */
function findTexts(source: string, kind: HogDocument["kind"]): readonly Span[] {
  const { tokens, comments } = scan(source, kind);
  const texts: Span[] = [...comments];
  for (let index = 0; index < tokens.count; index++) {
    if (textKinds.has(tokens.kinds[index] ?? token.end)) texts.push(spanOfToken(tokens, index));
  }
  return texts.toSorted((one, other) => one.start - other.start);
}

const textKinds: ReadonlySet<number> = new Set([
  token.string,
  token.unterminatedString,
  token.templateText,
  token.tagText,
]);

function findAddresses(source: string, { start, end }: Span): readonly Span[] {
  const matches = source.slice(start, end).matchAll(addressPattern);
  return [...matches].flatMap(({ 0: written, index }) => {
    const first = start + index;
    const behind = first + written.length;
    const address = withoutPunctuation(written);
    const goesOn = source.startsWith("{", behind) || source.startsWith("\\{", behind);
    if (!isAddress(address) || (goesOn && !hasPath(written))) return [];
    return [{ start: first, end: first + address.length }];
  });
}

/** What may stand in an address; letters of other alphabets are usual in paths. */
const addressPattern = /(?<![\w$])https?:\/\/[\w\-.~:/?#[\]@!$&()*+,;=%\p{L}\p{N}]+/giu;

/** Without what belongs to the sentence around it: `(see https://a.test/b).` */
function withoutPunctuation(written: string): string {
  const count = (sign: string): number => written.split(sign).length - 1;
  const surplus = new Map([
    [")", count(")") - count("(")],
    ["]", count("]") - count("[")],
  ]);
  let { length } = written;
  for (; length > 0; length--) {
    const last = written.charAt(length - 1);
    const extra = surplus.get(last) ?? 0;
    if (extra > 0) surplus.set(last, extra - 1);
    else if (!".,;:!?*".includes(last)) break;
  }
  return written.slice(0, length);
}

/** A host of one word is cut off, or stands for another, unless it is this machine. */
function isAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  return hostname === "localhost" || hostname.startsWith("[") || hostname.includes(".");
}

/** Whether something stands behind the host. */
function hasPath(address: string): boolean {
  return /^https?:\/\/[^/?#]+[/?#]/i.test(address);
}
