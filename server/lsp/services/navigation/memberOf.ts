import { chainRoot } from "../../../../hog/analysis/chains.ts";
import { textOfPart } from "../../../../hog/analysis/selection.ts";
import type { Index, Member, Name, StringLiteral } from "../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../documents.ts";
import { memberAt, type Member as KnownMember, membersOfExpression } from "../members.ts";

/** `object.name` or `object['name']`. */
export type Selection = Member | Index;

/** The name or the text by which a selection selects. */
export type Part = Name | StringLiteral;

/** The part of a selection without its dot or brackets; `undefined` if it is computed. */
export function partOf(selection: Selection): Part | undefined {
  if (selection.kind === "member") return selection.property;
  return selection.index.kind === "string" ? selection.index : undefined;
}

/** What a selection is known to be: an input, an entry of a literal, a field of a global. */
export function memberOf(document: HogDocument, selection: Selection): KnownMember | undefined {
  const part = partOf(selection);
  if (!part) return undefined;
  const root = chainRoot(selection);
  const reference = root && document.analysis.scopes.referenceAt(root);
  const path = reference?.path ?? [];
  if (path.length > longestPath) return undefined;
  const last = path.indexOf(part);
  if (root && last >= 0) {
    const chain = { root: root.name, path: path.slice(0, last + 1).map(textOfPart) };
    return memberAt(document, chain, root.start);
  }
  const name = textOfPart(part);
  return membersOfExpression(document, selection.object).named.find((one) => one.name === name);
}

/** Longer ones are nobody's, and would cost more than their length when each part is asked about. */
const longestPath = 30;
