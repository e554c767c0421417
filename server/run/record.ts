/** An object of JSON, read by key. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** True for objects and arrays, whose entries can be read by key. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null;
}

/** The value itself where its entries can be read by key, else an object without any. */
export function toRecord(value: unknown): JsonRecord {
  return isRecord(value) ? value : {};
}
