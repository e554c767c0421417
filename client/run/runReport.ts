import { TextDocument } from "vscode-languageserver-textdocument";
import type { HogFunctionType, InvocationAnswer } from "../../protocol/posthog.ts";
import type { RunError, RunResult, RunSpan } from "../../protocol/run.ts";
import type { RunPageLog, RunReport } from "../../protocol/runPage.ts";
import { isObject } from "../files/fields.ts";

/** A run on this machine, as the run page shows it. `source` is the program that ran. */
export function reportOfLocal(result: RunResult, source: string): RunReport {
  const lineOf = lineFinder(source);
  const { status, errors, logs, requests, captured, duration, operations } = result;
  return {
    status,
    result: result.result,
    comparable: status === "success" && isEvent(result.result),
    errors: errors.map((error) => ({ message: describeError(error), ...lineOf(error.at) })),
    logs: inOrderOfTime(
      logs.map(({ timestamp, level, message, at }) => ({
        timestamp,
        level,
        message,
        ...lineOf(at),
      })),
    ),
    requests,
    captured,
    duration,
    operations,
  };
}

/** A run on PostHog, as the run page shows it. `globals` are what it was given. */
export function reportOfPostHog(
  answer: InvocationAnswer,
  type: HogFunctionType,
  globals: Readonly<Record<string, unknown>>,
): RunReport {
  const status = statusOf(answer, type);
  return {
    status,
    result: answer.result,
    comparable: status === "success" && isEvent(answer.result) && isObject(globals["event"]),
    errors: answer.errors.map((message) => ({ message })),
    logs: inOrderOfTime(answer.logs.map((log) => ({ ...log, level: toLevel(log.level) }))),
    requests: [],
    captured: [],
  };
}

/** The 0-based line of the program on which a span begins. */
export function lineFinder(
  source: string,
): (at: RunSpan | undefined) => { readonly line?: number } {
  const document = TextDocument.create("program:", "hog", 0, source);
  return (at) => (at ? { line: document.positionAt(at.start).line } : {});
}

function describeError({ message, input }: RunError): string {
  return input === undefined || message.includes(input) ? message : `Input "${input}": ${message}`;
}

/** Lines of the same time stay as they are. */
function inOrderOfTime(logs: readonly RunPageLog[]): readonly RunPageLog[] {
  return logs.toSorted((one, other) => timeOf(one) - timeOf(other));
}

function timeOf({ timestamp }: RunPageLog): number {
  return Date.parse(timestamp) || 0;
}

function toLevel(level: string): RunPageLog["level"] {
  switch (level.toLowerCase()) {
    case "debug":
      return "debug";
    case "warn":
    case "warning":
      return "warn";
    case "error":
      return "error";
    default:
      return "info";
  }
}

/**
 * How a run ended. PostHog calls some things a success that are none: an event that a transformation
 * dropped or passed over, and a request after which it would try again later.
 */
function statusOf(
  { status, result, logs }: InvocationAnswer,
  type: HogFunctionType,
): RunReport["status"] {
  switch (type) {
    case "transformation":
      if (hasOutcome(result, "$transformations_skipped")) return "skipped";
      return status === "success" && result === null ? "dropped" : status;
    case "transformation_log":
      return status === "success" && result === null ? "dropped" : status;
    case "destination":
    case "internal_destination":
      return status === "success" && !logs.some(isCompletion) ? "retry" : status;
    case "source_webhook":
    case "warehouse_source_webhook":
    case "site_app":
    case "site_destination":
      return status;
  }
}

/** PostHog takes out what earlier transformations wrote there, so it is this run's. */
function hasOutcome(result: unknown, name: string): boolean {
  if (!isObject(result) || !isObject(result["properties"])) return false;
  const outcomes = result["properties"][name];
  return Array.isArray(outcomes) && outcomes.length > 0;
}

function isCompletion({ level, message }: InvocationAnswer["logs"][number]): boolean {
  return level.toLowerCase() === "debug" && message.startsWith("Function completed");
}

/** Of all that functions give, only what transformations do has these two. */
function isEvent(result: unknown): boolean {
  return isObject(result) && typeof result["event"] === "string" && isObject(result["properties"]);
}
