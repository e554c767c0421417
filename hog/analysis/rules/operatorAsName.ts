import type { Name } from "../../syntax/tree.ts";
import type { Rule } from "../rule.ts";

/**
 * A function or variable with the name of something that PostHog's compiler looks for first: a call
 * of `not`, `and`, `or`, `if`, `multiIf`, `ifNull` or `sql` never reaches it, and a read of `true` or
 * `false` neither.
 *
 *     fun not(value) { return value = null }
 */
export const operatorAsName: Rule = {
  code: "operator-as-name",
  severity: "warning",
  visit(report, _program) {
    const checkFunction = (name: Name): void => {
      if (!inlined.has(name.text)) return;
      report(
        name,
        `Calls of \`${name.text}\` mean the built-in one, not this. Choose another name.`,
      );
    };
    const checkVariable = (name: Name | undefined): void => {
      if (!name || name.quoted || !/^(?:true|false)$/i.test(name.text)) return;
      report(name, `\`${name.text}\` always means the constant, not this. Choose another name.`);
    };
    return {
      variable({ name, value }) {
        if (value?.kind === "lambda") checkFunction(name);
        checkVariable(name);
      },
      function({ name, parameters }) {
        checkFunction(name);
        parameters.forEach(checkVariable);
      },
      lambda: ({ parameters }) => parameters.forEach(checkVariable),
      forIn({ key, value }) {
        checkVariable(key);
        checkVariable(value);
      },
    };
  },
};

const inlined: ReadonlySet<string> = new Set([
  "and",
  "if",
  "ifNull",
  "multiIf",
  "not",
  "or",
  "sql",
]);
