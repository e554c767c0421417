import { withoutGroups } from "../../../../../hog/analysis/scopes.ts";
import type { Expression } from "../../../../../hog/syntax/tree.ts";
import { escapeTemplateText } from "../../completion/quote.ts";
import { type Change, type Fix, type Proposal, replace } from "../action.ts";
import { closest, type PlaceOf } from "../place.ts";

/** `'Hello ' + name + '!'` → `'Hello ' || name || '!'`, or `f'Hello {name}!'`. */
export const plusOnText: Fix = {
  codes: ["plus-on-text"],
  title: "Join texts with `||`",
  propose({ place, text }) {
    const sum = closest(place, "binary");
    if (!sum || isNoText(sum.node.left) || isNoText(sum.node.right)) return [];
    const changes: Change[] = [];
    let top = sum;
    for (let at: PlaceOf<"binary"> | undefined = sum; at; at = sumAbove(at)) {
      const { operatorStart, operatorEnd } = at.node;
      changes.push(replace({ start: operatorStart, end: operatorEnd }, "||"));
      top = at;
    }
    return [{ changes, preferred: true }, ...asTemplate(top, text)];
  },
};

/** Lists and dictionaries are joined in other ways. */
function isNoText(side: Expression): boolean {
  const { kind } = withoutGroups(side);
  return kind === "array" || kind === "dict";
}

/** The `+` whose left side is this one: a row leans to the left. */
function sumAbove({ node, parent }: PlaceOf<"binary">): PlaceOf<"binary"> | undefined {
  const above = parent?.node.kind === "binary" ? closest(parent, "binary") : undefined;
  return above?.node.operator === "+" && above.node.left === node ? above : undefined;
}

function asTemplate({ node }: PlaceOf<"binary">, text: string): readonly Proposal[] {
  const operands: Expression[] = [];
  let rest: Expression = node;
  while (rest.kind === "binary" && rest.operator === "+") {
    operands.unshift(rest.right);
    rest = rest.left;
  }
  operands.unshift(rest);
  const texts = operands.map((operand) => partOf(operand, text));
  if (!texts.some((part) => part.startsWith("{")) || operands.length > mostParts) return [];
  const changes = [replace(node, `f'${texts.join("")}'`)];
  return [{ title: "Write a template", changes }];
}

const mostParts = 50;

function partOf(operand: Expression, text: string): string {
  const inner = withoutGroups(operand);
  if (inner.kind === "string") return escapeTemplateText(inner.value);
  const written = text.slice(inner.start, inner.end);
  if (inner.kind === "template" && written.startsWith("f'")) return written.slice(2, -1);
  return `{${written}}`;
}
