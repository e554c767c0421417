import { codePointOffsets } from "../../../hog/compiler/officialJson.ts";
import { isJsonObject } from "../../../hog/filters/json.ts";
import { prefixLength } from "./officialPlace.ts";
import type { TextVector } from "./vector.ts";

/**
 * Whether a syntax error starts where PostHog's parser found its first one; `undefined` where the vector
 * has none, or one without a place. `start` is a UTF-16 offset.
 */
export function isOfficialStart(vector: TextVector, start: number): boolean | undefined {
  const { error } = vector.fields;
  if (!isJsonObject(error)) return undefined;
  const { stage, type, message, start: official } = error;
  const hasPlace = stage === "parse" && type === "SyntaxError" && typeof official === "number";
  if (!hasPlace || typeof message !== "string") return undefined;
  return start === toOffset(vector.source, official - prefixLength(vector.kind), message);
}

/**
 * PostHog's parser adds the bytes of all lines before and the code points of the line itself; only for
 * characters that belong nowhere it counts code points throughout.
 */
function toOffset(text: string, start: number, message: string): number {
  if (message.startsWith("Unexpected character")) return codePointOffsets(text)(start);
  let bytes = 0;
  let offset = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const length = Buffer.byteLength(line);
    if (start < bytes + length) return offset + codePointOffsets(line)(start - bytes);
    bytes += length;
    offset += line.length;
  }
  return text.length;
}
