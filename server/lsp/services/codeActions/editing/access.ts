import { chainRoot } from "../../../../../hog/analysis/chains.ts";
import { findSql } from "../../../../../hog/analysis/insideSql.ts";
import type { Span } from "../../../../../hog/source/span.ts";
import type { Index, Member } from "../../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../../documents.ts";
import { effect, effectOf } from "./effects.ts";
import { isAssigned, losesComment, type Path } from "./path.ts";

/** Whether the span that names a key may be written the other way: `.key` as `['key']` and back. */
export function isRespellable(
  document: HogDocument,
  path: Path<Member | Index>,
  key: Span,
): boolean {
  const { scopes } = document.analysis;
  if (losesComment(document, key) || findSql(scopes)(path.ancestors)) return false;
  const root = chainRoot(path.node);
  if (root === undefined || scopes.declarationOf(root)) return true;
  // Assigning into a global is refused in one way, and changes nothing in the other.
  return !isAssigned(path) && effectOf(document, root) === effect.none;
}
