import { startOfLine } from "../../../../../hog/analysis/layout.ts";
import type { Span } from "../../../../../hog/source/span.ts";
import type { Node } from "../../../../../hog/syntax/tree.ts";
import { certainly, type Fix, type Found, insert, remove } from "../action.ts";
import { obstacleToMoving } from "../editing/closures.ts";
import { lineBreakOf, startsLine, wholeLines } from "../layout.ts";
import { findPlaces, type Place, standsInList } from "../place.ts";

/** A `fun` that stands below its first use goes above it, if all that it uses is known there. */
export const moveFunctionUp: Fix = {
  codes: ["use-before-definition"],
  title: "Move the function up",
  propose(found) {
    const { place, text, document } = found;
    const { scopes, parsed } = document.analysis;
    const use = place.node.kind === "identifier" ? scopes.referenceAt(place.node) : undefined;
    const fn = use?.declaredLater?.kind === "function" ? use.declaredLater.node : undefined;
    const home = fn && findPlaces(parsed.root, [fn]).get(fn);
    if (!fn || !home || !standsInList(home)) return [];
    const goal = statementIn(home.parent?.node, place);
    if (!goal || !startsLine(text, goal.start) || !isKnownAbove(goal, fn, found)) return [];
    const lines = wholeLines(text, fn);
    const written = text.slice(startOfLine(text, fn.start), lines.end);
    if (!startsLine(text, fn.start)) return [];
    // The last line of a text may have no line break.
    const moved = /[\r\n]$/.test(written) ? written : written + lineBreakOf(text);
    const changes = [insert(startOfLine(text, goal.start), moved), remove(lines)];
    return obstacleToMoving(document, changes) === undefined ? certainly(...changes) : [];
  },
};

/** The statement of a list that holds a place. */
function statementIn(list: Node | undefined, place: Place): Node | undefined {
  let at: Place | undefined = place;
  while (at && at.parent?.node !== list) at = at.parent;
  return at?.node;
}

/** Whether nothing that the function uses is declared between its new place and its old one. */
function isKnownAbove(goal: Span, fn: Span, { document: { analysis } }: Found): boolean {
  return analysis.scopes.references.every(({ node, declaration }) => {
    if (node.start < fn.start || fn.end < node.end || !declaration?.name) return true;
    const { start } = declaration.name;
    return start < goal.start || (fn.start <= start && start < fn.end);
  });
}
