import type { Expression } from "../../syntax/tree.ts";
import { libraryName } from "../calls.ts";
import type { Rule } from "../rule.ts";
import type { Scopes } from "../scopes.ts";

/**
 * `typeof` compared with a text that it never gives.
 *
 *     if (typeof(amount) = 'number') { … }   // 'integer' or 'float'
 */
export const typeofNever: Rule = {
  code: "typeof-never",
  severity: "warning",
  visit(report, { scopes }) {
    const check = (call: Expression, text: Expression): void => {
      if (!isTypeof(call, scopes)) return;
      const texts = text.kind === "array" || text.kind === "tuple" ? text.elements : [text];
      for (const one of texts) {
        if (one.kind !== "string" || types.has(one.value)) continue;
        const advice =
          instead.get(one.value.toLowerCase()) ?? "See the page of this rule for what it gives.";
        report(one, `\`typeof\` never gives this. ${advice}`);
      }
    };
    return {
      binary({ operator, left, right }) {
        if (operator === "==" || operator === "!=") {
          check(left, right);
          check(right, left);
        } else if (operator === "in" || operator === "not in") check(left, right);
      },
    };
  },
};

const types: ReadonlySet<string> = new Set([
  "array",
  "boolean",
  "date",
  "datetime",
  "error",
  "float",
  "function",
  "integer",
  "null",
  "object",
  "sql",
  "string",
  "tuple",
  "unknown",
]);

const instead: ReadonlyMap<string, string> = new Map([
  ["bool", "Write `'boolean'`."],
  ["dict", "Write `'object'`."],
  ["int", "Write `'integer'`."],
  ["list", "Write `'array'`."],
  ["nil", "Write `'null'`."],
  ["none", "Write `'null'`."],
  ["number", "Write `in ['integer', 'float']`."],
  ["str", "Write `'string'`."],
  ["text", "Write `'string'`."],
  ["undefined", "Write `'null'`."],
]);

function isTypeof(expression: Expression, scopes: Scopes): boolean {
  return expression.kind === "call" && libraryName(expression, scopes) === "typeof";
}
