import { firstReserved, keywords, lastReserved } from "../../../../hog/syntax/token.ts";

/** Whether a name may stand behind a dot as it is. */
export function isPlainName(name: string): boolean {
  const kind = keywords.get(name.toLowerCase()) ?? 0;
  const isReserved = kind >= firstReserved && kind <= lastReserved;
  return /^[A-Za-z_$][\w$]*$/.test(name) && !isReserved;
}

/** The string literal for a text. */
export function quote(text: string): string {
  return `'${escapeText(text)}'`;
}

/** What stands between the quotes of that literal. */
export function escapeText(text: string): string {
  return text.replaceAll(/[\\'\p{Cc}]/gu, escape);
}

/** A text as it stands between the quotes of an `f'…'`, outside of its braces. */
export function escapeTemplateText(text: string): string {
  return text.replaceAll(/[\\'{\p{Cc}]/gu, escape);
}

function escape(character: string): string {
  return escapes.get(character) ?? character;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ["\\", "\\\\"],
  ["'", "\\'"],
  ["{", "\\{"],
  ["\u0007", "\\a"],
  ["\b", "\\b"],
  ["\t", "\\t"],
  ["\n", "\\n"],
  ["\v", "\\v"],
  ["\f", "\\f"],
  ["\r", "\\r"],
]);
