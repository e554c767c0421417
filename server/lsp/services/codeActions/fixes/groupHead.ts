import { nextTokenAt } from "../../../../../hog/analysis/layout.ts";
import { parseProgram } from "../../../../../hog/syntax/parse.ts";
import { certainly, type Fix, insert } from "../action.ts";
import { endOfLine } from "../layout.ts";

/** `if done {` → `if (done) {`, `for item in items {` → `for (let item in items) {`. */
export const groupHead: Fix = {
  codes: ["keyword-read-as-name"],
  title: "Put the head in parentheses",
  propose({ problem, text, document }) {
    const word = text.slice(problem.start, problem.end).toLowerCase();
    if (document.kind === "template" || (word !== "if" && word !== "for")) return [];
    const start = nextTokenAt(text, problem.end);
    const line = text.slice(start, Math.min(endOfLine(text, start), start + longest));
    // The last brace: one before it may open a dictionary.
    const [head = ""] = /^[^(].*?(?=\s*\{\s*$)|^[^({][^{]*?(?=\s*\{)/.exec(line) ?? [];
    if (head === "") return [];
    const open = word === "if" || /^let\b/i.test(head) ? "(" : "(let ";
    if (parseProgram(`${word} ${open}${head}) {}`).problems.length > 0) return [];
    return certainly(insert(start, open), insert(start + head.length, ")"));
  },
};

/** A head that is longer is none. */
const longest = 500;
