import type { Catch, If, Try } from "../syntax/tree.ts";
import { inlineComments, leadingComments, trailingComments } from "./comments.ts";
import { concat, type Doc, hardline } from "./doc.ts";
import { formatBody, formatCondition } from "./formatBody.ts";
import { formatEnclosed } from "./formatList.ts";
import { type Printer, verbatim } from "./printer.ts";

/** `if (condition) then else otherwise`. */
export function formatIf(printer: Printer, { condition, then, otherwise }: If): Doc {
  const { cursor } = printer;
  const head = [cursor.take("if"), " ", formatCondition(printer, condition)];
  const branch = formatBody(printer, then);
  if (!otherwise) return concat([...head, branch]);
  const gap = formatGap(printer, then.kind === "block");
  const word = cursor.take("else");
  const isChain = otherwise.kind === "if";
  const rest = isChain
    ? concat([" ", ...inlineComments(cursor), formatIf(printer, otherwise)])
    : formatBody(printer, otherwise);
  return concat([...head, branch, gap, word, rest]);
}

/** `try { … } catch (name: type) { … } finally { … }`. */
export function formatTry(printer: Printer, { body, catches, finalizer }: Try): Doc {
  const { cursor } = printer;
  const parts: Doc[] = [cursor.take("try"), " ", printer.block(body)];
  for (const clause of catches) {
    parts.push(formatGap(printer, true), formatCatch(printer, clause));
  }
  if (finalizer) {
    parts.push(formatGap(printer, true), cursor.take("finally"), " ", printer.block(finalizer));
  }
  return concat(parts);
}

function formatCatch(printer: Printer, { name, type, body }: Catch): Doc {
  const { cursor } = printer;
  const parts: Doc[] = [cursor.take("catch"), " "];
  if (name) {
    const formatHead = (): Doc => {
      const variable = verbatim(printer, name);
      if (!type) return variable;
      cursor.take(":");
      return concat([variable, ": ", verbatim(printer, type)]);
    };
    parts.push(formatEnclosed(printer, "(", ")", formatHead), " ");
  }
  return concat([...parts, printer.block(body)]);
}

/** What is in front of `else`, `catch` and `finally`: comments there stay on lines of their own. */
function formatGap({ cursor }: Printer, afterBlock: boolean): Doc {
  const trailing = trailingComments(cursor);
  const { comment } = cursor;
  const staysOnLine = afterBlock && trailing.length === 0;
  const startsLine = comment && cursor.startsLine(comment.start);
  const separator = staysOnLine && !startsLine ? " " : hardline;
  return concat([...trailing, separator, ...leadingComments(cursor)]);
}
