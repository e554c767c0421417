import { findNamesInHoles } from "../holes.ts";
import type { Rule } from "../rule.ts";
import type { Declaration, Scopes } from "../scopes.ts";

/**
 * Parameters at the end of a function's list that the function does not use. Left alone are those in
 * front of a used one, names that start with `_`, and functions that are used as values, since
 * whoever calls these decides about the arguments. For the same reason lambdas are left alone.
 *
 *     fun double(n, factor) { return n * 2 }      // `factor` is not used
 */
export const unusedParameter: Rule = {
  code: "unused-parameter",
  severity: "hint",
  visit(report, { parsed, scopes }) {
    const mayBeUsed = findNamesInHoles(parsed, scopes);
    const isUsed = (parameter: Declaration): boolean =>
      scopes.referencesOf(parameter).length > 0 || mayBeUsed(parameter.text);
    return {
      function(fn) {
        if (isUsedAsValue(scopes.declarationOf(fn.name), scopes)) return;
        const parameters = fn.parameters.map((name) => scopes.declarationOf(name));
        const lastUsed = parameters.findLastIndex((parameter) => !parameter || isUsed(parameter));
        for (const parameter of parameters.slice(lastUsed + 1)) {
          if (!parameter?.name || parameter.text.startsWith("_")) continue;
          report(parameter.name, `The parameter \`${parameter.text}\` is not used.`);
        }
      },
    };
  },
};

function isUsedAsValue(fn: Declaration | undefined, scopes: Scopes): boolean {
  return !fn || scopes.referencesOf(fn).some(({ access }) => access !== "call");
}
