import { nextTokenAt } from "../../../../../hog/analysis/layout.ts";
import { type Change, type Fix, type Proposal, remove, replace } from "../action.ts";
import type { Binary, NamedArgument } from "../../../../../hog/syntax/tree.ts";
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
        const comparing: Proposal = { title: "Compare with `=`", changes };
        const key = around.node.kind === "binary" && hyphenatedKey(around.node, argument.node);
        return key
          ? [{ title: "Write the name in brackets", changes: [key], preferred: true }, comparing]
          : [{ ...comparing, preferred: true }];
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

/** `event.properties.a-b := 1` means `event.properties['a-b'] := 1`. */
function hyphenatedKey(
  { operator, operatorStart, operatorEnd, left, right }: Binary,
  { name, start }: NamedArgument,
): Change | undefined {
  if (operator !== "-" || right.start !== start) return undefined;
  if (left.end !== operatorStart || name.start !== operatorEnd) return undefined;
  const parts = [name.text];
  let head = left;
  while (head.kind === "binary" && head.operator === "-" && head.right.kind === "identifier") {
    const isTight = head.left.end === head.operatorStart && head.right.start === head.operatorEnd;
    if (!isTight) return undefined;
    parts.unshift(head.right.name);
    head = head.left;
  }
  if (head.kind !== "member" || head.optional) return undefined;
  const key = [head.property.text, ...parts].join("-");
  return replace({ start: head.object.end, end: name.end }, `['${key}']`);
}
