import { builtins } from "../../library/builtins.ts";
import { libraryName, takesFunctionFirst } from "../calls.ts";
import type { Rule } from "../rule.ts";
import type { Scopes } from "../scopes.ts";
import type { Expression, Lambda, Node } from "../../syntax/tree.ts";
import { forEachChild } from "../../syntax/walk.ts";

/**
 * A lambda that gives null, since its braces hold a value without `return`.
 *
 *     let doubled := arrayMap(x -> { x * 2 }, numbers)
 */
export const lambdaReturnsNull: Rule = {
  code: "lambda-returns-null",
  severity: "warning",
  visit(report, { scopes }) {
    return {
      lambda(node, ancestors) {
        const { body } = node;
        const isAsked = isAskedForValue(node, ancestors.at(-1), scopes);
        const isMistake =
          body.kind === "placeholder"
            ? !isReturn(body.expression) && (isAsked || !hasEffect(body.expression, scopes))
            : body.kind === "block" && isAsked && body.statements.length > 0 && !returns(body);
        if (!isMistake) return;
        report(
          { start: body.start, end: body.start + 1 },
          "This lambda gives null. Take the braces away, or write `return`.",
        );
      },
    };
  },
};

/** `{ return }` reads a variable of that name, which another rule speaks of. */
function isReturn(expression: Expression): boolean {
  return expression.kind === "identifier" && expression.name.toLowerCase() === "return";
}

/** Whether an expression may be there for what it does: a call, except of what only computes. */
function hasEffect(expression: Expression, scopes: Scopes): boolean {
  if (expression.kind !== "call") return false;
  const builtin = builtins.get(libraryName(expression, scopes) ?? "");
  return builtin?.origin !== "library" || builtin.name === "print";
}

function isAskedForValue(lambda: Lambda, parent: Node | undefined, scopes: Scopes): boolean {
  if (parent?.kind !== "call" || parent.args[0] !== lambda) return false;
  return takesFunctionFirst(libraryName(parent, scopes));
}

function returns(block: Node): boolean {
  const pending: Node[] = [block];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === "return" || node.kind === "throw" || node.kind === "missing") return true;
    if (node.kind === "lambda" || node.kind === "function") continue;
    forEachChild(node, (child) => pending.push(child));
  }
  return false;
}
