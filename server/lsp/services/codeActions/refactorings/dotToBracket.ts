import { chainRoot } from "../../../../../hog/analysis/chains.ts";
import { findSql } from "../../../../../hog/analysis/insideSql.ts";
import type { Member, Node } from "../../../../../hog/syntax/tree.ts";
import { quote } from "../../completion/quote.ts";
import { replace } from "../action.ts";
import { effect, effectOf } from "../editing/effects.ts";
import { offer } from "../editing/offer.ts";
import { isAssigned, losesComment, nearest } from "../editing/path.ts";
import type { Refactoring } from "./refactoring.ts";

/** `a.b` → `a['b']`. */
export const dotToBracket: Refactoring = (document, selection) => {
  const { scopes } = document.analysis;
  const found = nearest(document, selection, isMember);
  if (!found || selection.start < found.node.property.start) return [];
  const { node, ancestors } = found;
  const { object, property, optional } = node;
  const root = chainRoot(node);
  const span = { start: object.end, end: property.end };
  if (losesComment(document, span) || findSql(scopes)(ancestors)) return [];
  // Into a global, one way is refused and the other one changes nothing.
  const isGlobal = root !== undefined && !scopes.declarationOf(root);
  if (isGlobal && (isAssigned(found) || effectOf(document, root) > effect.none)) return [];
  return [
    offer(document, { title: "Convert to bracket notation", kind: "rewrite.access.bracket" }, [
      replace(span, `${optional ? "?." : ""}[${quote(property.text)}]`),
    ]),
  ];
};

function isMember(node: Node): node is Member {
  return node.kind === "member";
}
