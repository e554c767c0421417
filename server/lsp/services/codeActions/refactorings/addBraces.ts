import { crossesLine } from "../../../../../hog/analysis/layout.ts";
import type { Statement } from "../../../../../hog/syntax/tree.ts";
import { replace } from "../action.ts";
import { indentAt } from "../layout.ts";
import { block, layoutAt, moved } from "../editing/lines.ts";
import { offer } from "../editing/offer.ts";
import { bodiesOf, type Body, isInHead, losesComment, nearest } from "../editing/path.ts";
import type { Refactoring } from "./refactoring.ts";

/** `if (a) run()` → `if (a) { run() }`, on lines of their own. */
export const addBraces: Refactoring = (document, selection) => {
  const found = nearest(document, selection, (node): node is Statement =>
    bodiesOf(document, node).some(isBare),
  );
  const bodies = found ? bodiesOf(document, found.node) : [];
  const [head] = bodies;
  if (!found || !head || !isInHead(selection, found.node, head.headEnd)) return [];
  const bare = bodies.filter(isBare);
  const isClear = bare.every(
    ({ body, headEnd }) => !losesComment(document, { start: headEnd, end: body.start }),
  );
  if (!isClear) return [];
  const text = document.text.getText();
  const layout = layoutAt(text, found.node.start);
  const { indent, unit } = layout;
  const changes = bare.map(({ body, headEnd }) => {
    const isOwnLine = crossesLine(text, headEnd, body.start);
    const from = isOwnLine ? indentAt(text, body.start) : indent;
    const inner = moved(text, body, [body], { from, to: indent + unit });
    const isBeforeElse = body === head.body && bodies.length > 1;
    const behind = isBeforeElse ? spaceAt(text, body.end) : 0;
    return replace(
      { start: headEnd, end: body.end + behind },
      ` ${block([inner], layout)}${behind > 0 ? " " : ""}`,
    );
  });
  return [offer(document, { title: "Add braces", kind: "rewrite.braces.add" }, changes)];
};

function isBare({ body: { kind } }: Body): boolean {
  return kind !== "block" && kind !== "empty" && kind !== "if";
}

function spaceAt(text: string, offset: number): number {
  let end = offset;
  while (/\s/.test(text[end] ?? "")) end++;
  return end - offset;
}
