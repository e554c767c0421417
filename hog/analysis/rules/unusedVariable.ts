import { findNamesInHoles } from "../holes.ts";
import type { Rule } from "../rule.ts";
import type { Declaration, Scopes } from "../scopes.ts";

/**
 * Variables that nothing reads. A name that starts with `_` is left alone; so are the names of loops
 * and catch blocks, which may be there for their place.
 *
 *     let total := 1      // never read
 */
export const unusedVariable: Rule = {
  code: "unused-variable",
  severity: "warning",
  visit(report, { parsed, scopes }) {
    const mayBeUsed = findNamesInHoles(parsed, scopes);
    return {
      program() {
        const repeated = new Set(scopes.declarations.map(({ duplicateOf }) => duplicateOf));
        for (const declaration of scopes.declarations) {
          const { kind, name, text } = declaration;
          if (kind !== "variable" || !name || text.startsWith("_")) continue;
          if (repeated.has(declaration) || isRead(declaration, scopes) || mayBeUsed(text)) continue;
          report(name, messageOf(declaration, scopes));
        }
      },
    };
  },
};

/** A variable that only its own initialiser reads, as a recursive lambda does, is not read. */
function isRead(declaration: Declaration, scopes: Scopes): boolean {
  const { node } = declaration;
  return scopes.referencesOf(declaration).some((use) => {
    const inItself =
      node.kind === "variable" && node.start <= use.node.start && use.node.end <= node.end;
    return use.access !== "write" && !inItself;
  });
}

function messageOf(declaration: Declaration, scopes: Scopes): string {
  const { text } = declaration;
  const written = scopes.referencesOf(declaration).some((use) => use.access === "write");
  return written ? `\`${text}\` is assigned, but never read.` : `\`${text}\` is never read.`;
}
