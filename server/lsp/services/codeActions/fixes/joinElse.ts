import { certainly, type Fix, insert, remove } from "../action.ts";
import { placeOf } from "../place.ts";

/** `}; else {` → `} else {`, `return else` → `return; else`. */
export const joinElse: Fix = {
  codes: ["keyword-read-as-name"],
  title: "Let `else` follow its `if`",
  propose({ problem, place, text }) {
    const word = text.slice(problem.start, problem.end).toLowerCase();
    if (word !== "else") return [];
    const before = text.slice(0, problem.start).trimEnd();
    if (placeOf(place.parent, "return")) {
      const { start } = placeOf(place.parent, "return")?.node ?? problem;
      const changes = [insert(start + "return".length, ";")];
      return [{ title: "Write `return;`", changes, preferred: true }];
    }
    const [semicolon] = /;$/.exec(before.slice(-1)) ?? [];
    return semicolon !== undefined && before.slice(0, -1).trimEnd().endsWith("}")
      ? certainly(remove({ start: before.length - 1, end: before.length }))
      : [];
  },
};
