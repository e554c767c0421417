import { type ApiAnswer, type ApiRequest, ok, parameter } from "../http/apiRequest.ts";
import { readBody } from "../http/readBody.ts";
import { toJsonObject } from "../json.ts";
import type { ProjectState, StoredFunction } from "../projectState.ts";
import type { Sandbox } from "../sandbox.ts";
import { createFunction, updateFunction } from "../save/saveFunction.ts";
import { requireFunction } from "./functions.ts";
import { presentFunction } from "./presentFunction.ts";

/** `POST hog_functions/` */
export async function postFunction(sandbox: Sandbox, request: ApiRequest): Promise<ApiAnswer> {
  const body = readBody(request);
  return sandbox.store.change(async (before) => {
    const { state, fn } = await createFunction(sandbox.content, before, body, new Date());
    return { state, result: { status: 201, body: presentFunction(sandbox, state, fn) } };
  });
}

/** `PATCH hog_functions/{id}/`, and `PUT`, which is the same but for deleted functions. */
export async function patchFunction(sandbox: Sandbox, request: ApiRequest): Promise<ApiAnswer> {
  const body = readBody(request);
  return sandbox.store.change(async (before) => {
    const stored = restorable(before, request, body) ?? requireFunction(before, request);
    const { state, fn } = await updateFunction(sandbox.content, before, stored, body, new Date());
    return { state, result: ok(presentFunction(sandbox, state, fn)) };
  });
}

/** A deleted function is there for a `PATCH` that brings it back. */
function restorable(
  { functions }: ProjectState,
  request: ApiRequest,
  body: unknown,
): StoredFunction | undefined {
  const restores = request.method === "PATCH" && toJsonObject(body)["deleted"] === false;
  return restores ? functions.get(parameter(request, "id").toLowerCase()) : undefined;
}
