import { certainly, type Fix, insert, replace } from "../action.ts";
import { closest, type Place } from "../place.ts";

/** `not (plan) = 'free'` → `not ((plan) = 'free')`. */
export const groupNegated: Fix = {
  codes: ["not-before-parenthesis"],
  title: "Put the whole comparison in parentheses",
  propose({ problem, place, text }) {
    let top = closest(place.parent, "call")?.parent;
    while (top && isInnerPart(top) && top.parent?.node.start === top.node.start) top = top.parent;
    if (!top || top.node.start !== problem.start) return [];
    const operand = problem.end + (/^\s*/.exec(text.slice(problem.end))?.[0].length ?? 0);
    const end = top.node.end;
    return certainly(replace({ start: problem.end, end: operand }, " ("), insert(end, ")"));
  },
};

/** Whether what is around a node still binds tighter than `not`. */
function isInnerPart({ parent }: Place): boolean {
  switch (parent?.node.kind) {
    case "binary":
      return parent.node.operator !== "and" && parent.node.operator !== "or";
    case "isNull":
    case "between":
    case "member":
    case "index":
    case "tupleMember":
      return true;
    default:
      return false;
  }
}
