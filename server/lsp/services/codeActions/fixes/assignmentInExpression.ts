import { nextTokenAt } from "../../../../../hog/analysis/layout.ts";
import { type Fix, remove, replace } from "../action.ts";
import { closest } from "../place.ts";

/** `if (x := 1)` → `if (x = 1)`, `send(url := 'a')` → `send('a')`. */
export const assignmentInExpression: Fix = {
  codes: ["assignment-in-expression"],
  title: "Write `=`, or the value alone",
  propose({ place, text }) {
    const argument = closest(place, "namedArgument");
    if (!argument) return [];
    const { name, value } = argument.node;
    let around = argument.parent;
    while (around?.node.kind === "group") around = around.parent;
    switch (around?.node.kind) {
      case "if":
      case "while":
      case "for":
      case "conditional":
      case "binary":
      case "unary": {
        const sign = nextTokenAt(text, name.end);
        const changes = [replace({ start: sign, end: sign + ":=".length }, "=")];
        return [{ title: "Compare with `=`", changes, preferred: true }];
      }
      case "call": {
        const changes = [remove({ start: name.start, end: value.start })];
        return [{ title: "Leave the name of the argument out", changes, preferred: true }];
      }
      default:
        return [];
    }
  },
};
