import type { Span } from "../source/span.ts";
import type { Identifier } from "../syntax/tree.ts";

/**
 * The names between the braces of a query, which is text to us but for these. Properties are left
 * out; so are strings.
 */
export function namesInBraces(text: string, span: Span): readonly Identifier[] {
  const names: Identifier[] = [];
  let depth = 0;
  for (const { 0: word, index } of wordsOf(text, span)) {
    if (word === "{") depth++;
    else if (word === "}") depth--;
    else if (depth > 0) names.push(toIdentifier(word, span.start + index));
  }
  return names;
}

/** All names of a text that we do not read. Some are perhaps something else, such as a column. */
export function namesInText(text: string, span: Span): readonly Identifier[] {
  return [...wordsOf(text, span)].map(({ 0: word, index }) =>
    toIdentifier(word, span.start + index),
  );
}

/** Words, properties with their dot, strings and braces. */
function wordsOf(text: string, { start, end }: Span): Iterable<RegExpExecArray> {
  const pattern = /'(?:[^'\\]|\\[^])*'|[{}]|(?:\.\s*)?[A-Za-z_$][\w$]*/g;
  return text.slice(start, end).matchAll(pattern);
}

function toIdentifier(name: string, start: number): Identifier {
  return { kind: "identifier", name, quoted: false, start, end: start + name.length };
}
