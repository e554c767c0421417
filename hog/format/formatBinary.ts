import { binaryPowers } from "../syntax/operators.ts";
import type { Binary, Expression } from "../syntax/tree.ts";
import { leadingComments, lineWithComments } from "./comments.ts";
import { concat, type Doc, group, indent } from "./doc.ts";
import type { Printer } from "./printer.ts";

/** Formats a chain of operators that bind alike. It breaks in front of each of them. */
export function formatBinary(printer: Printer, node: Binary): Doc {
  const { first, rest } = formatChain(printer, node);
  return hugsRight(node) ? concat([first, ...rest]) : group([first, indent(rest)]);
}

/**
 * Formats an expression that starts a line of its own, in brackets or behind a sign: the operators of
 * a broken chain stand right below its first operand.
 */
export function formatUnindented(printer: Printer, node: Expression): Doc {
  if (node.kind !== "binary" || hugsRight(node)) return printer.expression(node);
  const { first, rest } = formatChain(printer, node);
  return group([first, ...rest]);
}

/** Whether a single operator stays in front of its right operand, whose brackets break well. */
export function hugsRight(node: Binary): boolean {
  if (isLink(node, node.left)) return false;
  const { right } = node;
  switch (right.kind) {
    case "array":
    case "tuple":
      return right.elements.length > 0;
    case "dict":
      return right.entries.length > 0;
    default:
      return false;
  }
}

interface Chain {
  readonly first: Doc;
  /** For each further operand a line, the operator and the operand. */
  readonly rest: readonly Doc[];
}

function formatChain(printer: Printer, node: Binary): Chain {
  const links: Binary[] = [node];
  let left = node.left;
  while (isLink(node, left)) {
    links.push(left);
    left = left.left;
  }
  const first = printer.expression(left);
  const rest = links.toReversed().flatMap((link) => formatLink(printer, link));
  return { first, rest };
}

function isLink(node: Binary, left: Expression): left is Binary {
  return (
    left.kind === "binary" && binaryPowers.get(left.operator) === binaryPowers.get(node.operator)
  );
}

function formatLink(printer: Printer, node: Binary): readonly Doc[] {
  const { cursor } = printer;
  const gap = hugsRight(node) && !cursor.comment ? " " : lineWithComments(cursor);
  const operator = formatOperator(printer, node);
  return [gap, operator, " ", ...leadingComments(cursor), printer.expression(node.right)];
}

/** Signs as the author spells them, words in lower case. */
function formatOperator({ cursor }: Printer, { operator, operatorEnd }: Binary): Doc {
  if (!/^[a-z]/.test(operator)) return cursor.takeTo(operatorEnd);
  const words = operator.split(" ");
  return words.map((word) => cursor.take(word)).join(" ");
}
