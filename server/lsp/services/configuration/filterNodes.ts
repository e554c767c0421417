import type { Node } from "jsonc-parser";
import type { ConfigurationDocument } from "../../configuration.ts";
import { fieldOf, itemsOf, textOf } from "./json.ts";

/** The filters of a function or of a mapping. */
export interface Filters {
  readonly node: Node;
  readonly events: readonly Node[];
  readonly actions: readonly Node[];
  /** Every test of a property: of all events, and of single ones. */
  readonly properties: readonly Node[];
  /** Whether they look at events; otherwise at rows of a table, or at changes of persons. */
  readonly isOnEvents: boolean;
}

/** The filters of the function, and those of its mappings. */
export function findFilters({ root }: ConfigurationDocument): readonly Filters[] {
  const mappings = itemsOf(fieldOf(root, "mappings"));
  return [root, ...mappings].flatMap((holder) => {
    const node = fieldOf(holder, "filters");
    return node?.type === "object" ? [readFilters(node)] : [];
  });
}

function readFilters(node: Node): Filters {
  const events = itemsOf(fieldOf(node, "events"));
  const actions = itemsOf(fieldOf(node, "actions"));
  const lists = [node, ...events, ...actions].map((owner) => fieldOf(owner, "properties"));
  return {
    node,
    events,
    actions,
    properties: lists.flatMap(itemsOf),
    isOnEvents: (textOf(fieldOf(node, "source")) ?? "events") === "events",
  };
}

/** One test of a property, as it is written. */
export interface PropertyNodes {
  readonly node: Node;
  readonly key: Node | undefined;
  readonly value: Node | undefined;
  readonly operator: Node | undefined;
  readonly type: Node | undefined;
  readonly groupIndex: Node | undefined;
}

/** The parts of a test of a property. */
export function propertyNodes(node: Node): PropertyNodes {
  return {
    node,
    key: fieldOf(node, "key"),
    value: fieldOf(node, "value"),
    operator: fieldOf(node, "operator"),
    type: fieldOf(node, "type"),
    groupIndex: fieldOf(node, "group_type_index"),
  };
}

/** What a property belongs to; `event` where nothing says it. */
export function typeOfProperty({ type }: Pick<PropertyNodes, "type">): string {
  return textOf(type) || "event";
}

/** How a property is compared; `exact` where nothing says it. */
export function operatorOfProperty({ operator }: Pick<PropertyNodes, "operator">): string {
  return textOf(operator) || "exact";
}
