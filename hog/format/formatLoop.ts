import type { For, ForClause, ForIn, Statement, While } from "../syntax/tree.ts";
import { commentsBeforeSeparator, inlineComments, lineWithComments } from "./comments.ts";
import { concat, type Doc } from "./doc.ts";
import { formatAssignment, formatVariable } from "./formatAssigned.ts";
import { formatBody, formatCondition } from "./formatBody.ts";
import { formatEnclosed } from "./formatList.ts";
import { type Printer, verbatim } from "./printer.ts";

/** `while (condition) body`. */
export function formatWhile(printer: Printer, { condition, body, end }: While): Doc {
  const head = [printer.cursor.take("while"), " ", formatCondition(printer, condition)];
  return concat([...head, formatLoopBody(printer, body, end)]);
}

/** `for (initializer; condition; increment) body`. */
export function formatFor(printer: Printer, node: For): Doc {
  const { cursor } = printer;
  const word = cursor.take("for");
  const head = formatEnclosed(printer, "(", ")", () => formatForHead(printer, node));
  return concat([word, " ", head, formatLoopBody(printer, node.body, node.end)]);
}

function formatForHead(printer: Printer, { initializer, condition, increment }: For): Doc {
  const { cursor } = printer;
  const parts: Doc[] = [];
  const addClause = (clause: ForClause | undefined): void => {
    if (!clause) return;
    if (parts.length > 0) parts.push(lineWithComments(cursor));
    parts.push(formatForClause(printer, clause));
  };
  addClause(initializer);
  parts.push(...commentsBeforeSeparator(cursor), cursor.take(";"));
  addClause(condition);
  parts.push(...commentsBeforeSeparator(cursor), cursor.take(";"));
  addClause(increment);
  return concat(parts);
}

function formatForClause(printer: Printer, clause: ForClause): Doc {
  if (clause.kind === "variable") return formatVariable(printer, clause);
  if (clause.kind === "assignment") return formatAssignment(printer, clause);
  return printer.expression(clause);
}

/** `for (let key, value in collection) body`. */
export function formatForIn(printer: Printer, node: ForIn): Doc {
  const { cursor } = printer;
  const word = cursor.take("for");
  const head = formatEnclosed(printer, "(", ")", () => formatForInHead(printer, node));
  return concat([word, " ", head, formatLoopBody(printer, node.body, node.end)]);
}

function formatForInHead(printer: Printer, { key, value, collection }: ForIn): Doc {
  const { cursor } = printer;
  const parts: Doc[] = [cursor.take("let"), " "];
  if (key) parts.push(verbatim(printer, key), cursor.take(","), " ");
  parts.push(verbatim(printer, value), " ", cursor.take("in"), " ");
  parts.push(...inlineComments(cursor), printer.expression(collection));
  return concat(parts);
}

/**
 * A loop may end with a `;` behind its body, which says nothing, except that an `else` behind it is
 * not one of an `if` in the body.
 */
function formatLoopBody(printer: Printer, body: Statement, end: number): Doc {
  const { cursor } = printer;
  const doc = formatBody(printer, body);
  if (cursor.at >= end) return doc;
  const stays = cursor.seesBehindSemicolons("else");
  cursor.skip(";");
  return stays ? concat([doc, ";"]) : doc;
}
