import { findNodeAtLocation, type Node } from "jsonc-parser";
import type { Field } from "../../../../hog/library/field.ts";
import type { Type } from "../../../../hog/library/types.ts";
import type { ConfigurationDocument } from "../../configuration.ts";

/** The keys of an input's value, as a configuration has it; none where it is no object. */
export function keysOfInput({ root }: ConfigurationDocument, input: string): readonly Field[] {
  if (!root) return [];
  const holders = [root, ...(findNodeAtLocation(root, ["mappings"])?.children ?? [])];
  const values = holders.map((holder) => valueIn(holder, input));
  const suggested = holders.map((holder) => suggestedIn(holder, input));
  const found = [...values, ...suggested].find((value) => value?.type === "object");
  return found ? fieldsOf(found, 0) : [];
}

function valueIn(holder: Node, input: string): Node | undefined {
  return findNodeAtLocation(holder, ["inputs", input, "value"]);
}

/** What the schema suggests for a new function. */
function suggestedIn(holder: Node, input: string): Node | undefined {
  const entries = findNodeAtLocation(holder, ["inputs_schema"])?.children ?? [];
  const entry = entries.find((one) => findNodeAtLocation(one, ["key"])?.value === input);
  return entry && findNodeAtLocation(entry, ["default"]);
}

/** Values are nested as deep as anyone cares to write. */
const deepest = 10;

function fieldsOf({ children = [] }: Node, depth: number): readonly Field[] {
  if (depth === deepest) return [];
  return children.flatMap((property): readonly Field[] => {
    const [key, value] = property.children ?? [];
    const name: unknown = key?.value;
    if (typeof name !== "string" || name === "" || name === extension) return [];
    const fields = value?.type === "object" ? fieldsOf(value, depth + 1) : undefined;
    return [{ name, type: typeOf(value), documentation: "", ...(fields && { fields }) }];
  });
}

/** PostHog puts what stands under this key in the place of the key. */
const extension = "$$_extend_object";

function typeOf(value: Node | undefined): Type {
  switch (value?.type) {
    case "string":
      return isTemplate(value.value) ? "any" : "string";
    case "object":
    case "array":
    case "number":
    case "boolean":
      return value.type;
    default:
      return "any";
  }
}

function isTemplate(text: unknown): boolean {
  return typeof text === "string" && text.includes("{");
}
