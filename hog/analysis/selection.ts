import type { Expression, Name, StringLiteral } from "../syntax/tree.ts";
import { withoutGroups } from "./scopes.ts";

/**
 * The text of a name or of what is selected from one by names and constants – `a.b['c'][1]` – in one
 * spelling, so that two of them are the same place exactly if the texts are equal. `undefined` for
 * anything else: two calls may differ although they look alike.
 */
export function selectionText(expression: Expression): string | undefined {
  const parts: string[] = [];
  for (let rest = withoutGroups(expression); ; rest = withoutGroups(rest.object)) {
    if (rest.kind === "identifier") return [rest.name, ...parts.toReversed()].join("");
    if (rest.kind === "member") parts.push(`[${JSON.stringify(rest.property.text)}]`);
    else if (rest.kind === "tupleMember") parts.push(`[${rest.index}]`);
    else if (rest.kind === "index") {
      const key = constantText(rest.index) ?? selectionText(rest.index);
      if (key === undefined) return undefined;
      parts.push(`[${key}]`);
    } else return undefined;
  }
}

/** The text of a string or number, told apart from each other. */
export function constantText(expression: Expression): string | undefined {
  const inner = withoutGroups(expression);
  if (inner.kind === "string") return JSON.stringify(inner.value);
  return inner.kind === "number" ? String(Number(inner.text)) : undefined;
}

/** The text of one part of a use's path: `key` of `.key` and of `['key']`. */
export function textOfPart(part: Name | StringLiteral): string {
  return part.kind === "name" ? part.text : part.value;
}
