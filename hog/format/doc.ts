/**
 * A document: text with places where lines may break. `layout` decides which of them do.
 *
 * A plain string is text; it may contain line breaks of its own, which are kept as they are.
 */
export type Doc = string | Concat | Indent | Group | Choice | Line | IfBreak | EndOfLine;

/** Parts one behind the other. */
export interface Concat {
  readonly kind: "concat";
  readonly parts: readonly Doc[];
  readonly breaks: boolean;
}

/** Contents whose new lines start one step further to the right. */
export interface Indent {
  readonly kind: "indent";
  readonly contents: Doc;
  readonly breaks: boolean;
}

/** Contents that stand on one line if they fit there, and otherwise break at each of their lines. */
export interface Group {
  readonly kind: "group";
  readonly contents: Doc;
  readonly breaks: boolean;
}

/** The same contents in several shapes, the most compact first: the first that fits is taken. */
export interface Choice {
  readonly kind: "choice";
  readonly shapes: readonly [Doc, ...Doc[]];
  readonly breaks: boolean;
}

/** A place where a line may break. */
export interface Line {
  readonly kind: "line";
  /** What stands here on one line. */
  readonly flat: "" | " ";
  /** A hard line: it breaks, and so does everything around it. */
  readonly breaks: boolean;
}

/** Text that depends on whether the group around it is broken. */
export interface IfBreak {
  readonly kind: "ifBreak";
  readonly broken: Doc;
  readonly flat: Doc;
  readonly breaks: false;
}

/**
 * Text that nothing may follow on its line, such as a line comment.
 * Its width does not count: no code is broken because a comment behind it is long.
 */
export interface EndOfLine {
  readonly kind: "endOfLine";
  readonly text: string;
  readonly breaks: true;
}

/** A space, or a line break where the group around it is broken. */
export const line: Line = { kind: "line", flat: " ", breaks: false };

/** Nothing, or a line break where the group around it is broken. */
export const softline: Line = { kind: "line", flat: "", breaks: false };

/** A line break. */
export const hardline: Line = { kind: "line", flat: "", breaks: true };

/** An empty line behind a line that follows; nothing where the group around it is not broken. */
export const blankLine: IfBreak = ifBreak(hardline, "");

/** Parts one behind the other. */
export function concat(parts: readonly Doc[]): Concat {
  return { kind: "concat", parts, breaks: parts.some(breaks) };
}

/** Parts with `separator` between each two of them. */
export function join(separator: Doc, parts: readonly Doc[]): Concat {
  return concat(parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part])));
}

/** Parts whose new lines start one step further to the right. */
export function indent(parts: readonly Doc[]): Indent {
  const contents = concat(parts);
  return { kind: "indent", contents, breaks: contents.breaks };
}

/** Parts that stand on one line if they fit there and none of them has to break. */
export function group(parts: readonly Doc[]): Group {
  const contents = concat(parts);
  return { kind: "group", contents, breaks: contents.breaks };
}

/** Parts that break at each of their lines, even if they would fit on one. */
export function brokenGroup(parts: readonly Doc[]): Group {
  return { kind: "group", contents: concat(parts), breaks: true };
}

/** A document in several shapes, the most compact first; the last one is taken if none fits. */
export function choice(first: Doc, ...others: readonly Doc[]): Choice {
  return { kind: "choice", shapes: [first, ...others], breaks: breaks(first) };
}

/** `broken` where the group around it is broken, else `flat`. */
export function ifBreak(broken: Doc, flat: Doc): IfBreak {
  return { kind: "ifBreak", broken, flat, breaks: false };
}

/** Text that nothing may follow on its line. */
export function endOfLine(text: string): EndOfLine {
  return { kind: "endOfLine", text, breaks: true };
}

/** True when the document cannot stand on one line. */
export function breaks(doc: Doc): boolean {
  return typeof doc !== "string" && doc.breaks;
}
