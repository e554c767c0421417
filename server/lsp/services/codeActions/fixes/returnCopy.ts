import { type Fix, replace } from "../action.ts";
import { copyOfGlobal } from "../copyOfGlobal.ts";

/** `return event` → `return copy`. */
export const returnCopy: Fix = {
  codes: ["unchanged-event"],
  title: "Return the copy that was changed",
  propose({ problem, document }) {
    const copy = copyOfGlobal(document, "event", problem.start);
    return copy === undefined ? [] : [{ changes: [replace(problem, copy)], preferred: true }];
  },
};
