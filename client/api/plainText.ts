/**
 * Words of a server as plain text in one line, or `undefined` where there is nothing to show.
 *
 * Markup is not text, a long tail helps nobody, and the editor's notifications turn `[text](command:…)`
 * into a link that runs a command, which is not for a server to offer.
 */
export function plainText(words: unknown): string | undefined {
  if (typeof words !== "string" || /<\/?[a-z!]/i.test(words)) return undefined;
  const line = words
    .replaceAll(/[\p{C}\s]+/gu, " ")
    .replaceAll("](", "] (")
    .trim();
  if (line === "") return undefined;
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

const longest = 300;
