import { isGlobalSomewhere } from "../../../../hog/analysis/globalNames.ts";
import type { Declaration, Reference } from "../../../../hog/analysis/scopes.ts";
import { builtins } from "../../../../hog/library/builtins.ts";

/**
 * The local that a use means. One that is declared only behind the use counts, too, unless the name
 * means something else by then: its author had nothing else in mind.
 */
export function localOf(reference: Reference): Declaration | undefined {
  const { declaration, declaredLater, access, text } = reference;
  if (declaration || !declaredLater) return declaration;
  const isKnown = access === "call" ? builtins.has(text) : isGlobalSomewhere(text);
  return isKnown ? undefined : declaredLater;
}
