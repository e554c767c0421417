import type { CapturedEvent, RecordedRequest } from "../../../protocol/run.ts";
import { element } from "../dom.ts";
import { makeFold, toPrettyBody, toPrettyJson } from "../json.ts";
import { toExcerpt, toVisibleText } from "../text.ts";
import { toDuration } from "../time.ts";

/** Characters of a URL or a name in the line of a request. */
const nameLimit = 500;

/** A call of an asynchronous function: one line, and all of it when opened. */
export function makeRequest(request: RecordedRequest): HTMLElement {
  const call = request.name === "fetch" ? toFetch(request) : toCall(request);
  const summary = element(
    "summary",
    {},
    element("span", { class: "method" }, toShown(call.method)),
    element("span", { class: "url", title: toShown(call.target) }, toShown(call.target)),
    element("span", { class: `status ${call.tone}` }, toShown(call.status)),
    element("span", { class: "quiet time" }, toDuration(request.duration)),
  );
  return element("details", { class: "request" }, summary, ...call.parts);
}

/** An event that the program captured. */
export function makeCaptured({ event, ...rest }: CapturedEvent): HTMLElement {
  return makeFold(toShown(event), () => toPrettyJson(rest), false);
}

/** What is shown of a call. */
interface Call {
  readonly method: string;
  readonly target: string;
  readonly status: string;
  readonly tone: "good" | "bad" | "calm";
  readonly parts: readonly Node[];
}

function toFetch({ args, answer }: RecordedRequest): Call {
  const [url, options] = args;
  const { method, headers, body } = toRecord(options);
  const { status, body: answered } = toRecord(answer);
  const code = typeof status === "number" ? status : undefined;
  return {
    // As PostHog does it where the program names no method.
    method: typeof method === "string" && method !== "" ? method.toUpperCase() : "POST",
    target: typeof url === "string" ? url : toPrettyJson(url).text,
    status: code === undefined ? "no answer" : String(code),
    tone: code !== undefined && code < 400 ? "good" : "bad",
    parts: [
      ...part("Headers", headers),
      ...part("Body", body),
      ...part(code === undefined ? "Answer" : `Answer ${code}`, answered),
    ],
  };
}

function toCall({ name, args, answer }: RecordedRequest): Call {
  return {
    method: name,
    target: toPrettyJson(args).text.replaceAll(/\s+/gu, " "),
    status: answer === undefined ? "no answer" : "",
    tone: "calm",
    parts: [...part("Arguments", args), ...part("Answer", answer)],
  };
}

/** What is absent is not shown; an answer is what people look for, so it is open. */
function part(label: string, value: unknown): readonly Node[] {
  if (value === undefined || value === null) return [];
  return [makeFold(label, () => toPrettyBody(value), label !== "Headers")];
}

function toShown(text: string): string {
  return toVisibleText(toExcerpt(text, nameLimit).text);
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
