import type { Declaration } from "../../../../hog/analysis/scopes.ts";
import { withoutGroups } from "../../../../hog/analysis/scopes.ts";
import { textOfPart } from "../../../../hog/analysis/selection.ts";
import { visitTree } from "../../../../hog/analysis/visitTree.ts";
import type { Expression } from "../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../documents.ts";
import { partOf, type Selection } from "./memberOf.ts";

/** Every `inputs.key` of a program or template, in source order. */
export function findInputSelections(document: HogDocument, key: string): readonly Selection[] {
  const found: Selection[] = [];
  const isInputs = findInputs(document);
  const check = (selection: Selection): void => {
    const part = partOf(selection);
    if (part && textOfPart(part) === key && isInputs(selection.object)) found.push(selection);
  };
  visitTree(document.analysis.parsed.root, [{ member: check, index: check }]);
  return found;
}

/**
 * Makes a test whether an expression certainly is the global `inputs`, be it through variables that
 * stand for it.
 */
export function findInputs({ analysis }: HogDocument): (expression: Expression) => boolean {
  const { scopes } = analysis;
  const known = new Map<Declaration, boolean>();
  const standsForInputs = (declaration: Declaration): boolean => {
    const { node, uses } = declaration;
    if (node.kind !== "variable" || !node.value) return false;
    return !uses.some(({ access }) => access === "write") && isInputs(node.value);
  };
  const isInputs = (expression: Expression): boolean => {
    const value = withoutGroups(expression);
    const reference = value.kind === "identifier" ? scopes.referenceAt(value) : undefined;
    if (!reference || reference.access === "call") return false;
    const { declaration } = reference;
    if (!declaration) return reference.text === "inputs";
    const before = known.get(declaration);
    if (before !== undefined) return before;
    // For a variable that is declared as itself.
    known.set(declaration, false);
    const answer = standsForInputs(declaration);
    known.set(declaration, answer);
    return answer;
  };
  return isInputs;
}
