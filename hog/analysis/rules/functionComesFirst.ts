import { libraryName, takesFunctionFirst } from "../calls.ts";
import type { Rule } from "../rule.ts";

/**
 * A lambda behind the array in a call of `arrayMap` and the like, where it comes first.
 *
 *     print(arrayMap(names, name -> upper(name)))
 */
export const functionComesFirst: Rule = {
  code: "function-comes-first",
  severity: "error",
  visit(report, { scopes }) {
    return {
      call(node) {
        const [first, ...others] = node.args;
        const lambda = others.find(({ kind }) => kind === "lambda");
        if (!first || !lambda || first.kind === "lambda") return;
        const name = libraryName(node, scopes) ?? "";
        if (!takesFunctionFirst(name)) return;
        report(lambda, `\`${name}\` takes the function first: \`${name}(x -> …, list)\`.`);
      },
    };
  },
};
