import { certainly, type Fix } from "../action.ts";
import { removeStatement } from "../layout.ts";

/** Statements that never run go. */
export const removeUnreachable: Fix = {
  codes: ["unreachable-code"],
  title: "Remove the code that is never reached",
  propose: ({ problem, text }) => certainly(removeStatement(text, problem)),
};
