import { findSql } from "../insideSql.ts";
import type { Rule } from "../rule.ts";
import { withoutGroups } from "../scopes.ts";
import type { Binary, Expression } from "../../syntax/tree.ts";

/**
 * `+` with a text, a list or a dictionary. It adds numbers; of anything else it makes NaN.
 *
 *     let greeting := 'Hello ' + person.name
 */
export const plusOnText: Rule = {
  code: "plus-on-text",
  severity: "error",
  visit(report, { scopes }) {
    const insideSql = findSql(scopes);
    return {
      binary(node, ancestors) {
        const { operator, operatorStart, operatorEnd } = node;
        if (operator !== "+" || isNotNumeric(node.left, "chain")) return;
        const side = isNotNumeric(node.left, "value") ? node.left : node.right;
        if (!isNotNumeric(side, "value") || insideSql(ancestors)) return;
        report(
          { start: operatorStart, end: operatorEnd },
          `\`+\` only adds numbers: this is NaN. ${adviceFor(side)}`,
        );
      },
    };
  },
};

/** `chain`: only what was reported already, further left in a row of `+`. */
function isNotNumeric(expression: Expression, ask: "chain" | "value"): boolean {
  const node = withoutGroups(expression);
  if (ask === "chain") return node.kind === "binary" && node.operator === "+" && addsText(node);
  switch (node.kind) {
    case "string":
      return node.value.trim() === "" || Number.isNaN(Number(node.value));
    case "template":
      return node.parts.some((part) => part.kind === "text" && Number.isNaN(Number(part.value)));
    case "array":
      return node.elements.length !== 1;
    case "dict":
      return true;
    case "binary":
      return node.operator === "||" && [node.left, node.right].some((side) => isPlainText(side));
    default:
      return false;
  }
}

/** Looks down the left side of a row of `+`, but not far: each row is looked at once per `+`. */
function addsText(row: Binary): boolean {
  let node: Expression = row;
  for (let steps = 0; steps < 20 && node.kind === "binary" && node.operator === "+"; steps++) {
    if (isNotNumeric(node.left, "value") || isNotNumeric(node.right, "value")) return true;
    node = withoutGroups(node.left);
  }
  return false;
}

function isPlainText(expression: Expression): boolean {
  return expression.kind === "string" && Number.isNaN(Number(expression.value));
}

function adviceFor(side: Expression): string {
  switch (withoutGroups(side).kind) {
    case "array":
      return "Put lists together with `arrayPushBack`.";
    case "dict":
      return "Set the keys of one dictionary with `:=`.";
    default:
      return "Join texts with `||` or `f'…{value}…'`.";
  }
}
