import type { Expression, Identifier } from "../../syntax/tree.ts";
import type { Rule } from "../rule.ts";
import { withoutGroups } from "../scopes.ts";

/**
 * Assignments to a name that no `let` declared, and to properties of such a name. PostHog refuses
 * them: globals cannot be changed.
 *
 *     total := 1              // write `let total := 1` first
 *     event.name := 'x'       // write `let copy := event`, then `copy.name := 'x'`
 */
export const undeclaredAssignment: Rule = {
  code: "undeclared-assignment",
  severity: "error",
  visit(report, { scopes }) {
    return {
      assignment({ target }) {
        const root = rootOfField(target);
        if (!root || scopes.declarationOf(root)) return;
        const later = scopes.referenceAt(root)?.declaredLater;
        report(root, messageOf(root, later !== undefined, root !== withoutGroups(target)));
      },
    };
  },
};

/** The name of `a` and `a.b.c`; other targets are not checked by PostHog's compiler either. */
function rootOfField(target: Expression): Identifier | undefined {
  let rest = withoutGroups(target);
  while (rest.kind === "member" && !rest.optional) rest = rest.object;
  return rest.kind === "identifier" ? rest : undefined;
}

function messageOf({ name }: Identifier, declaredLater: boolean, isProperty: boolean): string {
  if (declaredLater)
    return `\`${name}\` is declared only further down. Move its \`let\` above this line.`;
  return isProperty
    ? `\`${name}\` is not a variable, and globals cannot be changed. Copy it first: \`let copy := ${name}\`.`
    : `\`${name}\` is not declared. Write \`let ${name} := …\` the first time.`;
}
