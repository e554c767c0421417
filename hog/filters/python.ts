import { toPythonText } from "../compiler/pythonText.ts";
import { isJsonList, isJsonObject, isWrittenFloat, type Json } from "./json.ts";
import { refuse } from "./refusal.ts";

/** Python's `str(value)`: `True`, `None`, `1e+16`, `['a', 1]`. */
export function pythonText(value: Json): string {
  return typeof value === "string" ? value : pythonRepresentation(value);
}

/** Python's `repr(value)`: as `str`, but texts are quoted. */
export function pythonRepresentation(value: Json): string {
  if (value === null) return "None";
  if (typeof value === "string") return quoted(value);
  if (typeof value === "boolean") return value ? "True" : "False";
  if (isWrittenFloat(value)) return floatText(value.value);
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "number") return Number.isInteger(value) ? `${value}` : floatText(value);
  if (isJsonList(value)) return `[${value.map(pythonRepresentation).join(", ")}]`;
  const items = Object.entries(value).map(
    ([name, item]) => `${quoted(name)}: ${pythonRepresentation(item)}`,
  );
  return `{${items.join(", ")}}`;
}

/** The name of the Python type that JSON value becomes: `str`, `int`, `NoneType`, … */
export function pythonType(value: Json): string {
  if (value === null) return "NoneType";
  if (typeof value === "string") return "str";
  if (typeof value === "boolean") return "bool";
  if (isWrittenFloat(value)) return "float";
  if (typeof value === "bigint") return "int";
  if (typeof value === "number") return Number.isInteger(value) ? "int" : "float";
  return isJsonList(value) ? "list" : "dict";
}

/** What Python's `if value` asks. An absent value is false. */
export function isTruthy(value: Json | undefined): value is Exclude<Json, null> {
  if (value === undefined || value === null) return false;
  if (isWrittenFloat(value)) return value.value !== 0;
  if (isJsonList(value)) return value.length > 0;
  return isJsonObject(value) ? Object.keys(value).length > 0 : Boolean(value);
}

/** Python's `int(value)`, or undefined where it raises. Floats lose their fraction. */
export function toInteger(value: Json): bigint | undefined {
  if (typeof value === "boolean") return value ? 1n : 0n;
  if (typeof value === "bigint") return value;
  if (typeof value === "number") return BigInt(Math.trunc(value));
  if (isWrittenFloat(value)) return BigInt(value.value);
  if (typeof value !== "string") return undefined;
  const [, sign, digits] = /^\s*([+-]?)(\d+(?:_\d+)*)\s*$/.exec(value) ?? [];
  if (digits === undefined) return undefined;
  const magnitude = BigInt(digits.replaceAll("_", ""));
  return sign === "-" ? -magnitude : magnitude;
}

/** Python's `int(value)`; refuses with its words what is no integer. */
export function requireInteger(value: Json): bigint {
  const integer = toInteger(value);
  if (integer !== undefined) return integer;
  if (typeof value === "string") {
    refuse("ValueError", `invalid literal for int() with base 10: ${quoted(value)}`);
  }
  refuse(
    "TypeError",
    `int() argument must be a string, a bytes-like object or a real number, not '${pythonType(value)}'`,
  );
}

/** Python's `float(value)`, or undefined where it raises. May be infinite or not a number. */
export function toFloat(value: Json): number | undefined {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "number" || typeof value === "bigint") return Number(value);
  if (isWrittenFloat(value)) return value.value;
  return typeof value === "string" ? textToFloat(value.trim()) : undefined;
}

function textToFloat(text: string): number | undefined {
  const [, sign, special] = /^([+-]?)(inf|infinity|nan)$/i.exec(text) ?? [];
  if (special !== undefined) {
    if (special.toLowerCase() === "nan") return Number.NaN;
    return sign === "-" ? -Infinity : Infinity;
  }
  const digits = String.raw`\d+(?:_\d+)*`;
  const decimal = new RegExp(
    `^[+-]?(?:${digits}(?:\\.(?:${digits})?)?|\\.${digits})(?:[eE][+-]?${digits})?$`,
  );
  return decimal.test(text) ? Number(text.replaceAll("_", "")) : undefined;
}

function floatText(value: number): string {
  if (Object.is(value, -0)) return "-0.0";
  return toPythonText({ node: "Constant", value, numeric: "float" });
}

/** Single quotes unless the text has some and no double ones; what cannot be printed is escaped. */
function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = Array.from(text, (character) =>
    character === quote ? `\\${character}` : escapeUnprintable(character),
  );
  return `${quote}${escaped.join("")}${quote}`;
}

const namedEscapes = new Map([
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

function escapeUnprintable(character: string): string {
  const named = namedEscapes.get(character);
  if (named !== undefined) return named;
  if (character === " " || !/[\p{C}\p{Z}]/u.test(character)) return character;
  const code = (character.codePointAt(0) ?? 0).toString(16);
  if (code.length <= 2) return `\\x${code.padStart(2, "0")}`;
  return code.length <= 4 ? `\\u${code.padStart(4, "0")}` : `\\U${code.padStart(8, "0")}`;
}
