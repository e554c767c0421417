import type { Fix } from "../action.ts";
import { removeStatement } from "../layout.ts";
import { closest, standsInList } from "../place.ts";

/** `total == 1` on its own goes. */
export const removeEffectless: Fix = {
  codes: ["statement-without-effect"],
  title: "Remove the statement",
  propose({ place, text }) {
    const statement = closest(place, "expressionStatement");
    return statement && standsInList(statement)
      ? [{ changes: [removeStatement(text, statement.node)] }]
      : [];
  },
};
