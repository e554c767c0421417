import { unreadableJson, unsupportedMediaType } from "./apiProblem.ts";
import type { ApiRequest } from "./apiRequest.ts";

/**
 * The JSON of a body; an empty object where there is none.
 *
 * @throws ApiProblem for another kind of content, or what is no JSON
 */
export function readBody({ headers, text }: ApiRequest): unknown {
  if (text === "") return {};
  const type = headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) throw unsupportedMediaType(type);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadableJson(error instanceof Error ? error.message : String(error));
  }
}
