import { type LogOutputChannel, window } from "vscode";
import type { RequestLine } from "./api/http.ts";

/** The output channel of the extension. What is written there is never secret. */
export interface Log {
  readonly channel: LogOutputChannel;
  /** One request to PostHog. */
  readonly request: (line: RequestLine) => void;
}

export function createLog(): Log {
  const channel = window.createOutputChannel("Hog", { log: true });
  return {
    channel,
    request: ({ method, path, status, milliseconds }) =>
      channel.debug(`${method} ${path} ${status ?? "failed"} ${Math.round(milliseconds)} ms`),
  };
}
