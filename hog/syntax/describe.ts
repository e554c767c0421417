/** The character at `offset` as a message shows it: itself if it is visible, and its code point. */
export function describeCharacter(text: string, offset: number): string {
  const code = text.codePointAt(offset) ?? 0;
  const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return code > 32 && code < 127 && code !== 96
    ? `\`${String.fromCodePoint(code)}\``
    : `the character ${name}`;
}

/** What to say about the character at `start`, which starts no token. */
export function unexpectedMessage(text: string, start: number): string {
  const what = describeCharacter(text, start);
  const next = text[start + 1];
  const character: string = text.charAt(start);
  switch (character) {
    case "!":
      return "Hog has no `!`. Write `not`.";
    case "&":
      return next === "&" ? "Hog has no `&&`. Write `and`." : "Hog has no `&`.";
    case "|":
      return "Hog has no `|`. Write `or`, or `||` to join texts.";
    case "\u201c":
    case "\u201d":
    case "\u2018":
    case "\u2019":
      return `A program cannot hold ${what} outside a string. Write the straight quote \`'\`.`;
  }
  return `A program cannot hold ${what} outside strings and comments.`;
}
