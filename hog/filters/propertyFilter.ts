import { isTruthy, pythonRepresentation, pythonText, toInteger } from "./python.ts";
import { isJsonList, type Json, type JsonObject } from "./json.ts";
import { refuse } from "./refusal.ts";

/** A property filter that PostHog takes for complete. */
export interface PropertyFilter {
  readonly type: string;
  readonly key: string;
  /** Never null, except for `hogql`. */
  readonly value: Json;
  /** Name of the operator; `exact` where the filter has none. */
  readonly operator: string;
  /** As written: `None` where the filter has none. */
  readonly writtenOperator: string;
  /** 0 to 4; always there for `group`. */
  readonly groupIndex?: bigint;
}

/**
 * Reads a property filter as PostHog does; what it lacks makes it undefined, not wrong: a key, a
 * value, a type that exists, for groups their index. Unknown fields are ignored.
 */
export function readPropertyFilter(fields: JsonObject): PropertyFilter | undefined {
  const key = fields["key"];
  if (key === undefined) return undefined;
  const groupIndex = readGroupIndex(fields["group_type_index"] ?? null);
  const type = isTruthy(fields["type"]) ? fields["type"] : "event";
  const operator = fields["operator"] ?? null;
  const value = fields["value"] ?? valueInstead(operator);
  const isComplete =
    key !== null &&
    typeof type === "string" &&
    propertyTypes.has(type) &&
    (value !== null || type === "hogql") &&
    (type !== "group" || groupIndex !== undefined) &&
    (type !== "behavioral" || describesBehaviour(value, fields));
  if (!isComplete) return undefined;
  return {
    type,
    key: pythonText(key),
    value,
    operator: isTruthy(operator) ? pythonText(operator) : "exact",
    writtenOperator: pythonText(operator),
    ...(groupIndex === undefined ? {} : { groupIndex }),
  };
}

/** The same filter for one element of its list of values. */
export function withValue(filter: PropertyFilter, key: string, value: Json): PropertyFilter {
  const present = value ?? valueInstead(filter.writtenOperator);
  if (present === null) {
    const { type, writtenOperator } = filter;
    const message = `Value must be set for property type ${type} & operator ${writtenOperator}`;
    refuse("ValueError", message);
  }
  return { ...filter, key, value: present };
}

/** Only `is_set` and `is_not_set` do without a value. */
function valueInstead(operator: Json): Json {
  return operator === "is_set" || operator === "is_not_set" ? operator : null;
}

const ordinaryTypes: ReadonlySet<string> = new Set([
  "event",
  "event_metadata",
  "person",
  "group",
  "session",
  "element",
  "cohort",
  "static-cohort",
  "dynamic-cohort",
  "precalculated-cohort",
  "data_warehouse",
  "data_warehouse_person_property",
  "recording",
  "log_entry",
  "log",
  "log_attribute",
  "log_resource_attribute",
  "span",
  "span_attribute",
  "span_resource_attribute",
  "error_tracking_issue",
  "behavioral",
  "workflow_variable",
  "revenue_analytics",
  "flag",
]);

/** The types of properties that PostHog knows; a filter of any other counts as incomplete. */
export const propertyTypes: ReadonlySet<string> = new Set([...ordinaryTypes, "hogql"]);

function readGroupIndex(value: Json): bigint | undefined {
  if (value === null) return undefined;
  const index = toInteger(value);
  if (index !== undefined && 0n <= index && index < 5n) return index;
  const message = "group_type_index is required to be at least 0 and less than 5";
  return refuse("ValidationError", `[ErrorDetail(string='${message}', code='invalid')]`);
}

const sequence = ["seq_time_value", "seq_time_interval"];
const timed = ["event_type", "time_value", "time_interval"];

/** The fields that each behaviour needs besides key and value. */
const behaviours: ReadonlyMap<string, readonly string[]> = new Map([
  ["performed_event", ["event_type"]],
  ["performed_event_multiple", ["event_type", "operator_value"]],
  ["performed_event_first_time", timed],
  ["performed_event_sequence", [...timed, "seq_event_type", "seq_event", ...sequence]],
  ["performed_event_regularly", [...timed, "operator_value", "min_periods", "total_periods"]],
  ["stopped_performing_event", [...timed, ...sequence]],
  ["restarted_performing_event", [...timed, ...sequence]],
]);

function describesBehaviour(value: Json, fields: JsonObject): boolean {
  if (value === null || isJsonList(value)) return false;
  const needed = typeof value === "string" ? behaviours.get(value) : undefined;
  if (!needed) return refuse("KeyError", pythonRepresentation(value));
  const has = (name: string): boolean => (fields[name] ?? null) !== null;
  if (!needed.every(has)) return false;
  const isTimed = has("time_value") && has("time_interval");
  // Only the first two behaviours leave it open in which way they are limited in time.
  return isTimed || has("explicit_datetime");
}
