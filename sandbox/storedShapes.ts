import type { ActivityEntry, LogRow } from "../protocol/posthog.ts";
import { isJsonObject, type JsonObject } from "./json.ts";
import type {
  FunctionRuns,
  Health,
  StoredEvent,
  StoredFunction,
  StoredInputs,
} from "./projectState.ts";

/** Whether a value from a file is what we once wrote there, as far as we rely on it. */
type Shape<Item> = (value: unknown) => value is Item;

/** @throws TypeError for anything but a list of such items */
export function listOf<Item>(value: unknown, isItem: Shape<Item>): readonly Item[] {
  if (!Array.isArray(value)) throw new TypeError("a list is missing");
  const items: readonly unknown[] = value;
  if (!items.every(isItem)) throw new TypeError("an item of a list is damaged");
  return items;
}

/** @throws TypeError for anything but a list of names with such items */
export function mapOf<Item>(value: unknown, isItem: Shape<Item>): ReadonlyMap<string, Item> {
  const isEntry = (entry: unknown): entry is readonly [string, Item] =>
    Array.isArray(entry) && typeof entry[0] === "string" && isItem(entry[1]);
  return new Map(listOf(value, isEntry));
}

export function isStoredFunction(value: unknown): value is StoredFunction {
  return (
    hasTexts(value, ["id", "type", "description", "created_at", "updated_at", "hog"]) &&
    typeof value["enabled"] === "boolean" &&
    Array.isArray(value["inputs_schema"]) &&
    isJsonObject(value["inputs"]) &&
    isJsonObject(value["filters"])
  );
}

export function isStoredInputs(value: unknown): value is StoredInputs {
  return isJsonObject(value) && Object.values(value).every(isJsonObject);
}

export function isActivityEntry(value: unknown): value is ActivityEntry {
  return (
    hasTexts(value, ["id", "activity", "scope", "item_id", "created_at"]) &&
    isJsonObject(value["detail"])
  );
}

export function isStoredEvent(value: unknown): value is StoredEvent {
  return (
    hasTexts(value, ["uuid", "event", "distinct_id", "timestamp", "elements_chain"]) &&
    isJsonObject(value["properties"]) &&
    isJsonObject(value["person"]) &&
    isJsonObject(value["groups"])
  );
}

/** @throws TypeError for what is not the runs of a function */
export function readRuns({ logs, counts, health }: JsonObject): FunctionRuns {
  return {
    logs: listOf(logs, isLogRow),
    counts: mapOf(counts, isNumber),
    ...(isHealth(health) && { health }),
  };
}

function isLogRow(value: unknown): value is LogRow {
  return hasTexts(value, ["log_source_id", "instance_id", "timestamp", "level", "message"]);
}

function isHealth(value: unknown): value is Health {
  return hasTexts(value, ["at"]) && isNumber(value["state"]) && isNumber(value["tokens"]);
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

function hasTexts(value: unknown, names: readonly string[]): value is JsonObject {
  return isJsonObject(value) && names.every((name) => typeof value[name] === "string");
}
