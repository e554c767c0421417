import { findNamesInHoles } from "../holes.ts";
import type { Rule } from "../rule.ts";

/**
 * Functions that nobody calls or passes on. A function that only calls itself counts as unused; a
 * name that starts with `_` is left alone.
 *
 *     fun double(n) { return n * 2 }      // never called
 */
export const unusedFunction: Rule = {
  code: "unused-function",
  severity: "warning",
  visit(report, { parsed, scopes }) {
    const mayBeUsed = findNamesInHoles(parsed, scopes);
    return {
      function(fn) {
        const declaration = scopes.declarationOf(fn.name);
        if (!declaration || fn.name.text.startsWith("_") || mayBeUsed(declaration.text)) return;
        const isUsed = scopes
          .referencesOf(declaration)
          .some(({ node }) => node.start < fn.start || fn.end < node.end);
        if (!isUsed) report(fn.name, `The function \`${fn.name.text}\` is never called.`);
      },
    };
  },
};
