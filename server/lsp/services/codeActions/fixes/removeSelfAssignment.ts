import { certainly, type Fix } from "../action.ts";
import { removeStatement } from "../layout.ts";
import { closest, standsInList } from "../place.ts";

/** `total := total` goes. */
export const removeSelfAssignment: Fix = {
  codes: ["self-assignment"],
  title: "Remove the assignment",
  propose({ place, text }) {
    const assignment = closest(place, "assignment");
    return assignment && standsInList(assignment)
      ? certainly(removeStatement(text, assignment.node))
      : [];
  },
};
