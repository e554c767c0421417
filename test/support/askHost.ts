import type { HostAnswer, HostCall } from "../../protocol/run.ts";
import type { Host } from "../../server/run/host.ts";

/** Calls a function of a host, for which nobody stops waiting. */
export function askHost(host: Host, name: string, ...args: HostCall["args"]): Promise<HostAnswer> {
  return host.answer({ name, args }, new AbortController().signal);
}

/** What the program is given; the answer as a whole where it is given nothing. */
export function valueOf(answer: HostAnswer): unknown {
  return answer.type === "answered" ? answer.value : answer;
}
