import type { Declaration } from "../../../../../hog/analysis/scopes.ts";
import type { Assignment, Node, Variable } from "../../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../../documents.ts";
import { type Change, type Fix, type Found, replace } from "../action.ts";
import { continues } from "../editing/lines.ts";
import { effect, effectOf } from "../editing/effects.ts";
import { removeStatement } from "../layout.ts";
import { closest, findPlaces, standsInList } from "../place.ts";

/** `let unused := 1` goes; `let answer := fetch(url)` → `fetch(url)`. */
export const removeVariable: Fix = {
  codes: ["unused-variable"],
  title: "Remove the variable",
  propose(found) {
    const changes = removalOf(found);
    return changes ? [{ changes, preferred: true }] : [];
  },
};

/** Takes away the declaration and what is assigned; nothing where one of them is more than that. */
function removalOf({ place, document }: Found): readonly Change[] | undefined {
  const variable = closest(place, "variable");
  const { scopes, parsed } = document.analysis;
  const declaration = place.node.kind === "name" ? scopes.declarationOf(place.node) : undefined;
  if (!variable || !declaration || !standsInList(variable)) return undefined;
  const writes = writesOf(declaration);
  const places = findPlaces(parsed.root, writes);
  const changes = [removeKeeping(document, variable.node)];
  for (const write of writes) {
    const assignment = closest(places.get(write), "assignment");
    if (!assignment || assignment.node.target.end !== write.end) return undefined;
    if (!standsInList(assignment)) return undefined;
    changes.push(removeKeeping(document, assignment.node));
  }
  return changes;
}

/** Those outside of its own value. */
function writesOf({ node, uses }: Declaration): readonly Node[] {
  return uses
    .filter(({ node: { start, end } }) => start < node.start || node.end < end)
    .map((use) => use.node);
}

/** What its value does is done all the same. */
function removeKeeping(document: HogDocument, statement: Variable | Assignment): Change {
  const { value, start } = statement;
  const text = document.text.getText();
  if (!value || effectOf(document, value) < effect.outside) return removeStatement(text, statement);
  return replace({ start, end: value.start }, continues(text, value.start) ? "; " : "");
}
