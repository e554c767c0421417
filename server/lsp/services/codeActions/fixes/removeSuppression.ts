import type { Span } from "../../../../../hog/source/span.ts";
import { certainly, type Change, type Fix, remove } from "../action.ts";
import { startsLine, wholeLines } from "../layout.ts";

/** The code, or the whole comment where it silences nothing else. */
export const removeSuppression: Fix = {
  codes: ["unused-suppression"],
  title: "Remove the comment",
  safe: true,
  propose({ problem, text, document }) {
    const { comments } = document.analysis.parsed;
    const comment = comments.find(({ start, end }) => start <= problem.start && problem.end <= end);
    if (!comment) return [];
    const before = text.slice(comment.start, problem.start);
    const behind = text.slice(problem.end, comment.end);
    const [next] = /^\s*,\s*|^\s+(?=[\w])/.exec(behind) ?? [];
    if (next !== undefined) {
      return certainly(remove({ start: problem.start, end: problem.end + next.length }));
    }
    const [last] = /\s*,\s*$/.exec(before) ?? [];
    if (last !== undefined) {
      return certainly(remove({ start: problem.start - last.length, end: problem.end }));
    }
    return certainly(removeComment(text, comment));
  },
};

function removeComment(text: string, comment: Span): Change {
  if (startsLine(text, comment.start)) return remove(wholeLines(text, comment));
  let { start } = comment;
  while (/[ \t]/.test(text[start - 1] ?? "")) start--;
  return remove({ start, end: comment.end });
}
