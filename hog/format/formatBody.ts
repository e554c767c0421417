import type { Expression, Statement } from "../syntax/tree.ts";
import { lineWithComments } from "./comments.ts";
import { concat, type Doc, group, indent } from "./doc.ts";
import { formatUnindented } from "./formatBinary.ts";
import { formatEnclosed } from "./formatList.ts";
import type { Printer } from "./printer.ts";

/** The parentheses behind `if` and `while`. */
export function formatCondition(printer: Printer, condition: Expression): Doc {
  return formatEnclosed(printer, "(", ")", () => formatUnindented(printer, condition));
}

/** What an `if` or a loop governs, with the space in front of it. */
export function formatBody(printer: Printer, body: Statement): Doc {
  if (body.kind === "block") return concat([" ", printer.block(body)]);
  if (body.kind === "empty") return printer.statement(body);
  return group([indent([lineWithComments(printer.cursor), printer.statement(body)])]);
}
