import { findNodeAtLocation, type JSONPath, type Node } from "jsonc-parser";
import { engineOf, type TemplateEngine } from "../../../../hog/templates/compileInput.ts";
import type { ConfigurationDocument } from "../../configuration.ts";
import { entriesOf, fieldOf, itemsOf, type JsonEntry, textOf } from "./json.ts";

/** Inputs with the schema that describes them: the function's own, or those of a mapping. */
export interface InputGroup {
  /** The object that holds both. */
  readonly holder: Node;
  /** Which mapping it is; absent for the function. */
  readonly mapping?: number;
  readonly schema: readonly SchemaEntry[];
  /** The name and the value of the field `inputs`, where there is one. */
  readonly inputs: JsonEntry | undefined;
  /** By key. */
  readonly items: ReadonlyMap<string, JsonEntry>;
}

/** An entry of a schema that has a key and a type. */
export interface SchemaEntry {
  readonly node: Node;
  readonly key: string;
  readonly keyNode: Node;
  readonly type: string;
  readonly typeNode: Node;
}

/** The inputs of the function, and those of each mapping. */
export function inputGroups({ root }: ConfigurationDocument): readonly InputGroup[] {
  if (root?.type !== "object") return [];
  const mappings = itemsOf(fieldOf(root, "mappings"));
  return [groupOf(root), ...mappings.map((node, mapping) => ({ ...groupOf(node), mapping }))];
}

/** The inputs that an object holds: the document itself, or one of its mappings. */
export function groupAt(
  { root }: Pick<ConfigurationDocument, "root">,
  holder: JSONPath,
): InputGroup | undefined {
  const node = root && findNodeAtLocation(root, [...holder]);
  return node && groupOf(node);
}

function groupOf(holder: Node): InputGroup {
  const schema = itemsOf(fieldOf(holder, "inputs_schema")).flatMap(readEntry);
  const inputs = entriesOf(holder).find(({ name }) => name === "inputs");
  const items = new Map(entriesOf(inputs?.value).map((entry) => [entry.name, entry]));
  return { holder, schema, inputs, items };
}

function readEntry(node: Node): readonly SchemaEntry[] {
  const keyNode = fieldOf(node, "key");
  const typeNode = fieldOf(node, "type");
  const key = textOf(keyNode);
  const type = textOf(typeNode);
  if (!keyNode || !typeNode || key === undefined || type === undefined) return [];
  return [{ node, key, keyNode, type, typeNode }];
}

/** Which engine renders the texts of an input, and whether the schema alone says so. */
export function engineOfEntry(
  { node, key, type }: SchemaEntry,
  item: Node | undefined,
): { readonly engine: TemplateEngine | undefined; readonly isFixed: boolean } {
  const fixed: unknown = fieldOf(node, "templating")?.value;
  const templating = isEngine(fixed) ? fixed : undefined;
  const chosen = textOf(fieldOf(item, "templating"));
  const engine = engineOf(
    { key, type, ...(templating !== undefined && { templating }) },
    chosen === "liquid" || chosen === "hog" ? { templating: chosen } : {},
  );
  return { engine, isFixed: templating !== undefined };
}

function isEngine(value: unknown): value is boolean | TemplateEngine {
  return typeof value === "boolean" || value === "hog" || value === "liquid";
}
