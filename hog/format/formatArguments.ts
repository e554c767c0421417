import type { Call, Expression } from "../syntax/tree.ts";
import { choice, type Doc } from "./doc.ts";
import { isWord } from "./formatIdentifier.ts";
import { hasHuggedBody } from "./formatLambda.ts";
import {
  hasBrokenElement,
  layOutBroken,
  layOutInRow,
  layOutList,
  type List,
  takeList,
} from "./formatList.ts";
import { lastCommaOf } from "./formatLiteral.ts";
import type { Printer } from "./printer.ts";

/**
 * Formats the arguments of a call, parentheses included. A dictionary, a list or the block of a
 * lambda at their end, or such a block at their start, may break while the others stay in a row.
 */
export function formatArguments(printer: Printer, node: Call): Doc {
  const { args } = node;
  const lastComma = needsItsComma(node) ? "asWritten" : lastCommaOf(args);
  const list = takeList(printer, { open: "(", close: ")", lastComma }, args, printer.expression);
  if (list.hasComments || lastComma === "asWritten") return layOutList(list);
  if (hugsLast(args)) return layOutHuggingLast(list);
  if (hugsFirst(args)) return layOutHuggingFirst(list);
  return layOutList(list);
}

/** `if (a,)` is a call whatever follows, and `f(distinct,)` has an argument. */
function needsItsComma({ callee, args: [first, ...others] }: Call): boolean {
  if (!first || others.length > 0) return false;
  return isWord(callee, "if") || isWord(first, "distinct");
}

function hugsLast(args: readonly Expression[]): boolean {
  const last = args.at(-1);
  const before = args.at(-2);
  return last !== undefined && isHuggable(last) && before?.kind !== last.kind;
}

function isHuggable(node: Expression): boolean {
  if (node.kind === "dict") return node.entries.length > 0;
  if (node.kind === "array") return node.elements.length > 0;
  return hasHuggedBody(node);
}

function layOutHuggingLast(list: List): Doc {
  const others = list.elements.slice(0, -1);
  const last = list.elements.at(-1);
  if (last === undefined || hasBrokenElement(others)) return layOutList(list);
  const hugging = layOutInRow({ ...list, elements: [...others, breakLast(last)] });
  return choice(layOutInRow(list), hugging, layOutBroken(list));
}

/** The document with the group at its end broken. */
function breakLast(doc: Doc): Doc {
  if (typeof doc === "string") return doc;
  if (doc.kind === "group") return { ...doc, breaks: true };
  if (doc.kind !== "concat") return doc;
  const last = doc.parts.at(-1);
  if (last === undefined) return doc;
  return { ...doc, parts: [...doc.parts.slice(0, -1), breakLast(last)], breaks: true };
}

/** `arrayMap(x -> { … }, list)` */
function hugsFirst(args: readonly Expression[]): boolean {
  const [first, ...others] = args;
  return first?.kind === "lambda" && first.body.kind === "block" && others.every(isPlain);
}

function isPlain(node: Expression): boolean {
  switch (node.kind) {
    case "member":
      return isPlain(node.object);
    case "identifier":
    case "number":
    case "string":
    case "boolean":
    case "null":
      return true;
    default:
      return false;
  }
}

function layOutHuggingFirst(list: List): Doc {
  return choice(layOutInRow(list), layOutBroken(list));
}
