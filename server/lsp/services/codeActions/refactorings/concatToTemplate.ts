import { libraryName } from "../../../../../hog/analysis/calls.ts";
import { textOf } from "../../../../../hog/analysis/layout.ts";
import { withoutGroups } from "../../../../../hog/analysis/scopes.ts";
import type { Expression, Node } from "../../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../../documents.ts";
import { escapeTemplateText } from "../../completion/quote.ts";
import { replace } from "../action.ts";
import { offerMoving } from "../editing/closures.ts";
import { isExpression } from "../editing/kinds.ts";
import { losesComment, nearest, type Path } from "../editing/path.ts";
import type { Refactoring } from "./refactoring.ts";

/** `'a' || x` and `concat('a', x)` → `f'a{x}'`. */
export const concatToTemplate: Refactoring = (document, selection) => {
  const found = nearest(document, selection, (node): node is Expression => isJoin(document, node));
  const root = found && outermost(document, found);
  if (!root || losesComment(document, root)) return [];
  const parts = partsOf(document, root);
  const written = parts.filter((part) => typeof part !== "string" || part !== "");
  const values = written.filter((part) => typeof part !== "string");
  // A template of one value alone is that value, whereas joining makes a text of it.
  if (values.length === 0 || written.length < 2) return [];
  const text = document.text.getText();
  const inside = written.map((part) =>
    typeof part === "string" ? escapeTemplateText(part) : `{${textOf(text, part)}}`,
  );
  return [
    offerMoving(
      document,
      { title: "Convert to template string", kind: "rewrite.string.template" },
      [replace(root, `f'${inside.join("")}'`)],
    ),
  ];
};

/** The join of which a join is a part, directly or in parentheses. */
function outermost(document: HogDocument, { node, ancestors }: Path<Expression>): Expression {
  let root = node;
  for (let at = ancestors.length - 1; at >= 0; at--) {
    const parent = ancestors[at];
    if (parent?.kind === "group") continue;
    if (!parent || !isJoin(document, parent) || !isExpression(parent)) return root;
    root = parent;
  }
  return root;
}

/** What makes one text of several values, with all the nested ones. */
function isJoin({ analysis }: HogDocument, node: Node | undefined): boolean {
  if (node?.kind === "binary") return node.operator === "||";
  return (
    node?.kind === "call" && !node.modifiers && libraryName(node, analysis.scopes) === "concat"
  );
}

/** The operands in order, those of nested joins and templates included; texts are decoded. */
function partsOf(document: HogDocument, root: Expression): readonly (string | Expression)[] {
  const parts: (string | Expression)[] = [];
  const pending: Node[] = [root];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.kind === "text") {
      parts.push(next.value);
      continue;
    }
    const node = next.kind === "group" ? withoutGroups(next) : next;
    if (node.kind === "string") parts.push(node.value);
    else if (node.kind === "binary" && node.operator === "||") pending.push(node.right, node.left);
    else if (node.kind === "call" && isJoin(document, node))
      pending.push(...node.args.toReversed());
    else if (node.kind === "template" && node.parts.length > 1)
      pending.push(...node.parts.toReversed());
    else if (isExpression(node)) parts.push(node);
  }
  return parts;
}
