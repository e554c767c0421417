import type { Expression, Template, Text } from "../syntax/tree.ts";
import type { AstExpression } from "./ast.ts";
import { at, type Desugaring, sugarCall } from "./desugaring.ts";

/** The tree of a template: no part makes an empty text, one stands for itself, more are joined. */
export function toTemplate({ parts, ...span }: Template, desugaring: Desugaring): AstExpression {
  const [first, ...rest] = parts.map((part) => toPart(part, desugaring));
  if (!first) return { node: "Constant", value: "", ...at(span) };
  return rest.length === 0 ? first : sugarCall("concat", [first, ...rest], span);
}

/** The tree of a text or an expression between texts. */
export function toPart(part: Text | Expression, { expression }: Desugaring): AstExpression {
  return part.kind === "text"
    ? { node: "Constant", value: part.value, ...at(part) }
    : expression(part);
}
