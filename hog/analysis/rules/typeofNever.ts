import { builtins } from "../../library/builtins.ts";
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
        report(one, `\`typeof\` never gives this. ${adviceFor(one.value)}`);
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

/** What the library names, and what it gives for a value that the VM does not know. */
const types: ReadonlySet<string> = new Set([
  ...(builtins.get("typeof")?.resultTexts ?? []),
  "unknown",
]);

/** The types that are meant by a text that `typeof` never gives; `undefined` where that is not known. */
export function typesMeantBy(text: string): readonly string[] | undefined {
  const lower = text.toLowerCase();
  return instead.get(lower) ?? (types.has(lower) ? [lower] : undefined);
}

const instead: ReadonlyMap<string, readonly string[]> = new Map([
  ["bool", ["boolean"]],
  ["dict", ["object"]],
  ["int", ["integer"]],
  ["list", ["array"]],
  ["nil", ["null"]],
  ["none", ["null"]],
  ["number", ["integer", "float"]],
  ["str", ["string"]],
  ["text", ["string"]],
  ["undefined", ["null"]],
]);

function adviceFor(text: string): string {
  const [one, ...others] = (instead.get(text.toLowerCase()) ?? []).map((type) => `'${type}'`);
  if (one === undefined) return "See the page of this rule for what it gives.";
  return others.length === 0
    ? `Write \`${one}\`.`
    : `Write \`in [${[one, ...others].join(", ")}]\`.`;
}

function isTypeof(expression: Expression, scopes: Scopes): boolean {
  return expression.kind === "call" && libraryName(expression, scopes) === "typeof";
}
