/**
 * JSON as PostHog's server reads it. It tells `10` from `10.0`, and so must we: one compiles to an
 * integer, the other to a float. Whole numbers are `number` (beyond 2^53 `bigint`), numbers with a
 * fraction `number` too, and whole numbers written with a point or an exponent `WrittenFloat`.
 */
export type Json =
  | null
  | boolean
  | string
  | number
  | bigint
  | WrittenFloat
  | readonly Json[]
  | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json;
}

/** A whole number that was written as a float: `10.0`, `1e3`. */
export class WrittenFloat {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** True for `{…}` only: not for lists, null or a `WrittenFloat`. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return (
    typeof value === "object" && value !== null && !isJsonList(value) && !isWrittenFloat(value)
  );
}

/** True for `[…]`; unlike `Array.isArray` it keeps the type of the elements. */
export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** True for a whole number that was written as a float. */
export function isWrittenFloat(value: Json | undefined): value is WrittenFloat {
  return value instanceof WrittenFloat;
}

/** What a JSON text says, or why it is none. */
export type ReadJson = { readonly value: Json } | { readonly error: string };

/** Reads a JSON text without losing how its numbers are written. */
export function readJson(text: string): ReadJson {
  try {
    JSON.parse(text);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
  return { value: new JsonReader(text).value() };
}

/** Reads a text that is known to be JSON, so that it need not look for mistakes. */
class JsonReader {
  readonly #text: string;
  #offset = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(): Json {
    const token = this.#take(/\s*(?:[{[]|true|false|null|"(?:[^"\\]|\\.)*"|[-+.\deE]+)\s*/y).trim();
    if (token === "{") return Object.fromEntries(this.#items("}", () => this.#member()));
    if (token === "[") return this.#items("]", () => this.value());
    if (/^[-\d]/.test(token)) return toNumber(token);
    const constant: string | boolean | null = JSON.parse(token);
    return constant;
  }

  #member(): [string, Json] {
    const name: string = JSON.parse(this.#take(/\s*"(?:[^"\\]|\\.)*"\s*/y));
    this.#take(/:/y);
    return [name, this.value()];
  }

  #items<Item>(close: "}" | "]", readItem: () => Item): Item[] {
    const items: Item[] = [];
    while (this.#text[this.#offset] !== close) {
      items.push(readItem());
      if (this.#text[this.#offset] === ",") this.#take(/,\s*/y);
    }
    this.#offset++;
    this.#take(/\s*/y);
    return items;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#offset;
    const [token = ""] = pattern.exec(this.#text) ?? [];
    this.#offset += token.length;
    return token;
  }
}

function toNumber(text: string): number | bigint | WrittenFloat {
  const value = Number(text);
  if (/[.eE]/.test(text)) return Number.isInteger(value) ? new WrittenFloat(value) : value;
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  return BigInt(text);
}
