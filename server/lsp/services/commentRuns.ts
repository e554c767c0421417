import { cover, type Span } from "../../../hog/source/span.ts";
import type { Comment, Parsed } from "../../../hog/syntax/parse.ts";
import type { Program } from "../../../hog/syntax/tree.ts";

/**
 * Line comments that make one text: on lines that follow each other, with no code on them. One that
 * stands alone makes a run too; comments behind code and those that `isLeftOut` takes make none.
 */
export function findCommentRuns(
  { text, comments }: Parsed<Program>,
  isLeftOut: (comment: Comment) => boolean,
): readonly Span[] {
  const runs: Span[] = [];
  for (const comment of comments) {
    if (comment.kind !== "line" || !startsLine(text, comment.start) || isLeftOut(comment)) continue;
    const run = runs.at(-1);
    if (run && isNextLine(text, run.end, comment.start))
      runs[runs.length - 1] = cover(run, comment);
    else runs.push(comment);
  }
  return runs;
}

/** Whether nothing but white space stands between the start of the line and an offset. */
export function startsLine(text: string, offset: number): boolean {
  let at = offset - 1;
  while (text[at] === " " || text[at] === "\t") at--;
  return at < 0 || text[at] === "\n" || text[at] === "\r";
}

function isNextLine(text: string, end: number, start: number): boolean {
  return /^(?:\r\n|\r|\n)[\t ]*$/.test(text.slice(end, start));
}
