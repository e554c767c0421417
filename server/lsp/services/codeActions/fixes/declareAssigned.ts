import { nearestName } from "../../../../../hog/analysis/nearestName.ts";
import { withoutGroups } from "../../../../../hog/analysis/scopes.ts";
import { type Fix, insert, replace } from "../action.ts";
import { closest } from "../place.ts";
import { isBesideForeignWord, mayStartStatement } from "./foreignWords.ts";

/** `total := 1` → `let total := 1`. */
export const declareAssigned: Fix = {
  codes: ["undeclared-assignment"],
  title: "Declare with `let`",
  propose(found) {
    const { problem, place, text, document } = found;
    const assignment = closest(place, "assignment");
    const { scopes } = document.analysis;
    if (!assignment || place.node.kind !== "identifier") return [];
    if (withoutGroups(assignment.node.target) !== place.node) return [];
    if (scopes.referenceAt(place.node)?.declaredLater) return [];
    const near = nearestName(
      place.node.name,
      scopes.visibleAt(problem.start).map((declaration) => declaration.text),
    );
    const isTyping = near !== undefined;
    const { target } = assignment.node;
    // In the head of a loop only the first part declares.
    const isStep =
      assignment.parent?.node.kind === "for" &&
      assignment.parent.node.increment === assignment.node;
    const isHead = assignment.parent?.node.kind === "for";
    const isMisplaced = !isHead && !mayStartStatement(text, target.start);
    return [
      ...(isStep || isMisplaced || target.kind === "group" || isBesideForeignWord(found)
        ? []
        : [
            {
              changes: [insert(target.start, "let ")],
              ...(!isTyping && preferred),
              alone: true as const,
            },
          ]),
      ...(isTyping
        ? [{ title: `Change to \`${near}\``, changes: [replace(problem, near)], ...preferred }]
        : []),
    ];
  },
};

const preferred = { preferred: true } as const;
