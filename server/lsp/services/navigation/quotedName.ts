/** The quote in front of which a name stands in a text; `undefined` for a plain one. */
export function quoteAt(text: string, start: number): '"' | "`" | undefined {
  const quote = text[start];
  return quote === '"' || quote === "`" ? quote : undefined;
}

/** A name in quotes, which may then be any text. */
export function quoteName(name: string, quote: '"' | "`"): string {
  const escaped = name.replaceAll("\\", "\\\\").replaceAll(quote, quote + quote);
  return `${quote}${escaped}${quote}`;
}
