import { parseProgram } from "../../../../../hog/syntax/parse.ts";
import { applyChanges, type Fix, type Found, insert } from "../action.ts";
import { startsLine } from "../layout.ts";

/** `print(upper('a')` at the end of a line → `print(upper('a'))`. */
export const closeParenthesis: Fix = {
  codes: ["expected-comma"],
  title: "Close the parentheses",
  costly: true,
  propose(found) {
    const { problem, text, document } = found;
    const { problems } = document.analysis.parsed;
    const isEnd = problem.start === text.length;
    if (document.kind !== "program" || (!isEnd && !startsLine(text, problem.start))) return [];
    // What is open at the end has been noticed where the line went on.
    if (isEnd && problems.find(({ code }) => code === problem.code)?.start !== problem.start)
      return [];
    const end = endOfCode(found, problem.start);
    for (let missing = 1; missing <= mostMissing; missing++) {
      const change = insert(end, ")".repeat(missing));
      const { problems: left } = parseProgram(applyChanges(text, [change]));
      // Another bracket was missing, or not enough are closed yet.
      const isStillOpen = left.some(({ start }) => start >= end && start <= end + missing);
      if (left.length < problems.length && !isStillOpen) {
        return [{ changes: [change], preferred: true, alone: true }];
      }
    }
    return [];
  },
};

/** More are not forgotten in one line. */
const mostMissing = 3;

/** Where the last token before an offset ends. */
function endOfCode({ text, document }: Found, offset: number): number {
  const comments = document.analysis.parsed.comments.filter(({ end }) => end <= offset);
  let end = text.slice(0, offset).trimEnd().length;
  for (const comment of comments.toReversed()) {
    if (comment.end < end) break;
    end = text.slice(0, comment.start).trimEnd().length;
  }
  return end;
}
