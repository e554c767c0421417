import type { Call, Expression, OrderItem } from "../syntax/tree.ts";
import type { AstCall, AstExpression, AstOrderExpr } from "./ast.ts";
import { at, type Desugaring, sugarCall } from "./desugaring.ts";

/** The tree of a call: a name before the arguments makes a `Call`, and so does a second list. */
export function toCall(call: Call, desugaring: Desugaring): AstExpression {
  const args = call.args.map(desugaring.expression);
  if (call.callee.kind === "identifier") {
    const { name } = call.callee;
    return holdsQuery(call)
      ? sugarCall(name, args, call)
      : { node: "Call", name, args, params: null, ...toModifiers(call, desugaring), ...at(call) };
  }
  const callee = desugaring.expression(call.callee);
  if (callee.node === "Call" && takesSecondList(call.callee) && !holdsQuery(call)) {
    const { name, args: params } = callee;
    return { node: "Call", name, args, params, ...toModifiers(call, desugaring), ...at(call) };
  }
  const name = callee.node === "Field" && callee.chain.length === 1 ? callee.chain[0] : undefined;
  return name !== undefined && mayHoldQuery(call)
    ? sugarCall(name, args, call)
    : { node: "ExprCall", expr: callee, args, ...at(call) };
}

/** `f(a)(b)` is one call with parameters and arguments; a third list calls its result. */
function takesSecondList(callee: Expression): boolean {
  if (callee.kind !== "call" || callee.callee.kind !== "identifier") return false;
  return callee.modifiers === undefined && !holdsQuery(callee);
}

/** `f(select 1)`: a query without parentheses of its own. */
function holdsQuery({ args }: Call): boolean {
  return args[0]?.kind === "query";
}

/**
 * A placeholder may stand for a query, and both may stand in parentheses. As the grammar looks for a
 * query before it looks for arguments, `(f)({x})` is a call by name although `(f)(x)` calls a value.
 */
function mayHoldQuery({ args: [first, ...others] }: Call): boolean {
  let argument = first;
  while (argument?.kind === "group") argument = argument.expression;
  const isQuery = argument?.kind === "query" || argument?.kind === "placeholder";
  return isQuery && others.length === 0;
}

function toModifiers(
  { modifiers }: Call,
  desugaring: Desugaring,
): Pick<AstCall, "distinct" | "order_by" | "filter_expr"> {
  return {
    distinct: modifiers?.distinct ?? false,
    order_by: modifiers?.orderBy?.map((item) => toOrder(item, desugaring)) ?? null,
    filter_expr: modifiers?.filter ? desugaring.expression(modifiers.filter) : null,
  };
}

function toOrder(item: OrderItem, { expression }: Desugaring): AstOrderExpr {
  const order = item.descending ? "DESC" : "ASC";
  return { node: "OrderExpr", expr: expression(item.expression), order, ...at(item) };
}
