import { certainly, type Fix, replace } from "../action.ts";

/** `NOT (done)` → `not (done)`, `F'…'` → `f'…'`. */
export const capitalOperator: Fix = {
  codes: ["capital-operator", "upper-case-template"],
  title: "Write it in lower case",
  safe: true,
  propose({ problem, text }) {
    const { code, start, end } = problem;
    // The problem of a template may reach over more than its letter.
    const span = code === "upper-case-template" ? { start, end: start + 1 } : { start, end };
    return certainly(replace(span, text.slice(span.start, span.end).toLowerCase()));
  },
};
