import type { FunctionRun } from "./functionRun.ts";
import { type JsonRecord, toRecord } from "./record.ts";
import { type ProgramOutcome, eventIdOf } from "./runProgram.ts";

/** Logs how a program ended, as PostHog's worker does, and keeps its error in the run. */
export function reportOutcome(
  run: FunctionRun,
  outcome: ProgramOutcome,
  globals: JsonRecord,
): void {
  const event = toRecord(globals["event"]);
  if (outcome.kind === "failed") {
    const { message, description, at } = outcome;
    const text = `Error executing function on event ${eventIdOf(globals)}: ${description}`;
    run.logs.write("error", "worker", text, at);
    run.fail({ stage: "program", message, ...(at && { at }) });
  }
  if (outcome.kind === "finished") {
    const { duration, usage } = outcome;
    const parts = [
      `Function completed in ${round(duration)}ms.`,
      `Sync: ${round(usage.syncDuration)}ms.`,
      `Mem: ${round(usage.memory / 1024)}kb.`,
      `Ops: ${usage.operations}.`,
      `Event: '${String(event["url"])}'`,
    ];
    run.logs.write("debug", "worker", parts.join(" "));
  }
}

/** Two digits that count. */
function round(value: number): string {
  return Number(value.toPrecision(2)).toString();
}
