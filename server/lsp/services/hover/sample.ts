import { withoutGroups } from "../../../../hog/analysis/scopes.ts";
import type { Expression } from "../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../documents.ts";
import { escapeMarkdown, plain } from "../describe.ts";

/**
 * What an expression was in a recent event, as a sentence; empty where nothing is known. Inputs are
 * left out: they may be secret.
 */
export function describeSample(document: HogDocument, expression: Expression | undefined): string {
  const path = expression && globalPathOf(document, expression);
  if (!path || path[0] === "inputs") return "";
  const value = path.reduce(select, document.project.sample);
  return value === undefined ? "" : `In a recent event: ${showValue(value)}`;
}

/** A value from outside, cut, in Markdown that shows it as it is. */
export function showValue(value: unknown): string {
  return escapeMarkdown(plain(JSON.stringify(value) ?? "", 200));
}

/** The names that lead to a value, a global first; variables that keep their first value are followed. */
export function globalPathOf(
  { analysis: { scopes } }: HogDocument,
  expression: Expression,
): readonly string[] | undefined {
  const path: string[] = [];
  let value = withoutGroups(expression);
  for (let left = furthest; left > 0; left--) {
    if (value.kind === "member") {
      path.push(value.property.text);
      value = withoutGroups(value.object);
    } else if (value.kind === "index" && value.index.kind === "string") {
      path.push(value.index.value);
      value = withoutGroups(value.object);
    } else if (value.kind === "identifier") {
      const reference = scopes.referenceAt(value);
      if (!reference || reference.access === "call") return undefined;
      const { declaration } = reference;
      if (!declaration) return [value.name, ...path.toReversed()];
      const { node, uses } = declaration;
      const isKept = !uses.some(({ access }) => access === "write");
      if (node.kind !== "variable" || !node.value || !isKept) return undefined;
      value = withoutGroups(node.value);
    } else {
      return undefined;
    }
  }
  return undefined;
}

/** So many steps are followed; a variable may be made of itself. */
const furthest = 40;

function select(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
