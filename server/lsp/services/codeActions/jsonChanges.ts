import { findNodeAtLocation, type Node } from "jsonc-parser";
import { nextTokenAt } from "../../../../hog/analysis/layout.ts";
import { type Change, insert, replace } from "./action.ts";
import { endOfLine, indentAt, lineBreakOf, startsLine } from "./layout.ts";

/** Adds an item at the end of an array of a JSON text, written like the one before it. */
export function appendItem(json: string, array: Node, item: unknown): readonly Change[] {
  const last = array.children?.at(-1);
  if (!last) return fill(json, array, "[", [item]);
  const isLong = /[\r\n]/.test(json.slice(last.offset, last.offset + last.length));
  return addBehind(json, last, (indent) =>
    isLong && indent !== undefined ? written(json, item, indent) : onOneLine(item),
  );
}

/** Gives a property of an object of a JSON text a value. Comments and the layout of the rest stay. */
export function setProperty(
  json: string,
  object: Node,
  name: string,
  value: unknown,
): readonly Change[] {
  const known = findNodeAtLocation(object, [name]);
  if (known) return [replace(spanOf(known), JSON.stringify(value))];
  const last = object.children?.at(-1);
  if (!last) return fill(json, object, "{", { [name]: value });
  return addBehind(json, last, (indent) => {
    const text = indent === undefined ? onOneLine(value) : written(json, value, indent);
    return `${JSON.stringify(name)}: ${text}`;
  });
}

/** Behind the last one of a list: on a line of its own, behind a comment, if that one has one. */
function addBehind(
  json: string,
  last: Node,
  write: (indent: string | undefined) => string,
): readonly Change[] {
  const { end } = spanOf(last);
  const next = nextTokenAt(json, end);
  const hasComma = json[next] === ",";
  const comma = hasComma ? [] : [insert(end, ",")];
  const behind = hasComma ? next + 1 : end;
  if (!startsLine(json, last.offset)) return [...comma, insert(behind, ` ${write(undefined)}`)];
  const rest = json.slice(behind, endOfLine(json, behind));
  const isRestComment = /^[ \t]*(?:\/\/.*)?$/.test(rest);
  const indent = indentAt(json, last.offset);
  const line = `${lineBreakOf(json)}${indent}${write(indent)}`;
  return [...comma, insert(isRestComment ? behind + rest.length : behind, line)];
}

function fill(json: string, node: Node, open: "[" | "{", value: object): readonly Change[] {
  const span = spanOf(node);
  // Comments in there are kept.
  const isEmpty = /^.\s*.?$/s.test(json.slice(span.start, span.end));
  const isLong = /[\r\n]/.test(json);
  const text = isLong ? written(json, value, indentAt(json, span.start)) : onOneLine(value);
  if (isEmpty) return [replace(span, text)];
  const inner = text.slice(1, -1).trimEnd();
  return json.startsWith(open, span.start) ? [insert(span.start + 1, inner)] : [];
}

function spanOf({ offset, length }: Node): { readonly start: number; readonly end: number } {
  return { start: offset, end: offset + length };
}

/** A value over several lines, of which those behind the first are set in by `indent`. */
function written(json: string, value: unknown, indent: string): string {
  const [, unit = "  "] = /^([ \t]+)\S/m.exec(json) ?? [];
  return JSON.stringify(value, null, unit).replaceAll("\n", `${lineBreakOf(json)}${indent}`);
}

function onOneLine(value: unknown): string {
  return JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, " ");
}
