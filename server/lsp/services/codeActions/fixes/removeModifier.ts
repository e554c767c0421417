import { certainly, type Fix, remove } from "../action.ts";
import { closest, placeOf } from "../place.ts";

/** `length(distinct tags)` → `length(tags)`. */
export const removeModifier: Fix = {
  codes: ["ignored-modifier"],
  title: "Take the part of SQL away",
  propose({ place, text }) {
    const ignoring = placeOf(place, "ignoreNulls")?.node;
    if (ignoring) return certainly(remove({ start: ignoring.operand.end, end: ignoring.end }));
    const call = closest(place, "call")?.node;
    const [first] = call?.args ?? [];
    const last = call?.args.at(-1);
    if (!call?.modifiers || !first || !last) return [];
    const { distinct, orderBy, filter } = call.modifiers;
    const changes = [];
    if (distinct) {
      const [word] = /distinct\s+$/i.exec(text.slice(call.callee.end, first.start)) ?? [];
      if (word === undefined) return [];
      changes.push(remove({ start: first.start - word.length, end: first.start }));
    }
    if (orderBy || filter) {
      const [tail] = /^\s*order\s+by\b/i.exec(text.slice(last.end, call.end)) ?? [];
      if (filter && !orderBy) {
        const close = text.indexOf(")", last.end);
        changes.push(remove({ start: close + 1, end: call.end }));
      } else if (tail !== undefined && !filter) {
        changes.push(remove({ start: last.end, end: call.end - 1 }));
      } else return [];
    }
    return certainly(...changes);
  },
};
