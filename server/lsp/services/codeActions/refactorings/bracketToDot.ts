import { chainRoot } from "../../../../../hog/analysis/chains.ts";
import { findSql } from "../../../../../hog/analysis/insideSql.ts";
import type { Index, Node, StringLiteral } from "../../../../../hog/syntax/tree.ts";
import { isPlainName } from "../../completion/quote.ts";
import { replace } from "../action.ts";
import { effect, effectOf } from "../editing/effects.ts";
import { offer } from "../editing/offer.ts";
import { isAssigned, losesComment, nearest } from "../editing/path.ts";
import type { Refactoring } from "./refactoring.ts";

/** `a['b']` → `a.b`. */
export const bracketToDot: Refactoring = (document, selection) => {
  const { scopes } = document.analysis;
  const found = nearest(document, selection, isNamed);
  if (!found || selection.start < found.node.object.end) return [];
  const { node, ancestors } = found;
  const { object, index, optional, end } = node;
  const span = { start: object.end, end };
  if (!isPlainName(index.value) || losesComment(document, span) || findSql(scopes)(ancestors))
    return [];
  const root = chainRoot(node);
  const isGlobal = root !== undefined && !scopes.declarationOf(root);
  if (isGlobal && (isAssigned(found) || effectOf(document, root) > effect.none)) return [];
  return [
    offer(document, { title: "Convert to dot notation", kind: "rewrite.access.dot" }, [
      replace(span, `${optional ? "?" : ""}.${index.value}`),
    ]),
  ];
};

function isNamed(node: Node): node is Index & { readonly index: StringLiteral } {
  return node.kind === "index" && node.index.kind === "string";
}
