import { randomUUID } from "node:crypto";
import { type ApiAnswer, type ApiRequest, ok } from "../http/apiRequest.ts";
import { putFunctions, type StoredFunction } from "../projectState.ts";
import type { Sandbox } from "../sandbox.ts";
import { requireFunction } from "./functions.ts";

/** `POST hog_functions/{id}/enable_backfills/`; the export that it names does nothing here. */
export async function enableBackfills(sandbox: Sandbox, request: ApiRequest): Promise<ApiAnswer> {
  return sandbox.store.change((before) => {
    const fn = requireFunction(before, request);
    const error = problemOf(fn);
    if (error !== undefined) return { state: before, result: { status: 400, body: { error } } };
    const id = randomUUID();
    const state = putFunctions(before, [{ ...fn, batch_export_id: id }]);
    return { state, result: ok({ batch_export_id: id }) };
  });
}

function problemOf({ batch_export_id, type, filters }: StoredFunction): string | undefined {
  if (batch_export_id !== null) return "Backfills already enabled for this function";
  if (type !== "destination") return "Backfills are only supported for destination functions.";
  const { source = "events" } = filters;
  if (source === "events") return undefined;
  return "Backfills are only supported for event-sourced destinations.";
}
