import type { Assignment, Expression, Variable } from "../syntax/tree.ts";
import { lineWithComments } from "./comments.ts";
import { concat, type Doc, group, indent, line } from "./doc.ts";
import { formatUnindented, hugsRight } from "./formatBinary.ts";
import { type Printer, verbatim } from "./printer.ts";

/** `let name := value`, without a `;`. */
export function formatVariable(printer: Printer, { name, value }: Variable): Doc {
  const head = concat([printer.cursor.take("let"), " ", verbatim(printer, name)]);
  return value ? formatAssigned(printer, head, ":=", value) : head;
}

/** `target := value`, without a `;`. */
export function formatAssignment(printer: Printer, { target, value }: Assignment): Doc {
  return formatAssigned(printer, printer.expression(target), ":=", value);
}

/** Formats what a name, a place or a key gets: `left := value`, `left: value`. */
export function formatAssigned(
  printer: Printer,
  left: Doc,
  sign: ":=" | ":",
  value: Expression,
): Doc {
  printer.cursor.take(sign);
  const head = sign === ":" ? concat([left, ":"]) : concat([left, " :="]);
  return concat([head, formatValue(printer, value)]);
}

/** Formats a value behind a sign, with the space or the line break in front of it. */
export function formatValue(printer: Printer, value: Expression): Doc {
  const { cursor } = printer;
  if (cursor.comment) {
    return group([indent([lineWithComments(cursor), formatUnindented(printer, value)])]);
  }
  if (startsOwnLine(value)) return group([indent([line, formatUnindented(printer, value)])]);
  return concat([" ", printer.expression(value)]);
}

/** Whether a value that is too long for the rest of the line had better start on the next one. */
function startsOwnLine(value: Expression): boolean {
  switch (value.kind) {
    case "binary":
      return !hugsRight(value);
    case "conditional":
      return startsOwnLine(value.condition);
    case "unary":
      return startsOwnLine(value.operand);
    case "member":
      return isChain(value);
    case "string":
    case "between":
    case "isNull":
    case "alias":
      return true;
    default:
      return false;
  }
}

/** `a.b.c`: nothing in it can break. */
function isChain(value: Expression): boolean {
  return value.kind === "identifier" || (value.kind === "member" && isChain(value.object));
}
