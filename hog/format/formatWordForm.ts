import type { Case, Cast, Interval, Trim } from "../syntax/tree.ts";
import { inlineComments, lineWithComments } from "./comments.ts";
import { brokenGroup, concat, type Doc, group, indent } from "./doc.ts";
import { type Printer, verbatim } from "./printer.ts";

/** `case … end`. Stays broken where the author broke the line in front of the first `when`. */
export function formatCase(printer: Printer, { operand, branches, otherwise }: Case): Doc {
  const { cursor } = printer;
  const head: Doc[] = [...inlineComments(cursor), cursor.take("case")];
  if (operand) head.push(" ", ...inlineComments(cursor), printer.expression(operand));
  const isBroken = cursor.startsLine(cursor.next);
  const lines: Doc[] = [];
  for (const { when, then } of branches) {
    lines.push(lineWithComments(cursor), cursor.take("when"), " ", printer.expression(when));
    lines.push(" ", cursor.take("then"), " ", printer.expression(then));
  }
  if (otherwise) {
    lines.push(lineWithComments(cursor), cursor.take("else"), " ", printer.expression(otherwise));
  }
  const parts = [...head, indent(lines), lineWithComments(cursor), cursor.take("end")];
  return isBroken ? brokenGroup(parts) : group(parts);
}

/** `interval 1 day`, `interval '2 days'`. */
export function formatInterval(printer: Printer, { amount, end }: Interval): Doc {
  const { cursor } = printer;
  const head = [...inlineComments(cursor), cursor.take("interval"), " "];
  const holdsUnit = amount.end === end;
  if (holdsUnit) return concat([...head, verbatim(printer, amount)]);
  const count = printer.expression(amount);
  return concat([...head, count, " ", ...inlineComments(cursor), cursor.takeTo(end).toLowerCase()]);
}

/** `cast(operand as type)`, `try_cast(…)`. */
export function formatCast(printer: Printer, node: Cast): Doc {
  const { cursor } = printer;
  const head = [...inlineComments(cursor), cursor.take(node.form), cursor.take("(")];
  const operand = printer.expression(node.operand);
  const type = [" ", cursor.take("as"), " ", verbatim(printer, { end: node.end - 1 })];
  return concat([...head, operand, ...type, cursor.take(")")]);
}

/** `trim(both 'c' from operand)`. */
export function formatTrim(printer: Printer, { side, characters, operand }: Trim): Doc {
  const { cursor } = printer;
  const head = [...inlineComments(cursor), cursor.take("trim"), cursor.take("(")];
  const first = [cursor.take(side), " ", printer.expression(characters)];
  const second = [" ", cursor.take("from"), " ", printer.expression(operand)];
  return concat([...head, ...first, ...second, cursor.take(")")]);
}
