import type { Expression, Identifier } from "../syntax/tree.ts";
import { withoutGroups, type Scopes } from "./scopes.ts";

/** The name that a chain starts with; `undefined` when something else does. */
export function chainRoot(expression: Expression): Identifier | undefined {
  let node = withoutGroups(expression);
  while (node.kind === "member" || node.kind === "index" || node.kind === "tupleMember") {
    node = withoutGroups(node.object);
  }
  return node.kind === "identifier" ? node : undefined;
}

/** True when an identifier is read as a value and no local answers: at run time a global is read. */
export function readsGlobal(identifier: Identifier, scopes: Scopes): boolean {
  const reference = scopes.referenceAt(identifier);
  return reference !== undefined && reference.access !== "call" && !reference.declaration;
}
