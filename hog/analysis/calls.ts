import { builtins } from "../library/builtins.ts";
import type { Call } from "../syntax/tree.ts";
import type { Scopes } from "./scopes.ts";

/**
 * The name of the library or host function that a call means; `undefined` for calls of locals and
 * of values, and inside SQL.
 */
export function libraryName(call: Call, scopes: Scopes): string | undefined {
  const { callee } = call;
  if (callee.kind !== "identifier") return undefined;
  const reference = scopes.referenceAt(callee);
  return reference && !reference.declaration ? callee.name : undefined;
}

/** True for `arrayMap` and the like, whose first argument is a function that they call. */
export function takesFunctionFirst(name: string | undefined): boolean {
  return name !== undefined && builtins.get(name)?.parameters[0]?.type === "function";
}
