import type { CodeAction } from "vscode-languageserver-types";
import { runRules } from "../../../../../hog/analysis/analyse.ts";
import { findScopes } from "../../../../../hog/analysis/findScopes.ts";
import { staleClosure } from "../../../../../hog/analysis/rules/staleClosure.ts";
import type { Scopes } from "../../../../../hog/analysis/scopes.ts";
import { parseProgram } from "../../../../../hog/syntax/parse.ts";
import type { Node } from "../../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../../documents.ts";
import { applyChanges, type Change } from "../action.ts";
import { breaksStack } from "./effects.ts";
import { decline, type Heading, offer } from "./offer.ts";

/**
 * Offers changes after which values lie elsewhere on the stack, unless that could be noticed:
 * functions find the variables that they use from outside by their place there, and PostHog's VM
 * mixes up those that have had the same place.
 */
export function offerMoving(
  document: HogDocument,
  heading: Heading,
  changes: readonly Change[],
): CodeAction {
  const obstacle = obstacleToMoving(document, changes);
  return obstacle === undefined ? offer(document, heading, changes) : decline(heading, obstacle);
}

/** Why changes that move values on the stack would do more than that; `undefined` where they do not. */
export function obstacleToMoving(
  { kind, text, analysis }: HogDocument,
  changes: readonly Change[],
): string | undefined {
  if (breaksStack(analysis.parsed.root)) {
    return "PostHog compiles something in this program wrongly, so that it depends on what lies on the stack.";
  }
  // A template has no variables of its own but those of lambdas.
  if (isMixedUp(analysis) || (kind === "program" && mayMixUp(text.getText(), changes))) {
    return "PostHog's VM could mix up variables that functions use from outside (stale-closure).";
  }
  return undefined;
}

function mayMixUp(text: string, changes: readonly Change[]): boolean {
  const changed = applyChanges(text, changes);
  const parsed = parseProgram(changed);
  return isMixedUp({ parsed, scopes: findScopes(parsed.root, changed) });
}

/**
 * Whether a variable may take the place of another one. Those of the program have one place each, which
 * the rule knows; those of functions have another one in each call.
 */
function isMixedUp({
  parsed,
  scopes,
}: Pick<HogDocument["analysis"], "parsed" | "scopes">): boolean {
  const captured = capturedFrom(scopes);
  if (captured.size === 0) return false;
  return (
    [...captured].some((owner) => owner.kind !== "program") ||
    runRules([staleClosure], { parsed, scopes, context: {} }).found.length > 0
  );
}

/** The functions, or the program, of which functions further in use variables. */
function capturedFrom({ references }: Scopes): ReadonlySet<Node> {
  const owners = new Set<Node>();
  for (const { declaration, owner } of references) {
    if (declaration && declaration.owner !== owner && declaration.kind !== "function") {
      owners.add(declaration.owner);
    }
  }
  return owners;
}
