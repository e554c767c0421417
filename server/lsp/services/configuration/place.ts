import type { JSONPath } from "jsonc-parser";

/** What a place in the document of a function is about. */
export type Place =
  /** The name of an event that filters list. */
  | { readonly kind: "event" }
  /** The field `type` of an event or action that filters list. */
  | { readonly kind: "entryType"; readonly list: "events" | "actions" }
  | { readonly kind: "source" }
  | {
      readonly kind: "property";
      /** A field of a test of a property; for `value` also an element of its list. */
      readonly field: "key" | "value" | "operator" | "type";
      /** Where the test stands. */
      readonly path: JSONPath;
    }
  | {
      readonly kind: "input";
      readonly key: string;
      /** Nothing for the key itself. */
      readonly part: "value" | "templating" | undefined;
      /** How many names and positions lead from the value to the place. */
      readonly depth: number;
      /** Where the object stands that holds schema and inputs. */
      readonly holder: JSONPath;
    }
  | { readonly kind: "schemaKey"; readonly holder: JSONPath };

/** What a path in the document of a function leads to; `undefined` for anything else. */
export function placeOf(path: JSONPath): Place | undefined {
  const isMapped = path[0] === "mappings" && typeof path[1] === "number";
  const holder = isMapped ? path.slice(0, 2) : [];
  const [part, ...rest] = path.slice(holder.length);
  if (part === "filters") return placeInFilters(rest, [...holder, part]);
  if (part === "inputs") return placeInInputs(rest, holder);
  if (part !== "inputs_schema") return undefined;
  const isKey = rest.length === 2 && rest[1] === "key";
  return isKey ? { kind: "schemaKey", holder } : undefined;
}

function placeInInputs([key, part, ...rest]: JSONPath, holder: JSONPath): Place | undefined {
  if (typeof key !== "string") return undefined;
  if (part !== undefined && part !== "value" && part !== "templating") return undefined;
  return { kind: "input", key, part, depth: rest.length, holder };
}

function placeInFilters(path: JSONPath, filters: JSONPath): Place | undefined {
  const [list, index, field, ...rest] = path;
  if (list === "source" && path.length === 1) return { kind: "source" };
  if (list === "properties") return placeInProperties(path.slice(1), [...filters, list]);
  if ((list !== "events" && list !== "actions") || typeof index !== "number") return undefined;
  if (field === "properties") return placeInProperties(rest, [...filters, list, index, field]);
  if (rest.length > 0) return undefined;
  if (field === "type") return { kind: "entryType", list };
  return list === "events" && (field === "id" || field === "name") ? { kind: "event" } : undefined;
}

function placeInProperties([index, field, ...rest]: JSONPath, list: JSONPath): Place | undefined {
  if (typeof index !== "number") return undefined;
  const path = [...list, index];
  if (field === "value" && rest.length < 2) return { kind: "property", field, path };
  if (rest.length > 0) return undefined;
  return field === "key" || field === "operator" || field === "type"
    ? { kind: "property", field, path }
    : undefined;
}
