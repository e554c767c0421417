import type {
  AstCall,
  AstCompareOperation,
  AstConstant,
  AstExpression,
  AstField,
  AstLogical,
} from "../compiler/ast.ts";
import { isWrittenFloat, type Json } from "./json.ts";
import { pythonType } from "./python.ts";

/** A constant that the compiler refuses: PostHog puts any JSON value into the tree unseen. */
export interface UnsupportedConstant extends AstConstant {
  /** The name of its Python type. */
  readonly unsupported: "list" | "dict";
}

/** `first.second.…` */
export function field(...chain: readonly string[]): AstField {
  return { node: "Field", chain };
}

/** `name(…)` */
export function call(name: string, ...args: readonly AstExpression[]): AstCall {
  return { node: "Call", name, args };
}

/** `left operator right` */
export function compare(
  left: AstExpression,
  op: AstCompareOperation["op"],
  right: AstExpression,
): AstCompareOperation {
  return { node: "CompareOperation", left, right, op };
}

/** `first and second and …`, never flattened. */
export function every(exprs: readonly AstExpression[]): AstLogical {
  return { node: "And", exprs };
}

/** `first or second or …`, never flattened. */
export function some(exprs: readonly AstExpression[]): AstLogical {
  return { node: "Or", exprs };
}

/** `name(item -> condition, list)`, as in `arrayExists`. */
export function overList(
  name: string,
  item: string,
  condition: AstExpression,
  list: AstExpression,
): AstCall {
  return call(name, { node: "Lambda", args: [item], expr: condition }, list);
}

/** `(first, second, …)` or `[first, second, …]` */
export function sequence(node: "Tuple" | "Array", values: readonly Json[]): AstExpression {
  return { node, exprs: values.map(constant) };
}

/** A value of the filters as a constant. */
export function constant(value: Json): AstConstant | UnsupportedConstant {
  if (isWrittenFloat(value)) return { node: "Constant", value: value.value, numeric: "float" };
  if (typeof value === "number") {
    return { node: "Constant", value, numeric: Number.isInteger(value) ? "integer" : "float" };
  }
  if (typeof value === "bigint") return { node: "Constant", value, numeric: "integer" };
  if (typeof value === "object" && value !== null) {
    const unsupported = pythonType(value) === "list" ? "list" : "dict";
    return { node: "Constant", value: null, unsupported };
  }
  return { node: "Constant", value };
}
