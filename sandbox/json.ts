/** An object of JSON. Its names come from outside, so only own ones count: see `field`. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** True for `{…}`: neither a list nor null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value itself where it is an object, else an empty one. */
export function toJsonObject(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** An own entry of an object; `undefined` where it has none, whatever its prototype has. */
export function field<Value>(
  object: Readonly<Record<string, Value>>,
  name: string,
): Value | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/**
 * What a JSON text says; `undefined` where it is none. What JavaScript says of a text that it cannot read
 * holds a part of it, which may be a secret, so that nobody is told.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Python, and so PostHog, reads no more than about a thousand. */
const mostLevels = 500;

/**
 * Whether lists and objects are so deep in each other that copying or writing them would use up the
 * stack. Takes no stack itself.
 */
export function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth <= mostLevels; depth++) {
    const outer = level.filter((each) => typeof each === "object" && each !== null);
    if (outer.length === 0) return false;
    level = [...new Set(outer)].flatMap((each) => Object.values(each ?? {}));
  }
  return true;
}

/** A text itself, anything else as JSON. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

/** The name that Python, and so PostHog, has for the type of a value. */
export function pythonType(value: unknown): string {
  if (value === null || value === undefined) return "NoneType";
  if (Array.isArray(value)) return "list";
  switch (typeof value) {
    case "string":
      return "str";
    case "boolean":
      return "bool";
    case "number":
      return Number.isInteger(value) ? "int" : "float";
    default:
      return "dict";
  }
}

/** Whether two values are the same JSON, wherever the names of their objects stand. */
export function isSameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, sortNames) === JSON.stringify(other, sortNames);
}

function sortNames(_name: string, value: unknown): unknown {
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}

/** Containment as PostgreSQL's `@>` has it: objects by name, lists in any order. */
export function containsJson(whole: unknown, part: unknown): boolean {
  if (Array.isArray(part)) {
    return (
      Array.isArray(whole) && part.every((item) => whole.some((each) => containsJson(each, item)))
    );
  }
  if (!isJsonObject(part)) return whole === part;
  if (!isJsonObject(whole)) return false;
  return Object.entries(part).every(
    ([name, value]) => Object.hasOwn(whole, name) && containsJson(whole[name], value),
  );
}
