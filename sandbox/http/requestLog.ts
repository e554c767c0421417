import type { ReceivedRequest } from "../../protocol/sandbox.ts";
import { isTooDeep, parseJson } from "../json.ts";

const mostRequests = 1000;
/** Of all bodies together. */
const mostBytes = 32 * 1024 * 1024;

interface Kept {
  readonly request: Omit<ReceivedRequest, "body">;
  readonly bytes: Uint8Array;
}

/** The last requests, for tests. */
export class RequestLog {
  readonly #kept: Kept[] = [];
  #size = 0;

  /** Oldest first. */
  get requests(): readonly ReceivedRequest[] {
    return this.#kept.map(({ request, bytes }) => ({ ...request, ...readBody(bytes) }));
  }

  add(request: Omit<ReceivedRequest, "body">, bytes: Uint8Array): void {
    this.#kept.push({ request, bytes });
    this.#size += bytes.length;
    while (this.#kept.length > mostRequests || this.#size > mostBytes) {
      this.#size -= this.#kept.shift()?.bytes.length ?? 0;
    }
  }

  clear(): void {
    this.#kept.length = 0;
    this.#size = 0;
  }
}

function readBody(bytes: Uint8Array): Pick<ReceivedRequest, "body"> {
  if (bytes.length === 0) return {};
  const text = new TextDecoder().decode(bytes);
  const json = parseJson(text);
  return { body: json === undefined || isTooDeep(json) ? text : json };
}
