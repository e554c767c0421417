import { nextTokenAt } from "../../../../../hog/analysis/layout.ts";
import type { Span } from "../../../../../hog/source/span.ts";
import type { Problem } from "../../../../../hog/source/problem.ts";
import { type Change, type Fix, type Proposal, replace } from "../action.ts";

/** `&&` → `and`, `|` → `or`, `!x` → `not x`, `a === b` → `a == b`, `=>` → `->`. */
export const signs: Fix = {
  codes: ["unexpected-character", "expected-expression"],
  title: "Write the sign as Hog does",
  safe: true,
  propose({ problem, text }) {
    const { start } = problem;
    if (problem.code === "expected-expression") return proposeForRest(problem, text);
    const sign = text.startsWith("&&", start) ? "&&" : (text[start] ?? "");
    const word = words.get(sign);
    const operand = nextTokenAt(text, start + sign.length);
    // The second sign of two is spoken of with the first.
    const isRest = sign === "&" && text[start - 1] === "&";
    if (word === undefined || isRest || !/[\w$'"`([{!-]/.test(text[operand] ?? "")) return [];
    return change(word, asWord(text, { start, end: start + sign.length }, word));
  },
};

const words: ReadonlyMap<string, string> = new Map([
  ["&&", "and"],
  ["&", "and"],
  ["|", "or"],
  ["!", "not"],
]);

/** The sign behind which the parser misses an operand is the rest of a longer one. */
function proposeForRest({ start, end }: Problem, text: string): readonly Proposal[] {
  const before = text.slice(start - 2, start);
  if (text.slice(start, end) === "=" && (before === "==" || before === "!=")) {
    return change(before, replace({ start: start - 2, end }, before));
  }
  if (
    text.slice(start, end) === ">" &&
    text[start - 1] === "=" &&
    !/[=!<>]/.test(before[0] ?? "")
  ) {
    return change("->", replace({ start: start - 1, end }, "->"));
  }
  return [];
}

/** A word in the place of signs, with the spaces that it needs. */
function asWord(text: string, { start, end }: Span, newText: string): Change {
  const before = /[\w$')\]}"`]/.test(text[start - 1] ?? "") ? " " : "";
  const behind = /[\w$'"`[{(]/.test(text[end] ?? "") ? " " : "";
  return replace({ start, end }, `${before}${newText}${behind}`);
}

function change(sign: string, ...changes: readonly Change[]): readonly Proposal[] {
  return [{ title: `Write \`${sign}\``, changes, preferred: true }];
}
