import { selectionText } from "../selection.ts";
import type { Rule } from "../rule.ts";
import type { Scopes } from "../scopes.ts";
import { withoutGroups } from "../scopes.ts";
import { isList, kindsOfValues } from "../valueKind.ts";
import type { Expression, ForIn } from "../../syntax/tree.ts";

/**
 * The key of a loop over an array, which starts at 0, used where arrays count from 1.
 *
 *     for (let i, name in names) {
 *       print(names[i])                 // fails: there is no index 0
 *       print(i = length(names))        // never true
 *     }
 */
export const zeroBasedKey: Rule = {
  code: "zero-based-key",
  severity: "warning",
  visit(report, { parsed: { text }, scopes }) {
    const kindOf = kindsOfValues(scopes, text);
    return {
      index({ object, index }) {
        const loop = loopOfKey(index, scopes);
        if (!loop || !isList(kindOf(object))) return;
        if (!isList(kindOf(loop.collection))) return;
        report(index, "Keys of an array start at 0, its indexes at 1. Add 1.");
      },
      binary({ operator, left, right }) {
        if (operator !== "==" && operator !== "!=") return;
        checkLength(left, right);
        checkLength(right, left);
      },
    };

    function checkLength(key: Expression, length: Expression): void {
      const loop = loopOfKey(key, scopes);
      if (!loop || !isLengthOf(length, loop.collection)) return;
      report(key, "Keys of an array start at 0, so they never reach its length. Add 1.");
    }
  },
};

/** The loop whose key an expression is. */
function loopOfKey(expression: Expression, scopes: Scopes): ForIn | undefined {
  const node = withoutGroups(expression);
  if (node.kind !== "identifier") return undefined;
  const declaration = scopes.declarationOf(node);
  const loop = declaration?.node;
  return loop?.kind === "forIn" && loop.key && declaration?.name === loop.key ? loop : undefined;
}

function isLengthOf(expression: Expression, collection: Expression): boolean {
  if (expression.kind !== "call" || expression.callee.kind !== "identifier") return false;
  const [measured] = expression.args;
  if (expression.callee.name !== "length" || !measured) return false;
  const chain = selectionText(measured);
  return chain !== undefined && chain === selectionText(collection);
}
