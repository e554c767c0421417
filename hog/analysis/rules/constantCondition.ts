import type { Expression } from "../../syntax/tree.ts";
import type { Rule } from "../rule.ts";
import type { Scopes } from "../scopes.ts";
import { withoutGroups } from "../scopes.ts";

/**
 * Conditions that are the same in every run although they do not look it: a function that is not
 * called, a list, a dictionary, a text. `true`, `false` and numbers are left alone, since they are
 * written on purpose.
 *
 *     if (isReady) { … }      // `isReady` is a function: write `isReady()`
 *     while ([]) { … }        // an empty list is true
 */
export const constantCondition: Rule = {
  code: "constant-condition",
  severity: "warning",
  visit(report, { scopes }) {
    const check = ({ condition }: { readonly condition: Expression | undefined }): void => {
      const inner = condition && withoutOperators(condition);
      const message = inner && messageOf(inner, scopes);
      if (message) report(inner, message);
    };
    return { if: check, while: check, for: check, conditional: check };
  },
};

function withoutOperators(condition: Expression): Expression {
  let inner = withoutGroups(condition);
  while (inner.kind === "unary" && inner.operator === "not") inner = withoutGroups(inner.operand);
  return inner;
}

function messageOf(condition: Expression, scopes: Scopes): string | undefined {
  switch (condition.kind) {
    case "identifier":
      return isFixedFunction(condition, scopes)
        ? `A function is always true. Call it: \`${condition.name}(…)\`.`
        : undefined;
    case "lambda":
      return "A function is always true. Call it.";
    case "array":
    case "tuple":
    case "dict":
      return "This is always true, also when it is empty. Ask with `notEmpty(…)`.";
    case "string":
      return condition.value === "" ? "An empty text is always false." : "A text is always true.";
    default:
      return undefined;
  }
}

function isFixedFunction(
  name: Extract<Expression, { kind: "identifier" }>,
  scopes: Scopes,
): boolean {
  const declaration = scopes.declarationOf(name);
  if (declaration?.kind !== "function") return false;
  return scopes.referencesOf(declaration).every(({ access }) => access !== "write");
}
