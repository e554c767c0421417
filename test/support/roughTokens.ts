/**
 * The pieces that a person would call the words and signs of a text, white space included; joined
 * they are the text. Only for taking texts apart in tests: no parser's idea of tokens.
 */
export function roughTokens(text: string): readonly string[] {
  return text.match(roughToken) ?? [];
}

const roughToken =
  /\s+|--[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[A-Za-z_$][\w$]*|\d+(?:\.\d+)?|'(?:[^'\\]|\\[\s\S])*'|"[^"]*"|`[^`]*`|:=|->|\?\.|\?\?|<=>|[<>!=]=|<>|\|\||::|[\s\S]/gu;
