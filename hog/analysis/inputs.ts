import type { Node } from "../syntax/tree.ts";
import type { InputSchema } from "./context.ts";
import type { Reference, Scopes } from "./scopes.ts";
import { textOfPart } from "./selection.ts";

/** A use of an input: `inputs.key` and what is selected from it. */
export interface InputUse extends Reference {
  readonly input: InputSchema;
}

/**
 * Tells of the identifier `inputs` which input of the schema is used there; `undefined` for any other
 * node, for inputs that the schema does not have, and where there is no schema.
 */
export function findInputs(
  scopes: Scopes,
  inputs: readonly InputSchema[] | undefined,
): (node: Node) => InputUse | undefined {
  if (!inputs) return () => undefined;
  const byKey = new Map(inputs.map((input) => [input.key, input]));
  return (node) => {
    if (node.kind !== "identifier" || node.name !== "inputs") return undefined;
    const reference = scopes.referenceAt(node);
    const [part] = reference?.path ?? [];
    const input = part && byKey.get(textOfPart(part));
    return input && reference && !reference.declaration ? { ...reference, input } : undefined;
  };
}
