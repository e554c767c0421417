import type { HogDocument } from "../../documents.ts";

/** The name of a variable that is a copy of a global and visible at an offset. */
export function copyOfGlobal(
  { analysis: { scopes } }: HogDocument,
  global: string,
  offset: number,
): string | undefined {
  return scopes.visibleAt(offset).find(({ node, kind }) => {
    if (kind !== "variable" || node.kind !== "variable" || node.value?.kind !== "identifier") {
      return false;
    }
    return node.value.name === global && !scopes.declarationOf(node.value);
  })?.text;
}
