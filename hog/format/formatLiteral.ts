import type {
  ArrayLiteral,
  DictLiteral,
  Entry,
  Expression,
  NumberLiteral,
  TupleLiteral,
} from "../syntax/tree.ts";
import { inlineComments } from "./comments.ts";
import { concat, type Doc } from "./doc.ts";
import { formatAssigned } from "./formatAssigned.ts";
import { layOutBroken, layOutList, takeList } from "./formatList.ts";
import { type Printer, verbatim } from "./printer.ts";

/** `- 1` becomes `-1`; its digits, its letter case and whether it is a float stay. */
export function formatNumber(printer: Printer, node: NumberLiteral): Doc {
  const { cursor } = printer;
  const comments = inlineComments(cursor);
  if (cursor.hasCommentBefore(node.end)) return concat([...comments, verbatim(printer, node)]);
  cursor.takeTo(node.end);
  return concat([...comments, node.text]);
}

/** `true`, `null`: words in lower case. */
export function formatWord(printer: Printer, { end }: Expression): Doc {
  const { cursor } = printer;
  const comments = inlineComments(cursor);
  return concat([...comments, cursor.takeTo(end).toLowerCase()]);
}

/** `[…]`, `array[…]`. Rows of dictionaries stand below each other, as in a table. */
export function formatArray(printer: Printer, { elements }: ArrayLiteral): Doc {
  const { cursor } = printer;
  const isTable =
    elements.length > 1 &&
    elements.every((each) => each.kind === "dict" && each.entries.length > 1);
  const comments = inlineComments(cursor);
  const word = cursor.skip("array") ? "array" : "";
  const style = { open: "[", close: "]", lastComma: lastCommaOf(elements) } as const;
  const list = takeList(printer, style, elements, printer.expression);
  return concat([...comments, word, isTable ? layOutBroken(list) : layOutList(list)]);
}

/** `(a, b)`, `(a,)`. */
export function formatTuple(printer: Printer, { elements }: TupleLiteral): Doc {
  const lastComma = elements.length === 1 ? "always" : lastCommaOf(elements);
  const style = { open: "(", close: ")", lastComma } as const;
  const comments = inlineComments(printer.cursor);
  const list = takeList(printer, style, elements, printer.expression);
  return concat([...comments, layOutList(list)]);
}

/** Whether a comma may stand behind the last element; SQL ends with none. */
export function lastCommaOf(elements: readonly Expression[]): "whenBroken" | "never" {
  const last = elements.at(-1);
  const isSql = last?.kind === "query" || last?.kind === "leftover" || last?.kind === "wildcard";
  return isSql ? "never" : "whenBroken";
}

/** `{key: value}`. Stays broken where the author broke the line in front of the first key. */
export function formatDict(printer: Printer, { entries }: DictLiteral): Doc {
  const { cursor } = printer;
  const comments = inlineComments(cursor);
  const [first] = entries;
  const isBroken = first !== undefined && startsLineBehindBrace(printer);
  const style = { open: "{", close: "}", lastComma: "whenBroken" } as const;
  const list = takeList(printer, style, entries, (entry) => formatEntry(printer, entry));
  return concat([...comments, isBroken ? layOutBroken(list) : layOutList(list)]);
}

function startsLineBehindBrace({ cursor }: Printer): boolean {
  return cursor.endsLine(cursor.next + 1);
}

function formatEntry(printer: Printer, { key, value }: Entry): Doc {
  return formatAssigned(printer, printer.expression(key), ":", value);
}
