import { randomUUID } from "node:crypto";
import type { RunRequest, RunResult } from "../../protocol/run.ts";
import { type ApiAnswer, type ApiRequest, bodyText, parameter } from "../http/apiRequest.ts";
import { type JsonObject, parseJson, toJsonObject } from "../json.ts";
import { findFunction, findPerson, type StoredFunction } from "../projectState.ts";
import { failed, disabled, isDisabled, storedRunFunction, succeeded } from "../runs/player.ts";
import { projectGlobal, projectRequest } from "../runs/runContext.ts";
import {
  addRecords,
  type Count,
  recordDecision,
  recordRun,
  type RunRecord,
} from "../runs/runRecord.ts";
import { createSimulatedHost } from "../runs/simulatedHost.ts";
import { toStoredEvent } from "../runs/toStoredEvent.ts";
import type { Sandbox } from "../sandbox.ts";

/** `/public/webhooks/{id}`, for everybody: runs a function of type `source_webhook` on the request. */
export async function callWebhook(sandbox: Sandbox, request: ApiRequest): Promise<ApiAnswer> {
  const { state } = sandbox.store;
  const fn = findFunction(state, parameter(request, "id"));
  if (!fn?.enabled || fn.type !== "source_webhook") {
    return { status: 404, body: { error: "Not found" } };
  }
  const at = new Date().toISOString();
  if (isDisabled(state, fn)) {
    await keep(sandbox, recordDecision(fn.id, at, disabled));
    return { status: 429, body: { error: "Disabled" } };
  }
  const runRequest = toRunRequest(sandbox, fn, request);
  const result = await sandbox.run(runRequest, createSimulatedHost(runRequest));
  await keep(sandbox, recordRun(fn, at, result, countsOf(result)));
  const { playNow } = await import("../runs/playNow.ts");
  for (const captured of result.captured) {
    const known = findPerson(sandbox.store.state, captured.distinct_id);
    const person = known ?? { id: randomUUID(), properties: {} };
    await playNow(sandbox, toStoredEvent(captured, person));
  }
  return toAnswer(result);
}

async function keep({ store }: Sandbox, record: RunRecord): Promise<void> {
  await store.change((before) => ({ state: addRecords(before, [record]), result: undefined }));
}

function toRunRequest(
  { content, store }: Sandbox,
  fn: StoredFunction,
  request: ApiRequest,
): RunRequest {
  const { method, url, headers } = request;
  const text = bodyText(request);
  return {
    ...projectRequest(content),
    function: storedRunFunction(store.state, fn),
    globals: {
      project: projectGlobal(content),
      request: {
        method,
        headers: Object.fromEntries(headers),
        ip: "127.0.0.1",
        query: Object.fromEntries(url.searchParams),
        body: parseBody(headers, text),
        stringBody: text,
      },
    },
  };
}

/** JSON, or the fields of a form; anything else has nothing to read by name. */
function parseBody(headers: Headers, text: string): JsonObject {
  if (headers.get("content-type")?.startsWith("application/x-www-form-urlencoded")) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  return toJsonObject(parseJson(text));
}

function countsOf({ status }: RunResult): readonly Count[] {
  return [{ kind: "other", name: "triggered" }, status === "error" ? failed : succeeded];
}

function toAnswer({ result }: RunResult): ApiAnswer {
  const { status, body = "", contentType } = toJsonObject(result);
  const usual = typeof body === "string" ? "text/plain; charset=utf-8" : undefined;
  const type = typeof contentType === "string" ? contentType : usual;
  return {
    status: isStatus(status) ? status : 500,
    body,
    ...(type !== undefined && { headers: { "Content-Type": type } }),
  };
}

/** Statuses that an answer with a body can have. */
function isStatus(status: unknown): status is number {
  return typeof status === "number" && Number.isInteger(status) && status >= 200 && status <= 599;
}
