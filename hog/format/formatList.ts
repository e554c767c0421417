import type { Node } from "../syntax/tree.ts";
import {
  commentsBeforeSeparator,
  danglingComments,
  leadingComments,
  spacedComments,
  trailingComments,
} from "./comments.ts";
import {
  blankLine,
  breaks,
  brokenGroup,
  concat,
  type Doc,
  group,
  ifBreak,
  indent,
  join,
  line,
  softline,
} from "./doc.ts";
import type { Printer } from "./printer.ts";

/** What stands between two brackets, taken from the text but not yet given a shape. */
export interface List {
  readonly open: string;
  readonly close: string;
  /** The elements alone. */
  readonly elements: readonly Doc[];
  /** The elements with separators and comments, a line between each two. */
  readonly contents: readonly Doc[];
  /** Whether there are comments between the elements. */
  readonly hasComments: boolean;
}

/** How a list's brackets look, and whether a comma stands behind its last element. */
export interface ListStyle {
  readonly open: string;
  readonly close: string;
  readonly lastComma: "whenBroken" | "always" | "never" | "asWritten";
}

/** Takes a list from its opening to its closing bracket. */
export function takeList<Element extends Node>(
  printer: Printer,
  { open, close, lastComma }: ListStyle,
  nodes: readonly Element[],
  format: (node: Element) => Doc,
): List {
  const { cursor } = printer;
  cursor.take(open);
  const elements: Doc[] = [];
  const contents: Doc[] = [];
  const comments: Doc[] = [];
  const add = (docs: readonly Doc[]): void => {
    comments.push(...docs);
    contents.push(...docs);
  };
  nodes.forEach((node, index) => {
    if (index > 0) contents.push(...separator(printer));
    add(spacedComments(cursor));
    const element = format(node);
    elements.push(element);
    contents.push(element);
    const isLast = index === nodes.length - 1;
    if (!isLast || lastComma !== "never") add(commentsBeforeSeparator(cursor));
    const hasComma = cursor.skip(",");
    contents.push(isLast ? commaBehindLast(lastComma, hasComma) : ",");
    add(trailingComments(cursor));
  });
  add(danglingComments(cursor, nodes.length === 0));
  cursor.take(close);
  return { open, close, elements, contents, hasComments: comments.length > 0 };
}

/** A line between two elements, and the empty one that the author left there. */
function separator({ cursor }: Printer): readonly Doc[] {
  const start = cursor.comment?.start ?? cursor.next;
  return cursor.followsBlankLine(start) ? [blankLine, line] : [line];
}

function commaBehindLast(lastComma: ListStyle["lastComma"], hasComma: boolean): Doc {
  switch (lastComma) {
    case "whenBroken":
      return ifBreak(",", "");
    case "always":
      return ",";
    case "never":
      return "";
    case "asWritten":
      return hasComma ? "," : "";
  }
}

/** The list on one line if it fits, else each element on a line of its own. */
export function layOutList(list: List): Doc {
  return group(listParts(list));
}

/** The list with each element on a line of its own, even if it would fit on one. */
export function layOutBroken(list: List): Doc {
  return brokenGroup(listParts(list));
}

function listParts({ open, close, contents }: List): readonly Doc[] {
  if (contents.length === 0) return [open, close];
  return [open, indent([softline, ...contents]), softline, close];
}

/** The elements in a row, without a line break between them, whatever they do inside. */
export function layOutInRow({ open, close, elements }: List): Doc {
  return concat([open, join(", ", elements), close]);
}

/** Whether one of the elements has to break. */
export function hasBrokenElement(elements: readonly Doc[]): boolean {
  return elements.some(breaks);
}

/** Contents in brackets that break as a whole: `(condition)`, `[index]`, `{placeholder}`. */
export function formatEnclosed(
  printer: Printer,
  open: string,
  close: string,
  format: () => Doc,
): Doc {
  const { cursor } = printer;
  cursor.take(open);
  const parts = [...leadingComments(cursor), format(), ...trailingComments(cursor)];
  parts.push(...danglingComments(cursor, false));
  cursor.take(close);
  return group([open, indent([softline, ...parts]), softline, close]);
}
