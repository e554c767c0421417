import type { FunctionFilters, HogFunction } from "../../protocol/posthog.ts";
import { type Fields, isObject } from "../files/fields.ts";

/** An event that filters let through, as far as that can be told from them. */
export interface FilterEvent {
  /** The first event that the filters name. */
  readonly name?: string;
  /** What the filters ask of the event, by key. */
  readonly properties: ReadonlyMap<string, unknown>;
  /** What the filters ask of the person, by key. */
  readonly personProperties: ReadonlyMap<string, unknown>;
}

/** An event for which a function runs: its filters, and those of its first mapping, let it through. */
export function filterEvent({ filters, mappings }: HogFunction): FilterEvent {
  const [mapping] = mappings ?? [];
  const documents = [filters, mapping?.filters ?? {}];
  const [first] = documents.flatMap(namedEvents);
  const conditions = [
    ...documents.flatMap(({ properties }) => objectsIn(properties)),
    ...objectsIn(first?.["properties"]),
  ];
  return {
    ...(typeof first?.["id"] === "string" && { name: first["id"] }),
    properties: valuesOf(conditions, "event"),
    personProperties: valuesOf(conditions, "person"),
  };
}

/** The names of all events for which a function runs; empty where it may be any. */
export function filterEventNames({ filters, mappings }: HogFunction): readonly string[] {
  const documents = [filters, ...(mappings ?? []).map((mapping) => mapping.filters ?? {})];
  const entries = documents.flatMap(({ events }) => objectsIn(events));
  const names = entries.flatMap(({ id }) => (typeof id === "string" ? [id] : []));
  return names.length === entries.length ? [...new Set(names)] : [];
}

/** An entry without an id stands for every event. */
function namedEvents({ events }: FunctionFilters): readonly Fields[] {
  return objectsIn(events).filter(({ id }) => typeof id === "string");
}

function valuesOf(conditions: readonly Fields[], type: string): ReadonlyMap<string, unknown> {
  const values = conditions
    .filter((condition) => (condition["type"] || "event") === type)
    .flatMap(({ key, value, operator }): readonly (readonly [string, unknown])[] => {
      const name = typeof operator === "string" && operator !== "" ? operator : "exact";
      const fitting = fittingValues.get(name)?.(value);
      return typeof key === "string" && fitting !== undefined ? [[key, fitting]] : [];
    });
  return new Map(values);
}

/** For operators that are met by their own value, or by anything. */
const fittingValues: ReadonlyMap<string, (value: unknown) => unknown> = new Map([
  ["exact", firstOf],
  ["in", firstOf],
  ["icontains", firstOf],
  ["is_set", () => "example"],
]);

/** A list stands for any of its values. */
function firstOf(value: unknown): unknown {
  const [first]: readonly unknown[] = Array.isArray(value) ? value : [value];
  return first ?? undefined;
}

function objectsIn(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
