import { isGlobalSomewhere } from "../globalNames.ts";
import type { Rule } from "../rule.ts";
import type { Node } from "../../syntax/tree.ts";

/**
 * Strings with `{event.event}` or the like in them, but no `f` in front: the braces stay as they are.
 *
 *     print('Hello {person.name}')      // write f'Hello {person.name}'
 */
export const templateWithoutF: Rule = {
  code: "template-without-f",
  severity: "warning",
  visit(report, { parsed: { text }, scopes }) {
    const isLocal = (name: string, offset: number): boolean =>
      scopes.localAt(name, offset) !== undefined;
    const isKnown = (name: string, offset: number): boolean =>
      isGlobalSomewhere(name) || isLocal(name, offset);
    return {
      string(node, ancestors) {
        const written = text.slice(node.start, node.end);
        if (!written.includes("{") || isSearched(ancestors)) return;
        for (const [whole, braces, name] of written.matchAll(selectionInBraces)) {
          if (braces === undefined || name === undefined) continue;
          const isKnownName = isBare(whole) ? isLocal : isKnown;
          if (!isKnownName(name, node.start)) continue;
          return report(node, messageOf(whole, braces.length > 1));
        }
      },
    };
  },
};

/** `{name}`, `{name.property…}` or `{name[…]…}`. */
const selectionInBraces = /(\{+)\s*([A-Za-z_$][\w$]*)\s*(?:(?:\?\.|\.|\[)[^{}']*)?\}+/g;

/** A bare `{name}` is too often something else, unless a variable is called so. */
function isBare(whole: string): boolean {
  return /^\{+\s*[\w$]+\s*\}+$/.test(whole);
}

/** The text of a placeholder that the program itself looks for. */
function isSearched(ancestors: readonly Node[]): boolean {
  const parent = ancestors.at(-1);
  if (parent?.kind !== "call" || parent.callee.kind !== "identifier") return false;
  return searchers.has(parent.callee.name);
}

const searchers: ReadonlySet<string> = new Set([
  "extractRegex",
  "like",
  "ilike",
  "match",
  "notILike",
  "notLike",
  "position",
  "positionCaseInsensitive",
  "replaceAll",
  "replaceOne",
  "splitByString",
  "startsWith",
]);

function messageOf(whole: string, isDoubled: boolean): string {
  return isDoubled
    ? `\`${whole}\` stays as it is: Liquid is for inputs only. Write a template: f'…{…}…'.`
    : `\`${whole}\` stays as it is. Put an \`f\` before the quote to fill it in.`;
}
