import { libraryName, takesFunctionFirst } from "../calls.ts";
import type { Rule } from "../rule.ts";

/**
 * A lambda for `arrayMap` and the like with a wrong number of parameters: they are given the element
 * alone, and no index; `arrayReduce` gives the result so far and the element.
 *
 *     print(arrayMap((name, index) -> f'{index}. {name}', names))   // the index is null
 */
export const callbackParameters: Rule = {
  code: "callback-parameters",
  severity: "warning",
  visit(report, { scopes }) {
    return {
      call(node) {
        const [lambda] = node.args;
        if (lambda?.kind !== "lambda") return;
        const name = libraryName(node, scopes);
        if (!takesFunctionFirst(name)) return;
        const given = name === "arrayReduce" ? 2 : 1;
        const surplus = lambda.parameters[given];
        if (surplus) {
          report(
            surplus,
            `\`${name}\` gives ${given === 1 ? "the element alone" : "two values"}, so \`${surplus.text}\` is null.`,
          );
        } else if (lambda.parameters.length < given) {
          report(
            lambda,
            `\`${name}\` gives ${given === 1 ? "the element" : "the result so far and the element"}, and a lambda with fewer parameters fails.`,
          );
        }
      },
    };
  },
};
