import { randomUUID } from "node:crypto";
import type { InvocationAnswer } from "../../protocol/posthog.ts";
import type { RunError, RunLog, RunRequest, RunResult } from "../../protocol/run.ts";
import { chooseHost } from "../../server/run/chooseHost.ts";
import { ApiProblem } from "../http/apiProblem.ts";
import { type ApiAnswer, type ApiRequest, ok, parameter } from "../http/apiRequest.ts";
import { readBody } from "../http/readBody.ts";
import { field, isJsonObject, type JsonObject, textOf, toJsonObject } from "../json.ts";
import { findFunction } from "../projectState.ts";
import { projectGlobal, projectRequest, toRunFunction } from "../runs/runContext.ts";
import { shownLogs } from "../runs/shownLogs.ts";
import type { Sandbox } from "../sandbox.ts";
import { FieldProblem, nestProblem } from "../save/fieldProblem.ts";
import { readBoolean, readDictionary, readObject, requiredField } from "../save/fields.ts";
import { type FunctionContent, readFunction } from "../save/readFunction.ts";
import { readingContext } from "../save/saveFunction.ts";
import { isUuid } from "../uuid.ts";
import { toGlobals } from "./clickhouseEvent.ts";

/**
 * `POST hog_functions/{id}/invocations/`: runs the posted configuration once. Nothing is saved; an
 * unknown id stands for a new function.
 */
export async function invokeFunction(sandbox: Sandbox, request: ApiRequest): Promise<ApiAnswer> {
  const body = readBody(request);
  const invocation = await readInvocation(sandbox, request, body).catch(refuseNested);
  const answer = await run(sandbox, invocation);
  return answer ? ok(answer) : { status: 400, body: { status: "error" } };
}

interface Invocation {
  /** Of the stored function; `new` for another one. */
  readonly id: string;
  readonly configuration: FunctionContent;
  readonly globals: JsonObject;
  readonly isMocked: boolean;
  readonly invocationId: string;
}

async function readInvocation(
  sandbox: Sandbox,
  request: ApiRequest,
  body: unknown,
): Promise<Invocation> {
  const { state } = sandbox.store;
  const given = readObject(body, []);
  const stored = findFunction(state, parameter(request, "id"));
  const id = stored?.id ?? "new";
  const configuration = await readConfiguration(field(given, "configuration"), (value) =>
    readFunction(value, {
      purpose: "test",
      stored,
      secrets: state.secrets.get(id),
      ...readingContext(sandbox.content, new Date()),
      enabledTransformations: 0,
    }),
  );
  const mock = field(given, "mock_async_functions");
  return {
    id,
    configuration,
    globals: readGlobals(given),
    isMocked: mock === undefined || readBoolean(mock, ["mock_async_functions"]),
    invocationId: textOf(given["invocation_id"] ?? randomUUID()),
  };
}

/** Problems of the configuration are nested in it. */
async function readConfiguration(
  value: unknown,
  read: (value: unknown) => Promise<FunctionContent>,
): Promise<FunctionContent> {
  if (value === undefined) throw new FieldProblem(["configuration"], requiredField, "required");
  try {
    return await read(value);
  } catch (error) {
    if (!(error instanceof FieldProblem)) throw error;
    throw new FieldProblem(["configuration", ...error.path], error.message, error.code);
  }
}

function refuseNested(error: unknown): never {
  throw error instanceof FieldProblem ? new ApiProblem(400, nestProblem(error)) : error;
}

/** A row of the events table goes before globals. */
function readGlobals(given: JsonObject): JsonObject {
  const row = field(given, "clickhouse_event") ?? null;
  if (row !== null) return toGlobals(readDictionary(row, ["clickhouse_event"]));
  const globals = field(given, "globals") ?? null;
  return globals === null ? {} : readDictionary(globals, ["globals"]);
}

/** `undefined` for what PostHog's worker refuses. */
async function run(
  sandbox: Sandbox,
  invocation: Invocation,
): Promise<InvocationAnswer | undefined> {
  const request = toRunRequest(sandbox, invocation);
  if (!request || !isUuid(invocation.invocationId)) return undefined;
  const result = await sandbox.run(request, chooseHost(request));
  return toAnswer(result, request);
}

function toRunRequest(
  { content }: Sandbox,
  { id, configuration, globals, isMocked }: Invocation,
): RunRequest | undefined {
  const { type } = configuration;
  // The worker gives a transformation another id for the test.
  const runId = type === "transformation" ? randomUUID() : id;
  const fn = toRunFunction(runId, configuration, configuration.secrets);
  const trigger = globals[type === "transformation_log" ? "record" : "event"];
  if (!fn || fn.type === "source_webhook" || !isJsonObject(trigger)) return undefined;
  return {
    ...projectRequest(content),
    function: fn,
    globals: {
      ...globals,
      project: { ...projectGlobal(content), ...toJsonObject(globals["project"]) },
    },
    host: { mode: isMocked ? "mocked" : "real" },
  };
}

function toAnswer(result: RunResult, { function: fn, host }: RunRequest): InvocationAnswer {
  return {
    result: fn.type.startsWith("transformation") ? result.result : null,
    status: statusOf(result),
    errors: result.errors.filter(isOfRun(result)).map(({ message }) => message),
    logs: inOrder(shownLogs(fn.type, result.logs), host?.mode === "mocked").map(
      ({ timestamp, level, message }) => ({
        timestamp,
        level,
        message,
      }),
    ),
  };
}

/** PostHog waits for no second attempt and calls what it would try again a success, as what is dropped. */
function statusOf({ status }: RunResult): InvocationAnswer["status"] {
  return status === "error" || status === "skipped" ? status : "success";
}

/** What comes before the run of a destination is told in its log only. */
function isOfRun({ status }: RunResult): (error: RunError) => boolean {
  return ({ stage }) => status !== "skipped" && stage !== "filters";
}

/** What mocks write comes first, whenever it happened. */
function inOrder(logs: readonly RunLog[], isMocked: boolean): readonly RunLog[] {
  if (!isMocked) return logs;
  const mocks = logs.filter(({ from }) => from === "host");
  return [...mocks, ...logs.filter(({ from }) => from !== "host")];
}
