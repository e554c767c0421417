import type { Comment, Parsed } from "../../../hog/syntax/parse.ts";
import { startsLine } from "./commentRuns.ts";
import { escapeMarkdown, plain } from "./describe.ts";

type Commented = Pick<Parsed<unknown>, "text" | "comments">;

/**
 * What the comments directly above a declaration say, in Markdown that shows them as they are; empty
 * where there are none. `start` is where the declaration starts.
 */
export function docCommentAt(parsed: Commented, start: number): string {
  return commentsAbove(parsed, start)
    .flatMap((comment) => linesOf(parsed.text.slice(comment.start, comment.end)))
    .slice(0, mostLines)
    .map((line) => escapeMarkdown(plain(line, 200)))
    .join("  \n")
    .trim();
}

/** Whether the comments directly above `start` open the program: these mostly tell what it does. */
export function isBelowHeader(parsed: Commented, start: number): boolean {
  const [first] = commentsAbove(parsed, start);
  return first !== undefined && parsed.text.slice(0, first.start).trim() === "";
}

function commentsAbove({ text, comments }: Commented, start: number): readonly Comment[] {
  const above: Comment[] = [];
  let next = start;
  for (let at = comments.findLastIndex(({ end }) => end <= start); at >= 0; at--) {
    const comment = comments[at];
    if (!comment || above.length === mostComments) break;
    if (!startsLine(text, comment.start) || !isAbove(text.slice(comment.end, next))) break;
    above.unshift(comment);
    next = comment.start;
  }
  return above;
}

const mostComments = 30;
const mostLines = 30;

function isAbove(gap: string): boolean {
  return /^[ \t]*(?:\r\n|\r|\n)?[ \t]*$/.test(gap);
}

/** The lines of a comment without what makes them one; none for what tells a rule to be silent. */
function linesOf(comment: string): readonly string[] {
  const text = comment.replace(/^(?:\/\*+|\/\/+|--+|#+)/, "").replace(/\*+\/$/, "");
  if (/^\s*hog-ignore/.test(text)) return [];
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.replace(/^\s*\*?\s*/, "").trim());
  return lines.length > 1 ? lines.filter((line, at) => line !== "" || isInside(lines, at)) : lines;
}

/** Whether there is text above and below a line. */
function isInside(lines: readonly string[], at: number): boolean {
  return (
    lines.findIndex((line) => line !== "") < at && lines.findLastIndex((line) => line !== "") > at
  );
}
