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

/** A snippet that writes each of its texts as `encode` does; its places stay. */
export function encodeSnippet(snippet: string, encode: (text: string) => string): string {
  return snippet.replaceAll(
    /\\([\\$}])|\$\{\d+:|\$\d+|[^\\$]+/g,
    (part, escaped: string | undefined) => {
      if (escaped !== undefined) return escapeSnippet(encode(escaped));
      return part.startsWith("$") ? part : encode(part).replaceAll("\\", "\\\\");
    },
  );
}

/** What a snippet writes if each place keeps what it holds. Places hold no braces of their own. */
export function fillSnippet(snippet: string): string {
  return snippet.replaceAll(
    /\\([\\$}])|\$\{\d+:([^}]*)\}|\$\d+/g,
    (_, escaped: string | undefined, held: string | undefined) => escaped ?? held ?? "",
  );
}
