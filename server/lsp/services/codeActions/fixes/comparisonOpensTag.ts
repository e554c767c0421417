import { certainly, type Fix, insert } from "../action.ts";

/** `a<b and c` → `a< b and c`. */
export const comparisonOpensTag: Fix = {
  codes: ["comparison-opens-tag", "tag-opened"],
  title: "Write a space after `<`",
  safe: true,
  propose({ problem, text }) {
    const sign = text[problem.start] === "<" ? problem.start : text.lastIndexOf("<", problem.start);
    return /[A-Za-z_]/.test(text[sign + 1] ?? "") ? certainly(insert(sign + 1, " ")) : [];
  },
};
