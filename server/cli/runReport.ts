import { Lines } from "../../hog/source/lines.ts";
import type {
  LogLevel,
  RecordedRequest,
  RunLog,
  RunResult,
  RunSpan,
  RunStatus,
} from "../../protocol/run.ts";
import type { Paint, Style } from "./colours.ts";
import { count } from "./count.ts";
import { toPosition, toRange } from "./position.ts";
import { printable } from "./printable.ts";
import type { Source } from "./source.ts";

/** A run as people read it: logs, requests, errors, result, and how it ended in the last line. */
export function showRunResult(source: Source, result: RunResult, paint: Paint): string {
  const lines = new Lines(source.text);
  const place = (at: RunSpan | undefined): string => {
    if (!at) return "";
    const { line, column } = toPosition(lines, at.start);
    return paint("dim", `  (${source.path}:${line}:${column})`);
  };
  const value = result.result ?? result.returned ?? undefined;
  const valueLines = value === undefined ? [] : JSON.stringify(value, null, 2).split("\n");
  return [
    ...section(
      "Logs",
      paint,
      result.logs.map((log) => showLog(log, paint) + place(log.at)),
    ),
    ...section(
      "Requests",
      paint,
      result.requests.map((one) => showRequest(one) + place(one.at)),
    ),
    ...section(
      "Captured events",
      paint,
      result.captured.map((one) => JSON.stringify(one)),
    ),
    ...section(
      "Errors",
      paint,
      result.errors.map((one) => `${one.stage}: ${indented(one.message)}${place(one.at)}`),
    ),
    ...section("Result", paint, valueLines),
    summary(result, paint),
    "",
  ].join("\n");
}

function section(title: string, paint: Paint, entries: readonly string[]): readonly string[] {
  if (entries.length === 0) return [];
  return [paint("bold", title), ...entries.map((entry) => `  ${entry}`), ""];
}

function showLog({ level, timestamp, message }: RunLog, paint: Paint): string {
  const time = paint("dim", timestamp.slice(11, 23));
  return `${time} ${paint(levelStyles[level], level.padEnd(5))} ${indented(message)}`;
}

const levelStyles: Readonly<Record<LogLevel, Style>> = {
  debug: "dim",
  info: "blue",
  warn: "yellow",
  error: "red",
};

function showRequest({ name, args, answer }: RecordedRequest): string {
  const asked = args.map((argument) => JSON.stringify(argument)).join(", ");
  return `${name}(${asked})${answer === undefined ? "" : ` → ${JSON.stringify(answer)}`}`;
}

/** Further lines go below the first. */
function indented(text: string): string {
  return printable(text).replaceAll("\n", "\n    ");
}

function summary({ status, duration, logs, requests }: RunResult, paint: Paint): string {
  const time = `${duration.toFixed(1)} ms`;
  const counts = `${count(logs.length, "log line")}, ${count(requests.length, "request")}`;
  return `${paint(statusStyles[status], status)} in ${time}, ${counts}.`;
}

const statusStyles: Readonly<Record<RunStatus, Style>> = {
  success: "green",
  skipped: "yellow",
  dropped: "yellow",
  error: "red",
  retry: "red",
  cancelled: "red",
};

/** A run for machines; `docs/cli.md` describes the shape. */
export function runResultToJson({ path, text }: Source, result: RunResult): string {
  const lines = new Lines(text);
  const located = ({ at, ...item }: { readonly at?: RunSpan }): object => {
    return at ? { ...item, at: toRange(lines, at) } : item;
  };
  const document = {
    path,
    ...result,
    errors: result.errors.map(located),
    logs: result.logs.map(located),
    requests: result.requests.map(located),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
