import { textOf } from "../../../../../hog/analysis/layout.ts";
import type { Statement } from "../../../../../hog/syntax/tree.ts";
import { replace } from "../action.ts";
import { isFragile } from "../editing/effects.ts";
import { onlyStatement } from "../editing/kinds.ts";
import { offer } from "../editing/offer.ts";
import { bodiesOf, isInHead, losesComment, nearest } from "../editing/path.ts";
import { continues } from "../editing/lines.ts";
import type { Refactoring } from "./refactoring.ts";

/** `if (a) { run() }` → `if (a) run()`, for short statements of one line. */
export const removeBraces: Refactoring = (document, selection) => {
  const found = nearest(document, selection, (node): node is Statement =>
    bodiesOf(document, node).some(({ body }) => body.kind === "block"),
  );
  const bodies = found ? bodiesOf(document, found.node) : [];
  const [head] = bodies;
  if (!found || !head || !isInHead(selection, found.node, head.headEnd)) return [];
  const text = document.text.getText();
  const changes = bodies.flatMap(({ body }) => {
    const only = body.kind === "block" ? onlyStatement(body) : undefined;
    const isShort =
      only && !losesComment(document, body, [only]) && !/[\r\n]/.test(textOf(text, only));
    if (!isShort || !isSimple(only)) return [];
    const own = textOf(text, only);
    const needsEnd = !own.endsWith(";") && continues(text, body.end);
    const before = /\w/.test(text[body.start - 1] ?? "") ? " " : "";
    const behind = /\w/.test(text[body.end] ?? "") ? " " : "";
    return [replace(body, `${before}${own}${needsEnd ? ";" : ""}${behind}`)];
  });
  if (changes.length < bodies.length) return [];
  return [offer(document, { title: "Remove braces", kind: "rewrite.braces.remove" }, changes)];
};

/** Statements whose start and end nothing around them can change. */
function isSimple(statement: Statement): boolean {
  switch (statement.kind) {
    case "assignment":
    case "expressionStatement":
    case "throw":
      return !isFragile(statement);
    case "return":
      return statement.value !== undefined && !isFragile(statement);
    default:
      return false;
  }
}
