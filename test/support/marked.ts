/** A program and the cursor in it. */
export interface Marked {
  readonly text: string;
  /** In UTF-16 units. */
  readonly cursor: number;
}

/**
 * Reads a program in which `$0` stands where the cursor is; the mark is taken out. Carets in comment
 * lines, which stay in, are read by `findMarks`.
 */
export function readMarked(marked: string): Marked {
  const cursor = marked.indexOf("$0");
  if (cursor < 0) throw new Error("The program has no $0.");
  return { text: marked.slice(0, cursor) + marked.slice(cursor + 2), cursor };
}
