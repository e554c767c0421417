import { builtins } from "../../library/builtins.ts";
import { isGlobalSomewhere } from "../globalNames.ts";
import type { Rule } from "../rule.ts";
import type { Declaration, Reference } from "../scopes.ts";

/**
 * Functions and variables that are used above their `fun` or `let`. Hog takes such a name for a
 * global, and the run fails. A variable in its own initialiser has no value yet.
 *
 *     print(double(2))
 *     fun double(n) { return n * 2 }      // must stand above
 */
export const useBeforeDefinition: Rule = {
  code: "use-before-definition",
  severity: "error",
  visit(report, { scopes }) {
    return {
      program() {
        for (const use of scopes.references) {
          const { node, text, declaration, declaredLater } = use;
          if (declaredLater && isUnknown(use)) report(node, messageOf(declaredLater));
          if (declaration && isInOwnValue(use, declaration)) {
            report(node, `\`${text}\` is the new variable here, which has no value yet.`);
          }
        }
      },
    };
  },
};

/** A global or builtin of that name is what Hog finds; assignments have a rule of their own. */
function isUnknown({ access, text }: Reference): boolean {
  if (access === "write") return false;
  return access === "call" ? !builtins.has(text) : !isGlobalSomewhere(text);
}

function isInOwnValue({ node, owner }: Reference, declaration: Declaration): boolean {
  const { node: declaring, owner: declaringOwner } = declaration;
  if (declaring.kind !== "variable" || owner !== declaringOwner) return false;
  return declaring.start <= node.start && node.end <= declaring.end;
}

function messageOf({ kind, text }: Declaration): string {
  const word = kind === "function" ? "fun" : "let";
  return `\`${text}\` is not known here: its \`${word}\` stands further down. Move it up.`;
}
