import { certainly, type Fix, insert } from "../action.ts";

/** Closes a string at the end of its line, a comment at the end of the text. */
export const closeText: Fix = {
  codes: ["unterminated-string", "unterminated-comment"],
  title: "Close it",
  propose({ problem, text }) {
    if (problem.code === "unterminated-comment") return certainly(insert(text.length, " */"));
    const quote = text[problem.start];
    const open = text.slice(problem.start + 1, problem.end);
    // Behind what was written as code the quote belongs somewhere else.
    if (quote !== "'" || /[)\]};,]\s*$/.test(open)) return [];
    return certainly(insert(problem.start + 1 + open.trimEnd().length, quote));
  },
};
