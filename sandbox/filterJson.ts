import { type Json, readJson } from "../hog/filters/json.ts";

/** A value of JSON as filters are compiled from it. */
export function toFilterJson(value: unknown): Json {
  const read = readJson(JSON.stringify(value));
  if ("error" in read) throw new Error(read.error);
  return read.value;
}
