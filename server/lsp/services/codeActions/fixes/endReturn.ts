import { certainly, type Fix, insert } from "../action.ts";

/** `return` and a line break → `return;`. */
export const endReturn: Fix = {
  codes: ["return-takes-next-line"],
  title: "Write `return;`",
  safe: true,
  propose: ({ problem }) => certainly(insert(problem.end, ";")),
};
