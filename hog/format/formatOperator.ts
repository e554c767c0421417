import type { Alias, Between, Conditional, IgnoreNulls, IsNull, Unary } from "../syntax/tree.ts";
import { inlineComments, leadingComments, lineWithComments } from "./comments.ts";
import { concat, type Doc, group, indent } from "./doc.ts";
import { formatUnindented } from "./formatBinary.ts";
import { type Printer, verbatim } from "./printer.ts";

/** `-operand`, `not operand`. Two minus signs in a row would start a comment. */
export function formatUnary(printer: Printer, { operator, operand }: Unary): Doc {
  const { cursor } = printer;
  const sign = cursor.take(operator);
  const hugs = operator === "-" && !cursor.comment && !cursor.sees("-");
  const comments = inlineComments(cursor);
  return concat([sign, hugs ? "" : " ", ...comments, printer.expression(operand)]);
}

/** `condition ? then : otherwise`, broken in front of its signs. */
export function formatConditional(printer: Printer, node: Conditional): Doc {
  const { cursor } = printer;
  const condition = printer.expression(node.condition);
  const then = [lineWithComments(cursor), cursor.take("?"), " ", ...leadingComments(cursor)];
  then.push(printer.expression(node.then));
  const otherwise = [lineWithComments(cursor), cursor.take(":"), " ", ...leadingComments(cursor)];
  otherwise.push(printer.expression(node.otherwise));
  return group([condition, indent([...then, ...otherwise])]);
}

/** `operand between low and high`, broken in front of its words. */
export function formatBetween(printer: Printer, { operand, low, high, negated }: Between): Doc {
  const { cursor } = printer;
  const first = printer.expression(operand);
  const gap = lineWithComments(cursor);
  const words = negated
    ? [cursor.take("not"), " ", cursor.take("between")]
    : [cursor.take("between")];
  const bounds = [
    " ",
    ...leadingComments(cursor),
    printer.expression(low),
    lineWithComments(cursor),
  ];
  bounds.push(cursor.take("and"), " ", ...leadingComments(cursor), printer.expression(high));
  return group([first, indent([gap, ...words, ...bounds])]);
}

/** `operand is null`, `operand is not null`. */
export function formatIsNull(printer: Printer, { operand, negated }: IsNull): Doc {
  const { cursor } = printer;
  const first = formatUnindented(printer, operand);
  const words = negated ? ["is", "not", "null"] : ["is", "null"];
  const gap = lineWithComments(cursor);
  const test = words.map((word) => cursor.take(word)).join(" ");
  return group([first, indent([gap, test])]);
}

/** `operand as alias`. */
export function formatAlias(printer: Printer, { operand, alias }: Alias): Doc {
  const first = printer.expression(operand);
  return concat([first, " ", printer.cursor.take("as"), " ", verbatim(printer, alias)]);
}

/** `operand ignore nulls`. */
export function formatIgnoreNulls(printer: Printer, { operand }: IgnoreNulls): Doc {
  const { cursor } = printer;
  const first = printer.expression(operand);
  return concat([first, " ", cursor.take("ignore"), " ", cursor.take("nulls")]);
}
