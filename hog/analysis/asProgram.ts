import type { Parsed } from "../syntax/parse.ts";
import type { Expression, Program } from "../syntax/tree.ts";

/** An expression as a program that holds nothing else: whatever works on programs works on it. */
export function asProgram(parsed: Parsed<Expression>): Parsed<Program> {
  const { root: expression, text } = parsed;
  const whole = { start: 0, end: text.length };
  const statement = { kind: "expressionStatement", expression, ...whole } as const;
  return { ...parsed, root: { kind: "program", statements: [statement], ...whole } };
}
