import { invalid, notFound } from "../http/apiProblem.ts";
import { type ApiAnswer, type ApiRequest, ok } from "../http/apiRequest.ts";
import type { Sandbox } from "../sandbox.ts";

/** `GET hog_functions/icons/`: as on a server without a service for logos. */
export function listIcons(_sandbox: Sandbox, _request: ApiRequest): ApiAnswer {
  return ok([]);
}

/** `GET hog_functions/icon/` */
export function getIcon(_sandbox: Sandbox, { url }: ApiRequest): ApiAnswer {
  if (!url.searchParams.get("id")) throw invalid(null, "id is required");
  throw notFound();
}
