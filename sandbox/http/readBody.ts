import { isUtf8 } from "node:buffer";
import { isTooDeep, parseJson } from "../json.ts";
import { unreadableJson, unsupportedMediaType } from "./apiProblem.ts";
import { type ApiRequest, bodyText } from "./apiRequest.ts";

/**
 * The JSON of a body; an empty object where there is none.
 *
 * @throws ApiProblem for another kind of content, or what is no JSON
 */
export function readBody(request: ApiRequest): unknown {
  if (request.bytes.length === 0) return {};
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) throw unsupportedMediaType(type);
  if (!isUtf8(request.bytes)) throw unreadableJson("'utf-8' codec can't decode the body");
  const body = parseJson(bodyText(request));
  if (body === undefined) throw unreadableJson("Expecting value");
  if (isTooDeep(body)) throw unreadableJson("maximum recursion depth exceeded");
  return body;
}
