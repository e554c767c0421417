import type { Function, Lambda } from "../syntax/tree.ts";
import type { Declaration, Scopes } from "./scopes.ts";
import { withoutGroups } from "./scopes.ts";

/**
 * The function that a local name always means: a `fun`, or a `let` of a lambda, that nothing assigns.
 * `undefined` where the name may mean something else.
 */
export function callableOf(
  declaration: Declaration,
  scopes: Scopes,
): Function | Lambda | undefined {
  const { node, kind } = declaration;
  if (scopes.referencesOf(declaration).some(({ access }) => access === "write")) return undefined;
  if (kind === "function" && node.kind === "function") return node;
  if (node.kind !== "variable" || !node.value) return undefined;
  const value = withoutGroups(node.value);
  return value.kind === "lambda" ? value : undefined;
}
