import { nextTokenAt } from "../../../../../hog/analysis/layout.ts";
import { certainly, type Fix, remove } from "../action.ts";

/** `if (done); { return }` → `if (done) { return }`. */
export const removeEmptyBody: Fix = {
  codes: ["empty-body"],
  title: "Take the `;` away",
  safe: true,
  propose: ({ problem, text }) =>
    text[nextTokenAt(text, problem.end)] === "{" ? certainly(remove(problem)) : [],
};
