import { escapeWidth } from "../../../../../hog/syntax/escapes.ts";
import { certainly, type Fix, insert } from "../action.ts";

/** `'\d+'` → `'\\d+'`. */
export const unknownEscape: Fix = {
  codes: ["unknown-escape"],
  title: "Write `\\\\` for each backslash",
  safe: true,
  propose({ problem, text }) {
    const quote = text.charCodeAt(problem.start);
    const changes = [];
    for (let at = problem.start; at < problem.end; at++) {
      if (text[at] !== "\\") continue;
      const width = escapeWidth(text, at, quote);
      if (width === 0) changes.push(insert(at, "\\"));
      else at += width - 1;
    }
    return changes.length === 0 ? [] : certainly(...changes);
  },
};
