import type { Case, Expression, Interval, Leftover, Trim } from "../syntax/tree.ts";
import type { AstConstant, AstExpression, AstUnsupported } from "./ast.ts";
import { toAccess } from "./desugarAccess.ts";
import { toCall } from "./desugarCall.ts";
import { at, type Desugaring, sugarCall } from "./desugaring.ts";
import { toBinary } from "./desugarOperator.ts";
import { toTag } from "./desugarTag.ts";
import { toTemplate } from "./desugarTemplate.ts";
import { numberValue } from "./numbers.ts";

/** The tree that PostHog's parser builds of an expression. */
export function toExpression(node: Expression, desugaring: Desugaring): AstExpression {
  const { expression, block, query } = desugaring;
  const span = at(node);
  switch (node.kind) {
    case "missing":
    case "null":
      return { node: "Constant", value: null, ...span };
    case "number":
      return { node: "Constant", ...numberValue(node), ...span };
    case "string":
    case "boolean":
      return { node: "Constant", value: node.value, ...span };
    case "identifier":
      return { node: "Field", chain: [node.name], ...span };
    case "wildcard":
      return { node: "Field", chain: [...node.qualifiers.map(({ text }) => text), "*"], ...span };
    case "template":
      return toTemplate(node, desugaring);
    case "array":
      return { node: "Array", exprs: node.elements.map(expression), ...span };
    case "tuple":
      return { node: "Tuple", exprs: node.elements.map(expression), ...span };
    case "dict": {
      const items = node.entries.map(
        ({ key, value }) => [expression(key), expression(value)] as const,
      );
      return { node: "Dict", items, ...span };
    }
    case "placeholder":
      return { node: "Placeholder", expr: expression(node.expression), ...span };
    case "group":
      return expression(node.expression);
    case "query":
      return { node: "Query", tree: query(node), ...span };
    case "tag":
      return toTag(node, desugaring);
    case "unary": {
      const operand = expression(node.operand);
      if (node.operator === "not") return { node: "Not", expr: operand, ...span };
      const left: AstConstant = { node: "Constant", value: 0, numeric: "integer" };
      return { node: "ArithmeticOperation", left, right: operand, op: "-", ...span };
    }
    case "binary":
      return toBinary(node, desugaring);
    case "isNull":
      return {
        node: "CompareOperation",
        left: expression(node.operand),
        right: { node: "Constant", value: null },
        op: node.negated ? "!=" : "==",
        is_null_comparison_style: true,
        ...span,
      };
    case "between":
      return {
        node: "BetweenExpr",
        expr: expression(node.operand),
        low: expression(node.low),
        high: expression(node.high),
        negated: node.negated,
        ...span,
      };
    case "conditional": {
      const args = [node.condition, node.then, node.otherwise].map(expression);
      return sugarCall("if", args, span);
    }
    case "call":
      return toCall(node, desugaring);
    case "index":
    case "member":
    case "slice":
    case "tupleMember":
      return toAccess(node, desugaring);
    case "lambda": {
      const args = node.parameters.map(({ text }) => text);
      const expr = node.body.kind === "block" ? block(node.body) : expression(node.body);
      return { node: "Lambda", args, expr, ...span };
    }
    case "case":
      return toCase(node, desugaring);
    case "interval":
      return sugarCall(`toInterval${node.unit}`, [toAmount(node, desugaring)], span);
    case "cast": {
      const kind = node.form === "try_cast" ? "TryCast" : "TypeCast";
      return { node: kind, expr: expression(node.operand), type_name: node.type, ...span };
    }
    case "trim": {
      const args = [node.operand, node.characters].map(expression);
      return sugarCall(trimFunctions[node.side], args, span);
    }
    case "alias":
      return { node: "Alias", expr: expression(node.operand), alias: node.alias.text, ...span };
    case "namedArgument":
      return { node: "NamedArgument", name: node.name.text, value: expression(node.value) };
    case "ignoreNulls":
      return expression(node.operand);
    case "leftover":
      return { node: leftoverNodes[node.form], ...span };
  }
}

/** Without an operand one branch makes `if`, several make `multiIf`. */
function toCase(node: Case, { expression }: Desugaring): AstExpression {
  const { operand, branches, otherwise } = node;
  const none: AstConstant = { node: "Constant", value: null };
  const args = [
    ...(operand ? [expression(operand)] : []),
    ...branches.flatMap(({ when, then }) => [when, then].map(expression)),
    otherwise ? expression(otherwise) : none,
  ];
  if (operand) return sugarCall("_caseWithExpression", args, node);
  return sugarCall(branches.length === 1 ? "if" : "multiIf", args, node);
}

/** In `interval '2 days'` the amount is no token of its own, so it has no positions. */
function toAmount({ amount, end }: Interval, { expression }: Desugaring): AstExpression {
  const isInText = amount.kind === "number" && amount.end === end;
  return isInText ? { node: "Constant", ...numberValue(amount) } : expression(amount);
}

const trimFunctions: Readonly<Record<Trim["side"], string>> = {
  both: "trim",
  leading: "trimLeft",
  trailing: "trimRight",
};

const leftoverNodes: Readonly<Record<Leftover["form"], AstUnsupported["node"]>> = {
  window: "WindowFunction",
  columns: "ColumnsExpr",
  positional: "PositionalRef",
  spread: "SpreadExpr",
};
