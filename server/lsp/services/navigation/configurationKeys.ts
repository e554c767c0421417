import type { Node } from "jsonc-parser";
import type { Span } from "../../../../hog/source/span.ts";
import type { ConfigurationDocument } from "../../configuration.ts";
import { entriesOf, fieldOf, itemsOf, spanOf, textOf } from "../configuration/json.ts";

/** A string of a configuration that is the key of an input. */
export interface ConfigurationKey {
  readonly key: string;
  /** Between the quotes, in the document. */
  readonly span: Span;
  /** In the schema, beside the value, or where another entry of the schema needs the input. */
  readonly role: "schema" | "value" | "requirement";
  /** The mapping to which it belongs; absent for the function itself. */
  readonly mapping?: number;
  /** The entry of the schema, or the input with its value. */
  readonly node: Node;
}

/** Every key of an input in a configuration but those in templates. */
export function findConfigurationKeys({
  root,
  text,
}: ConfigurationDocument): readonly ConfigurationKey[] {
  if (root?.type !== "object") return [];
  const json = text.getText();
  const mappings = itemsOf(fieldOf(root, "mappings"));
  return [
    ...keysIn(root, json, {}),
    ...mappings.flatMap((holder, mapping) => keysIn(holder, json, { mapping })),
  ];
}

type Owner = Pick<ConfigurationKey, "mapping">;

function keysIn(holder: Node, json: string, owner: Owner): readonly ConfigurationKey[] {
  const entries = itemsOf(fieldOf(holder, "inputs_schema"));
  const inputs = entriesOf(fieldOf(holder, "inputs"));
  const read = (node: Node | undefined, role: ConfigurationKey["role"], around: Node) => {
    const key = textOf(node);
    if (!node || key === undefined) return [];
    return [{ key, span: insideQuotes(node, json), role, node: around, ...owner }];
  };
  return [
    ...entries.flatMap((entry) => [
      ...read(fieldOf(entry, "key"), "schema", entry),
      ...needs.flatMap((name) => read(fieldOf(entry, name), "requirement", entry)),
    ]),
    ...inputs.flatMap(({ nameNode, value }) => read(nameNode, "value", value ?? nameNode)),
  ];
}

/** The fields of an entry that name another input. */
const needs: readonly string[] = ["integration_key", "requires_field"];

/** A string that is being typed may lack its second quote. */
function insideQuotes(node: Node, json: string): Span {
  const { start, end } = spanOf(node);
  const isClosed = node.length > 1 && json[end - 1] === '"';
  return { start: start + 1, end: isClosed ? end - 1 : end };
}
