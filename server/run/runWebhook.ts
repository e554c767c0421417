import { randomUUID } from "node:crypto";
import type { RunResult } from "../../protocol/run.ts";
import { buildRunInputs } from "./buildRunInputs.ts";
import type { CompiledFunction } from "./compileFunction.ts";
import type { FunctionRun } from "./functionRun.ts";
import { type JsonRecord, isRecord, toRecord } from "./record.ts";
import { reportOutcome } from "./reportOutcome.ts";
import { type ProgramOutcome, runProgram } from "./runProgram.ts";

/** What a webhook answers to its caller. */
interface HttpAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly contentType?: string;
}

/** Runs a webhook on a request; the result is what its caller is answered. */
export async function runWebhook(
  run: FunctionRun,
  { program, inputs }: CompiledFunction,
): Promise<RunResult> {
  const globals = requestGlobals(run);
  const built = buildRunInputs(run, inputs, globals);
  if (!("inputs" in built)) return run.finish("error", failedAnswer);
  const outcome = await runProgram(run, program, { ...globals, inputs: built.inputs });
  if (outcome.kind === "cancelled") return run.finish("cancelled", null);
  reportOutcome(run, outcome, globals);
  const answer = answerOf(run, outcome);
  const failed = run.errors.length > 0;
  return run.finish(failed ? "error" : outcome.kind === "postponed" ? "retry" : "success", answer);
}

const failedAnswer: HttpAnswer = { status: 500, body: { status: "Unhandled error" } };

/**
 * A program that waits for something is not waited for by PostHog: the caller is told that it is
 * queued, whatever the program returns later.
 */
function answerOf(run: FunctionRun, outcome: ProgramOutcome): HttpAnswer {
  if (run.requests.length > 0) return { status: 201, body: { status: "queued" } };
  if (outcome.kind !== "finished") return failedAnswer;
  const { httpResponse } = toRecord(outcome.value);
  if (!isRecord(httpResponse)) return { status: 200, body: { status: "ok" } };
  const answer = toAnswer(httpResponse);
  logAnswer(run, answer);
  return answer;
}

function toAnswer({ status, body = "", contentType }: JsonRecord): HttpAnswer {
  return {
    status: typeof status === "number" ? status : 500,
    body,
    ...(typeof contentType === "string" && { contentType }),
  };
}

function logAnswer(run: FunctionRun, { status, body }: HttpAnswer): void {
  const message = `Responded with response status - ${status}`;
  if (status < 400) return run.logs.write("info", "worker", message);
  const reason = typeof body === "string" ? body : JSON.stringify(body);
  run.logs.write("warn", "worker", `${message}, reason: ${reason}`);
}

/** What PostHog makes of a request, unless the globals say otherwise. */
function requestGlobals({ request, function: fn, now }: FunctionRun): JsonRecord {
  const body = toRecord(toRecord(request.globals["request"])["body"]);
  const id = fn.id ?? "new";
  return {
    source: { name: fn.name ?? `Hog function: ${id}`, url: `/functions/${id}` },
    project: { id: 1, name: "", url: "" },
    event: {
      event: "$incoming_webhook",
      properties: {},
      uuid: randomUUID(),
      distinct_id: body["distinct_id"],
      elements_chain: "",
      timestamp: now().toISOString(),
      url: "",
    },
    variables: body["$variables"] ?? {},
    ...request.globals,
  };
}
