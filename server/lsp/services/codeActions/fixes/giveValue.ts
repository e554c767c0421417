import { certainly, type Fix, insert, replace } from "../action.ts";
import { closest } from "../place.ts";

/** `x -> { x * 2 }` → `x -> x * 2`. */
export const giveValue: Fix = {
  codes: ["lambda-returns-null"],
  title: "Give the value",
  propose({ place, text }) {
    const body = closest(place, "lambda")?.node.body;
    if (body?.kind === "placeholder") {
      const { expression } = body;
      return certainly(replace(body, text.slice(expression.start, expression.end)));
    }
    const last =
      body?.kind === "block" ? body.statements.findLast(({ kind }) => kind !== "empty") : undefined;
    return last?.kind === "expressionStatement" ? certainly(insert(last.start, "return ")) : [];
  },
};
