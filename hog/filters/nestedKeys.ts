import type { AstField } from "../compiler/ast.ts";
import type { Draft } from "./clause.ts";
import type { Json } from "./json.ts";

/** True for the name of an internal event, whose properties are objects inside objects. */
export function hasNestedProperties(eventName: Json | undefined): boolean {
  return eventName === "$activity_log_entry_created";
}

/** The same draft with keys such as `detail.name` read as a path, `properties.detail.name`. */
export function nestKeys(draft: Draft): Draft {
  if (draft.kind !== "test") return { ...draft, children: draft.children.map(nestKeys) };
  const { subject, expression } = draft;
  const nested = { ...draft, expression: mapFields(expression, nestKey) };
  if (!subject) return nested;
  return { ...nested, subject: { ...subject, code: mapFields(subject.code, nestKey) } };
}

function nestKey(field: AstField): AstField {
  const [root, ...names] = field.chain;
  if (root !== "properties") return field;
  return { ...field, chain: [root, ...names.flatMap((name) => name.split("."))] };
}

/** A copy of a tree, of whatever nodes, with other fields. */
function mapFields<Tree>(tree: Tree, map: (field: AstField) => AstField): Tree {
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(([name, item]) => [name, copy(item)]);
    const node: unknown = Object.fromEntries(entries);
    return isField(node) ? map(node) : node;
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fields are replaced by fields only
  return copy(tree) as Tree;
}

function isField(value: unknown): value is AstField {
  return typeof value === "object" && value !== null && "node" in value && value.node === "Field";
}
