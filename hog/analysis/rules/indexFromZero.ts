import { selectionText } from "../selection.ts";
import type { Rule } from "../rule.ts";
import { withoutGroups, type Scopes } from "../scopes.ts";
import type { Expression, Index, Node } from "../../syntax/tree.ts";

/**
 * Index 0, which no array has: `.0`, and a loop that counts from 0 to a length.
 *
 *     for (let i := 0; i < length(names); i := i + 1) { print(names[i]) }
 */
export const indexFromZero: Rule = {
  code: "index-from-zero",
  severity: "error",
  visit(report, { scopes }) {
    return {
      tupleMember({ index, end }) {
        if (index === 0) report({ start: end - 1, end }, "Tuples and arrays start at `.1`.");
      },
      index(node, ancestors) {
        if (!countsFromZero(node, ancestors, scopes)) return;
        report(
          node.index,
          "The loop starts at 0, but arrays start at index 1: the first round fails. Count from 1 with `<=`.",
        );
      },
    };
  },
};

/** True in the body of a `for` whose name starts at 0 and runs to the length of what is indexed. */
function countsFromZero(
  { object, index }: Index,
  ancestors: readonly Node[],
  scopes: Scopes,
): boolean {
  const name = withoutGroups(index);
  if (name.kind !== "identifier") return false;
  const declared = scopes.declarationOf(name)?.node;
  if (declared?.kind !== "variable" || !isZero(declared.value)) return false;
  const loop = ancestors.findLast((node) => node.kind === "for" && node.initializer === declared);
  return loop?.kind === "for" && endsAtLengthOf(loop.condition, name.name, object);
}

function isZero(value: Expression | undefined): boolean {
  return value?.kind === "number" && Number(value.text) === 0;
}

function endsAtLengthOf(
  condition: Expression | undefined,
  name: string,
  object: Expression,
): boolean {
  if (condition?.kind !== "binary") return false;
  const { operator, left, right } = condition;
  if (operator !== "<" && operator !== "<=") return false;
  if (left.kind !== "identifier" || left.name !== name) return false;
  if (right.kind !== "call" || right.callee.kind !== "identifier") return false;
  const [measured] = right.args;
  const chain = measured && right.callee.name === "length" ? selectionText(measured) : undefined;
  return chain !== undefined && chain === selectionText(object);
}
