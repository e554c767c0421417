/** What the escapes of strings stand for. `\0` stands for nothing; `\x41` and `\N` stay as they are. */
const escapes: ReadonlyMap<string, string> = new Map([
  ["\\b", "\b"],
  ["\\f", "\f"],
  ["\\r", "\r"],
  ["\\n", "\n"],
  ["\\t", "\t"],
  ["\\0", ""],
  ["\\a", "\u0007"],
  ["\\v", "\u000b"],
  ["\\\\", "\\"],
]);

/** Decodes a string literal or a quoted name, quotes included; a missing closing quote is allowed. */
export function decodeQuoted(literal: string): string {
  const quote = literal[0] ?? "'";
  const closed = literal.length > 1 && literal.endsWith(quote);
  const inner = literal.slice(1, closed ? -1 : undefined);
  if (!inner.includes("\\") && !inner.includes(quote)) return inner;
  return inner.replaceAll(/\\[\s\S]|''|""|``/g, (found) => {
    if (found === quote + quote) return quote;
    if (found === `\\${quote}` && quote !== "`") return quote;
    return escapes.get(found) ?? found;
  });
}

/** Decodes the text of an `f'…'` between its interpolations. */
export function decodeTemplateText(text: string): string {
  if (!text.includes("\\") && !text.includes("'")) return text;
  return text.replaceAll(/\\[\s\S]|''/g, (found) => {
    if (found === "''" || found === "\\'") return "'";
    if (found === "\\{") return "{";
    return escapes.get(found) ?? found;
  });
}

/** Decodes the text of a whole input between its interpolations: quotes are plain text there. */
export function decodeInputText(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replaceAll(/\\[\s\S]/g, (found) =>
    found === "\\{" ? "{" : (escapes.get(found) ?? found),
  );
}
