import { certainly, type Fix, insert } from "../action.ts";

/** The index of a loop's key: `names[i]` → `names[i + 1]`. */
export const addOne: Fix = {
  codes: ["zero-based-key"],
  title: "Add 1",
  propose({ problem }) {
    return certainly(insert(problem.end, " + 1"));
  },
};
