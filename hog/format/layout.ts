import {
  breaks,
  type Choice,
  type Doc,
  type Group,
  type IfBreak,
  type Indent,
  type Line,
} from "./doc.ts";

/** How wide a text may become and how it is indented, in UTF-16 units. */
export interface LayoutOptions {
  readonly width: number;
  readonly indent: number;
  /** What ends a line: LF or CR LF. */
  readonly lineBreak: string;
}

/**
 * Lays a document out as text: each group on one line if the line stays within the width, and
 * otherwise broken.
 *
 * Works on a stack of its own, so that no document is too deep. The text has no white space at the
 * ends of its lines, except inside texts that came with it.
 */
export function layout(doc: Doc, options: LayoutOptions): string {
  const out = new Output(options.lineBreak);
  const stack: Command[] = [{ doc, flat: false, indent: 0 }];
  for (let command = stack.pop(); command; command = stack.pop()) {
    step(command, stack, out, options);
  }
  return out.text;
}

/** A document still to be written, on one line or broken, and how far its new lines are indented. */
interface Command {
  readonly doc: Doc;
  readonly flat: boolean;
  readonly indent: number;
}

function step(command: Command, stack: Command[], out: Output, options: LayoutOptions): void {
  const { doc, flat, indent } = command;
  if (typeof doc === "string") return out.write(doc, indent);
  switch (doc.kind) {
    case "concat":
      return pushParts(stack, doc.parts, command);
    case "indent":
      stack.push({ doc: doc.contents, flat, indent: indent + options.indent });
      return;
    case "ifBreak":
      stack.push({ ...command, doc: flat ? doc.flat : doc.broken });
      return;
    case "line":
      return breaksHere(doc, flat) ? out.breakLine(indent) : out.write(doc.flat, indent);
    case "endOfLine":
      return out.writeLast(doc.text, indent);
    case "group":
      stack.push({
        doc: doc.contents,
        flat: flat || staysFlat(command, doc, stack, out, options),
        indent,
      });
      return;
    case "choice":
      stack.push(chooseShape(command, doc.shapes, stack, options.width - out.column));
  }
}

function staysFlat(
  { indent }: Command,
  { breaks, contents }: Group,
  stack: readonly Command[],
  out: Output,
  options: LayoutOptions,
): boolean {
  return !breaks && fits({ doc: contents, flat: true, indent }, stack, options.width - out.column);
}

/** The first shape that fits: on one line where that is possible, else up to its first line break. */
function chooseShape(
  { flat, indent }: Command,
  [compact, ...others]: Choice["shapes"],
  stack: readonly Command[],
  room: number,
): Command {
  let command: Command = { doc: compact, flat: flat || !breaks(compact), indent };
  for (const doc of others) {
    if (flat || fits(command, stack, room)) return command;
    command = { doc, flat: false, indent };
  }
  return command;
}

function breaksHere(doc: Line, flat: boolean): boolean {
  return doc.breaks || !flat;
}

function pushParts(stack: Command[], parts: readonly Doc[], { flat, indent }: Command): void {
  for (let index = parts.length - 1; index >= 0; index--) {
    const doc = parts[index];
    if (doc !== undefined) stack.push({ doc, flat, indent });
  }
}

/**
 * True when everything up to the next line break has a place in `room`. What follows on the stack
 * counts too, until it may break.
 */
function fits(first: Command, following: readonly Command[], room: number): boolean {
  const stack = [first];
  let left = room;
  let next = following.length;
  while (left >= 0) {
    const command = stack.pop() ?? following[--next];
    if (!command) return true;
    const { doc, flat } = command;
    const isFollowing = next < following.length;
    if (typeof doc === "string") {
      const lineEnd = doc.search(/[\r\n]/);
      if (lineEnd >= 0) return lineEnd <= left;
      left -= doc.length;
    } else if (doc.kind === "line") {
      if (breaksHere(doc, flat)) return true;
      left -= doc.flat.length;
    } else if (doc.kind === "endOfLine") {
      return true;
    } else if (doc.kind === "concat") {
      pushParts(stack, doc.parts, command);
    } else {
      stack.push(unfold(doc, command, isFollowing));
    }
  }
  return false;
}

/**
 * What is measured in place of a document with contents. A group that need not break is measured on
 * one line, but one that follows may break at its first line.
 */
function unfold(doc: Folded, command: Command, isFollowing: boolean): Command {
  const flat = !breaks(doc) && (command.flat || !isFollowing);
  switch (doc.kind) {
    case "indent":
      return { ...command, doc: doc.contents };
    case "ifBreak":
      return { ...command, doc: command.flat ? doc.flat : doc.broken };
    case "group":
      return { ...command, doc: doc.contents, flat };
    case "choice":
      return { ...command, doc: doc.shapes[0], flat };
  }
}

type Folded = Indent | IfBreak | Group | Choice;

/** The text so far. Spaces wait until something follows them, so that no line ends with them. */
class Output {
  readonly #lineBreak: string;
  readonly #pieces: string[] = [];
  #spaces = 0;
  /** The column behind the last character that is not a waiting space. */
  #column = 0;
  #closed = false;

  constructor(lineBreak: string) {
    this.#lineBreak = lineBreak;
  }

  get text(): string {
    return this.#pieces.join("");
  }

  get column(): number {
    return this.#column + this.#spaces;
  }

  write(text: string, indent: number): void {
    const start = text.search(/[^ ]/);
    if (start < 0) {
      this.#spaces += text.length;
      return;
    }
    if (this.#closed) this.breakLine(indent);
    else this.#spaces += start;
    const trimmed = text.slice(start).replace(/ +$/, "");
    this.#pieces.push(" ".repeat(this.#spaces), trimmed);
    this.#column = columnBehind(trimmed, this.column);
    this.#spaces = text.length - start - trimmed.length;
  }

  /** Writes text that nothing may follow on its line: what comes next starts a new one. */
  writeLast(text: string, indent: number): void {
    this.write(text, indent);
    this.#closed = true;
  }

  breakLine(indent: number): void {
    this.#pieces.push(this.#lineBreak);
    this.#column = 0;
    this.#spaces = indent;
    this.#closed = false;
  }
}

function columnBehind(text: string, column: number): number {
  const lastBreak = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r"));
  return lastBreak < 0 ? column + text.length : text.length - lastBreak - 1;
}
