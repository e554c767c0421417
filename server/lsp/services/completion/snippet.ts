/** A text as it is, inside the syntax of snippets. */
export function escapeSnippet(text: string): string {
  return text.replaceAll(/[\\$}]/g, "\\$&");
}

/** A call with a place to fill in for each parameter that has to be there; the cursor is inside. */
export function callSnippet(
  name: string,
  parameters: readonly string[],
  takesMore: boolean,
): string {
  const places = parameters.map((parameter, at) => `\${${at + 1}:${escapeSnippet(parameter)}}`);
  if (parameters.length === 0 && takesMore) places.push("$1");
  return `${escapeSnippet(name)}(${places.join(", ")})$0`;
}
