/** A text as it stands between the quotes of a string. */
export function stringText(value: string): string {
  return value.replaceAll(/[\\'\p{Cc}]/gu, escape);
}

/** A text as it stands between the braces of an `f'…'`. */
export function templateText(value: string): string {
  return value.replaceAll(/[\\'{\p{Cc}]/gu, escape);
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
