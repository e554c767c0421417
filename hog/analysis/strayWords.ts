/**
 * Words that other languages, or Hog in other places, give a meaning, and that are plain names where
 * they were read as an identifier. Rules of their own speak of them; rules about names are silent.
 */
export function isStrayWord(name: string): boolean {
  const word = name.toLowerCase();
  return ownKeywords.has(word) || foreignKeywords.has(word);
}

/** Hog's own words that are names where their construct cannot be read; in lower case. */
export const ownKeywords: ReadonlySet<string> = new Set([
  "and",
  "as",
  "between",
  "case",
  "else",
  "end",
  "for",
  "if",
  "ilike",
  "in",
  "is",
  "like",
  "not",
  "or",
  "return",
  "select",
  "then",
  "when",
  "with",
]);

const foreignKeywords: ReadonlySet<string> = new Set([
  "async",
  "await",
  "break",
  "class",
  "const",
  "continue",
  "def",
  "delete",
  "do",
  "elif",
  "elseif",
  "elsif",
  "export",
  "foreach",
  "func",
  "function",
  "import",
  "instanceof",
  "local",
  "new",
  "nil",
  "none",
  "require",
  "switch",
  "this",
  "typeof",
  "undefined",
  "unless",
  "var",
  "void",
  "yield",
]);
