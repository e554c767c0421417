import type { Node } from "../../hog/syntax/tree.ts";
import { forEachChild } from "../../hog/syntax/walk.ts";

/**
 * A tree in one line: kinds with their children in brackets, leaves as the text has them, of an
 * expression statement only the expression. `a + f(1)` is `(a + call(f 1))`.
 */
export function treeShape(node: Node, text: string): string {
  const children: string[] = [];
  forEachChild(node, (child) => children.push(treeShape(child, text)));
  switch (node.kind) {
    case "program":
      return children.join("; ");
    case "expressionStatement":
      return children.join(" ");
    case "identifier":
    case "name":
    case "number":
    case "string":
    case "boolean":
    case "null":
      return text.slice(node.start, node.end);
    case "unary":
      return `${node.operator}(${children.join(" ")})`;
    case "binary":
      return `(${children.join(` ${node.operator} `)})`;
    case "cast":
      return `cast(${children.join(" ")} '${node.type}')`;
    case "interval":
      return `interval(${children.join(" ")} ${node.unit})`;
    case "leftover":
      return node.form;
    default:
      return `${node.kind}(${children.join(" ")})`;
  }
}
