import { certainly, type Fix, replace } from "../action.ts";

/** `for (let item of items)` → `for (let item in items)`. */
export const sayIn: Fix = {
  codes: ["expected-in"],
  title: "Write `in`",
  propose: ({ problem, text }) =>
    text.slice(problem.start, problem.end) === "of" ? certainly(replace(problem, "in")) : [],
};
