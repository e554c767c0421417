import type { QueryTree } from "./ast.ts";

/** What PostHog's parser says of a text that it refuses. */
export interface OfficialError {
  readonly error: true;
  readonly type: string;
  readonly message: string;
  /** The start that the parser gives, in UTF-16 units; its end means nothing. */
  readonly start: number;
}

/**
 * Reads the JSON text that PostHog's parser answers with: a tree, or its error.
 *
 * Positions become UTF-16 offsets, as `toOffset` gives them for the parser's code points. Numbers in
 * constants keep what `JSON.parse` forgets: a float is marked with `numeric`, though it be `1.0`, and
 * integers beyond 2^53 are bigints.
 */
export function readOfficialTree(
  json: string,
  toOffset: (codePoints: number) => number,
): QueryTree | OfficialError {
  const tree: Json = JSON.parse(markNumbers(json));
  return isObject(tree) && tree["error"] === true
    ? readError(tree, toOffset)
    : read(tree, toOffset);
}

/** Translates the positions of PostHog's parser in a text, which count code points, to UTF-16 units. */
export function codePointOffsets(text: string): (codePoints: number) => number {
  const offsets = [0];
  for (const character of text) offsets.push((offsets.at(-1) ?? 0) + character.length);
  return (codePoints) => offsets[codePoints] ?? text.length;
}

/** True for an error of PostHog's parser. */
export function isOfficialError(answer: QueryTree | OfficialError): answer is OfficialError {
  return typeof answer === "object" && answer !== null && "error" in answer;
}

type Json = string | number | boolean | null | readonly Json[] | JsonObject;
type JsonObject = { readonly [name: string]: Json };

/** Wraps each number as `{"number": "text"}`; no object of the parser's has just that field. */
function markNumbers(json: string): string {
  return json.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g, (token) =>
    token.startsWith('"') ? token : `{"number":"${token}"}`,
  );
}

function read(json: Json, toOffset: (codePoints: number) => number): QueryTree {
  if (isList(json)) return json.map((item) => read(item, toOffset));
  if (!isObject(json)) return json;
  const number = numberText(json);
  if (number !== undefined) return numberOf(number);
  const fields = Object.entries(json).map(([name, value]): [string, QueryTree] =>
    isPosition(value) ? [name, toOffset(offsetOf(value))] : [name, read(value, toOffset)],
  );
  return Object.fromEntries([...fields, ...numericField(json)]);
}

function numericField(json: JsonObject): [string, QueryTree][] {
  if (json["node"] !== "Constant") return [];
  const text = numberText(json["value"]);
  return text === undefined ? [] : [["numeric", isFloat(text) ? "float" : "integer"]];
}

function numberText(json: Json | undefined): string | undefined {
  const text = isObject(json) ? json["number"] : undefined;
  return typeof text === "string" ? text : undefined;
}

function numberOf(text: string): number | bigint {
  const number = Number(text);
  if (isFloat(text)) return number;
  // An integer has no negative zero.
  return Number.isSafeInteger(number) ? number + 0 : BigInt(text);
}

function isFloat(text: string): boolean {
  return /[.eE]/.test(text);
}

function isPosition(json: Json): json is JsonObject {
  return isObject(json) && "offset" in json && "line" in json;
}

function offsetOf(position: JsonObject): number {
  return Number(numberText(position["offset"]) ?? 0);
}

function readError(json: JsonObject, toOffset: (codePoints: number) => number): OfficialError {
  const { type, message, start } = json;
  return {
    error: true,
    type: typeof type === "string" ? type : "SyntaxError",
    message: typeof message === "string" ? message : "",
    start: isObject(start) ? toOffset(offsetOf(start)) : 0,
  };
}

function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}
