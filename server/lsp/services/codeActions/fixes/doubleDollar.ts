import { certainly, type Fix, replace } from "../action.ts";

/** `replaceAll(text, 'a', '$&')` → `replaceAll(text, 'a', '$$&')`. */
export const doubleDollar: Fix = {
  codes: ["replacement-pattern"],
  title: "Write `$$` for a `$`",
  propose({ problem, text }) {
    const written = text.slice(problem.start + 1, problem.end - 1);
    const doubled = written.replaceAll(/\$\$|\$(?=[&`]|\\?')/g, "$$$$");
    const inner = { start: problem.start + 1, end: problem.end - 1 };
    return certainly(replace(inner, doubled));
  },
};
