/** What a token can be, by number. */
export const tokenTypes = [
  "function",
  "method",
  "variable",
  "parameter",
  "property",
  "macro",
  "keyword",
  "operator",
  "number",
  "string",
  "comment",
] as const;

export type TokenType = (typeof tokenTypes)[number];

/** What else can be said of a token, by bit. */
export const tokenModifiers = ["declaration", "readonly", "defaultLibrary", "async"] as const;

export type TokenModifier = (typeof tokenModifiers)[number];
