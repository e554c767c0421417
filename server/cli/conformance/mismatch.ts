/** A part of a vector whose two sides differ. */
export interface Mismatch {
  /** The vector's field, or the way to a part of it: `evaluations[2].match`. */
  readonly field: string;
  /** What the vector says, as JSON; `absent` where it says nothing. */
  readonly expected: string;
  /** What we make of it, likewise. */
  readonly actual: string;
}

/** One mismatch where two values differ as JSON, else none. `undefined` is absence. */
export function compare(field: string, expected: unknown, actual: unknown): readonly Mismatch[] {
  if (isSame(expected, actual)) return [];
  return [{ field, expected: show(expected), actual: show(actual) }];
}

function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one)) {
    if (!Array.isArray(other) || one.length !== other.length) return false;
    return one.every((item, index) => isSame(item, other[index]));
  }
  if (!isObject(one)) return one === other;
  if (!isObject(other) || Array.isArray(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => isSame(one[key], other[key]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function show(value: unknown): string {
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return `[${value.map(show).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? "absent";
  const entries = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}:${show(item)}`,
  );
  return `{${entries.join(",")}}`;
}
