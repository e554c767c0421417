import { isJsonObject } from "../../../hog/filters/json.ts";
import { officialErrorStart } from "../../queries/officialErrorStart.ts";
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
  const counted = official - prefixLength(vector.kind);
  return start === officialErrorStart(vector.source, { message, start: counted });
}
