import type { AstExpression } from "../compiler/ast.ts";
import { call, constant, field, overList } from "./expressions.ts";
import type { PropertyFilter } from "./propertyFilter.ts";
import { refuse } from "./refusal.ts";

/** What a property filter of some type compares. */
export interface PropertyTarget {
  /** Such as `person property email`. */
  readonly label: string;
  /** The value in the globals: a property, or a list whose elements are compared. */
  readonly value: AstExpression;
  /** The left side of the comparison: the value, or an element of it. */
  readonly compared: AstExpression;
  /** Makes a test of a comparison of `compared`. */
  readonly wrap: (comparison: AstExpression) => AstExpression;
  /** How many elements there are, where `is_set` asks for that. */
  readonly count?: AstExpression;
  /** The key that is left when the type has taken its part of it. */
  readonly key: string;
}

/** The value that a property filter looks at. */
export function propertyTarget(filter: PropertyFilter): PropertyTarget {
  const { type, key } = filter;
  const label = labelOf(filter);
  if (type === "recording" && key === "visited_page") {
    const urls = field("all_urls");
    const count = call("length", urls);
    return { label: "pages visited", value: urls, key, count, ...elementsOf(urls) };
  }
  const place = placeOf(filter);
  const value = fieldAt(place);
  if (type === "event" && exceptionLists.has(key)) {
    const text = call("ifNull", value, constant(""));
    const list = call("JSONExtract", text, constant("Array(String)"));
    return { label, value, key, ...elementsOf(list) };
  }
  const isSnapshot = type === "recording" && ["snapshot_source", "snapshot_library"].includes(key);
  const compared = isSnapshot ? call("argMinMerge", value) : value;
  return { label, value, compared, wrap: (comparison) => comparison, key: place.key };
}

/** Properties that hold a list, sometimes written as JSON text. */
const exceptionLists: ReadonlySet<string> = new Set([
  "$exception_types",
  "$exception_values",
  "$exception_sources",
  "$exception_functions",
]);

/** A test of a list is true when it is for some element. */
function elementsOf(list: AstExpression): Pick<PropertyTarget, "compared" | "wrap"> {
  return {
    compared: field("v"),
    wrap: (comparison) => overList("arrayExists", "v", comparison, list),
  };
}

interface Place {
  readonly chain: readonly string[];
  /** Empty where the chain says all. */
  readonly key: string;
}

function placeOf({ type, key, groupIndex }: PropertyFilter): Place {
  switch (type) {
    case "person":
      // PostHog's server keeps ids of persons in another table; the worker's globals do not.
      return { chain: key === "distinct_id" ? ["person", "pdi"] : ["person", "properties"], key };
    case "group":
      return { chain: [`group_${groupIndex}`, "properties"], key };
    case "session":
      return { chain: ["session"], key };
    case "data_warehouse":
      return { chain: key.split(".").slice(0, -1), key: key.split(".").at(-1) ?? "" };
    case "data_warehouse_person_property":
      return personTable(key);
    case "event_metadata":
    case "recording":
    case "log_entry":
      return { chain: [], key };
    case "log":
    case "span":
      return { chain: [key], key: "" };
    case "log_attribute":
    case "span_attribute":
      return { chain: ["attributes"], key };
    case "log_resource_attribute":
    case "span_resource_attribute":
      return { chain: ["resource_attributes"], key };
    case "workflow_variable":
      return { chain: ["variables"], key };
    default:
      return { chain: ["properties"], key };
  }
}

/** `table.column`, exactly. */
function personTable(key: string): Place {
  const [table = "", column, ...others] = key.split(".");
  if (column === undefined) {
    refuse("ValueError", "not enough values to unpack (expected 2, got 1)");
  }
  if (others.length > 0) refuse("ValueError", "too many values to unpack (expected 2)");
  return { chain: ["person", table], key: column };
}

function fieldAt({ chain, key }: Place): AstExpression {
  const [owner] = chain;
  if (chain.length === 1 && owner === "properties" && key === "$elements_chain") {
    return field("elements_chain");
  }
  const names = key === "" ? chain : [...chain, key];
  // Virtual properties are fields beside the properties, not among them.
  const isVirtual = names.at(-2) === "properties" && names.at(-1)?.startsWith("$virt");
  return isVirtual ? field(...names.slice(0, -2), ...names.slice(-1)) : field(...names);
}

const typeLabels: ReadonlyMap<string, string> = new Map([
  ["event", "event property"],
  ["event_metadata", "event field"],
  ["person", "person property"],
  ["session", "session property"],
  ["data_warehouse", "data warehouse column"],
  ["data_warehouse_person_property", "person's data warehouse column"],
  ["recording", "recording property"],
  ["log_entry", "log entry field"],
  ["log", "log field"],
  ["log_attribute", "log attribute"],
  ["log_resource_attribute", "log resource attribute"],
  ["span", "span field"],
  ["span_attribute", "span attribute"],
  ["span_resource_attribute", "span resource attribute"],
  ["error_tracking_issue", "error tracking issue's"],
  ["behavioral", "behaviour"],
  ["workflow_variable", "workflow variable"],
]);

function labelOf({ type, key, groupIndex }: PropertyFilter): string {
  if (type === "group") return `group ${groupIndex} property ${key}`;
  return `${typeLabels.get(type) ?? type} ${key}`;
}
