import { chainRoot } from "../../../../../hog/analysis/chains.ts";
import { withoutGroups } from "../../../../../hog/analysis/scopes.ts";
import { type Fix, replace } from "../action.ts";
import { copyOfGlobal } from "../copyOfGlobal.ts";
import { freshName } from "../editing/fresh.ts";
import { insertAbove } from "../layout.ts";
import { closest, statementAround } from "../place.ts";

/** `event.properties['plan'] := 'free'` → the same of a copy, which is made above if there is none. */
export const changeCopy: Fix = {
  codes: ["lost-global-assignment", "undeclared-assignment"],
  title: "Change a copy",
  propose({ place, text, document }) {
    const assignment = closest(place, "assignment");
    const statement = assignment && statementAround(assignment);
    const root = assignment && chainRoot(assignment.node.target);
    if (!assignment || !statement || !root) return [];
    if (withoutGroups(assignment.node.target) === root) return [];
    if (document.analysis.scopes.referenceAt(root)?.declaredLater) return [];
    const known = copyOfGlobal(document, root.name, root.start);
    if (known !== undefined) {
      const changes = [replace(root, known)];
      return [{ title: `Change the copy \`${known}\``, changes, preferred: true }];
    }
    const name = freshName(document, "copy");
    const line = `let ${name} := ${text.slice(root.start, root.end)}`;
    return [
      {
        title: `Change a copy of \`${root.name}\``,
        changes: [insertAbove(text, statement.statement.node.start, line), replace(root, name)],
        alone: true,
      },
    ];
  },
};
