/** The character at `offset` as a message shows it: itself if it is visible, and its code point. */
export function describeCharacter(text: string, offset: number): string {
  const code = text.codePointAt(offset) ?? 0;
  const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return code > 32 && code < 127 && code !== 96
    ? `\`${String.fromCodePoint(code)}\``
    : `the character ${name}`;
}
