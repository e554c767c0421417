/**
 * A program with marks that say what the services find there while it is typed. The marks are taken out:
 *
 *     print(res.⟨complete: status, body⟩status)   offered first, in this order
 *     print(⟨offer: res, body⟩res)                offered, among others
 *     inputs.url⟨hover: Where to send it⟩         told about the name in front
 *     send⟨definition: fun send(text)⟩(1)         how the line with the definition starts
 */
export interface TypedProgram {
  readonly text: string;
  readonly marks: readonly Mark[];
}

export interface Mark {
  readonly kind: MarkKind;
  /** In the text without marks. */
  readonly offset: number;
  readonly expected: string;
}

const markKinds = ["complete", "offer", "hover", "definition"] as const;
type MarkKind = (typeof markKinds)[number];

export function readTyped(marked: string): TypedProgram {
  const marks: Mark[] = [];
  let text = "";
  let last = 0;
  for (const match of marked.matchAll(/⟨(\w+): ([^⟩]+)⟩/g)) {
    text += marked.slice(last, match.index);
    last = match.index + match[0].length;
    const kind = markKinds.find((one) => one === match[1]);
    if (!kind) throw new Error(`${match[0]} is no mark.`);
    marks.push({ kind, offset: text.length, expected: match[2] ?? "" });
  }
  return { text: text + marked.slice(last), marks };
}

/** How a text can look while somebody types, at a moment when the cursor is at an offset. */
export const moments = {
  /** The text is written from its start to its end. */
  "nothing behind": (text: string, offset: number) => text.slice(0, offset),
  /** A word is written into a line that is there. */
  "all behind": (text: string) => text,
  /** A line is written between others. */
  "lines behind": (text: string, offset: number) =>
    text.slice(0, offset) + text.slice(lineEnd(text, offset)),
  /** The same in an editor that closes what is opened. */
  "closed, lines behind": (text: string, offset: number) =>
    text.slice(0, offset) + closersOf(text, offset) + text.slice(lineEnd(text, offset)),
} as const;

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end;
}

/** What closes the brackets and texts that the line has opened up to an offset. */
function closersOf(text: string, offset: number): string {
  const open: string[] = [];
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  for (const [at, sign] of line.split("").entries()) {
    const inText = open.at(-1) === "'";
    if (sign === "'") {
      if (inText) open.pop();
      else open.push("'");
    } else if (inText ? sign === "{" && line.includes("f'") : "([{".includes(sign)) {
      open.push(closers.get(sign) ?? "");
    } else if (sign === open.at(-1) && line[at - 1] !== "\\") open.pop();
  }
  return open.toReversed().join("");
}

const closers: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);
