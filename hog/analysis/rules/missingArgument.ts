import type { Expression } from "../../syntax/tree.ts";
import { callableOf } from "../callables.ts";
import type { Rule } from "../rule.ts";
import type { Declaration } from "../scopes.ts";
import { withoutGroups } from "../scopes.ts";

/**
 * Calls of the program's own functions with fewer arguments than parameters: the rest is null.
 * Parameters may be left out that start with `_`, or that the function itself takes null for:
 * `width ?? 10`, `width = null`, `empty(width)`.
 *
 *     fun pad(text, width) { return substring(text, 1, width) }
 *     print(pad('a'))      // `width` is null
 */
export const missingArgument: Rule = {
  code: "missing-argument",
  severity: "hint",
  visit(report, { scopes }) {
    // A function stands above its calls, so all of this is known when a call is met.
    const optional = new Set<Declaration>();
    const mayBeNull = (expression: Expression | undefined): void => {
      const inner = expression && withoutGroups(expression);
      const declaration = inner?.kind === "identifier" && scopes.declarationOf(inner);
      if (declaration) optional.add(declaration);
    };
    return {
      binary({ operator, left, right }) {
        const comparesWithNull = isEquality(operator) && (isNull(left) || isNull(right));
        if (operator === "??" || comparesWithNull) mayBeNull(left);
        if (comparesWithNull) mayBeNull(right);
      },
      isNull: ({ operand }) => mayBeNull(operand),
      call({ callee, args }) {
        if (callee.kind !== "identifier") return;
        if (askers.has(callee.name)) mayBeNull(args[0]);
        const declaration = scopes.referenceAt(callee)?.declaration;
        const parameters = declaration && callableOf(declaration, scopes)?.parameters;
        const missing = parameters?.slice(args.length).find((name) => {
          const parameter = scopes.declarationOf(name);
          return parameter && !optional.has(parameter) && !name.text.startsWith("_");
        });
        // A hole may have been meant for any number of arguments.
        if (!missing || args.some(({ kind }) => kind === "missing")) return;
        report(callee, `\`${missing.text}\` is not given, and so it is null.`);
      },
    };
  },
};

function isEquality(operator: string): boolean {
  return operator === "==" || operator === "!=";
}

function isNull(expression: Expression): boolean {
  return withoutGroups(expression).kind === "null";
}

/** Functions that are asked whether there is a value. */
const askers: ReadonlySet<string> = new Set([
  "coalesce",
  "empty",
  "ifNull",
  "isNotNull",
  "isNull",
  "notEmpty",
  "typeof",
]);
