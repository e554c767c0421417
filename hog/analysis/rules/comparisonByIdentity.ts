import { findSql } from "../insideSql.ts";
import type { Rule } from "../rule.ts";
import { withoutGroups } from "../scopes.ts";
import type { Expression } from "../../syntax/tree.ts";

/**
 * `=` or `!=` with a list or dictionary written in place. They compare by identity, and a new one is
 * never the same as another.
 *
 *     if (event.properties = {}) { return }
 */
export const comparisonByIdentity: Rule = {
  code: "comparison-by-identity",
  severity: "warning",
  visit(report, { scopes }) {
    const insideSql = findSql(scopes);
    return {
      binary(node, ancestors) {
        if (node.operator !== "==" && node.operator !== "!=") return;
        const literal = [node.left, node.right].map(withoutGroups).find(isNew);
        if (!literal || insideSql(ancestors)) return;
        const result = node.operator === "==" ? "false" : "true";
        report(
          node,
          `This is always ${result}: a new ${nameOf(literal)} equals no other. ${adviceFor(literal)}`,
        );
      },
    };
  },
};

/** Lists of numbers alone are compared number by number. */
function isNew(side: Expression): boolean {
  switch (side.kind) {
    case "dict":
      return true;
    case "array":
    case "tuple":
      return side.elements.some(
        ({ kind }) => kind === "string" || kind === "boolean" || kind === "null" || kind === "dict",
      );
    default:
      return false;
  }
}

function nameOf(literal: Expression): string {
  return literal.kind === "dict" ? "dictionary" : "list";
}

function adviceFor(literal: Expression): string {
  const isEmpty = literal.kind === "dict" && literal.entries.length === 0;
  return isEmpty
    ? "Ask with `empty(…)`."
    : "Compare the values inside, or both as `jsonStringify(…)`.";
}
