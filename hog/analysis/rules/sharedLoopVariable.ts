import type { Node } from "../../syntax/tree.ts";
import { libraryName } from "../calls.ts";
import type { Rule } from "../rule.ts";
import type { Declaration, Scopes } from "../scopes.ts";

/**
 * A lambda that is kept for later and uses the variable of a loop: all of them see its last value.
 *
 *     for (let name in names) {
 *       actions := arrayPushBack(actions, () -> print(name))   // all print the last name
 *     }
 */
export const sharedLoopVariable: Rule = {
  code: "shared-loop-variable",
  severity: "warning",
  visit(report, { scopes }) {
    const reported = new Set<Declaration>();
    return {
      identifier(node, ancestors) {
        const reference = scopes.referenceAt(node);
        const declaration = reference?.declaration;
        if (!declaration || declaration.owner === reference.owner) return;
        if (reported.has(declaration) || !isLoopVariable(declaration, ancestors)) return;
        if (!isKept(declaration, ancestors, scopes)) return;
        reported.add(declaration);
        report(
          node,
          `All these functions see the last \`${node.name}\`, since the loop has only one. Keep the values, not functions.`,
        );
      },
    };
  },
};

function isLoopVariable({ kind, node }: Declaration, ancestors: readonly Node[]): boolean {
  if (kind === "loop") return true;
  return ancestors.some((parent) => parent.kind === "for" && parent.initializer === node);
}

/** Whether the outermost function between a variable and its use is put somewhere. */
function isKept(declaration: Declaration, ancestors: readonly Node[], scopes: Scopes): boolean {
  const outermost = ancestors.findIndex(
    (node) => node.kind === "lambda" && node.start > declaration.visible.start,
  );
  const parent = ancestors[outermost - 1];
  switch (parent?.kind) {
    case "entry":
    case "array":
    case "tuple":
      return true;
    case "assignment":
      return parent.value === ancestors[outermost];
    case "call":
      return keepers.has(libraryName(parent, scopes) ?? "");
    default:
      return false;
  }
}

const keepers: ReadonlySet<string> = new Set(["arrayPushBack", "arrayPushFront", "tuple"]);
