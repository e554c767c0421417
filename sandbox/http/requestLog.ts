import type { ReceivedRequest } from "../../protocol/sandbox.ts";

const mostRequests = 1000;

/** The last requests, for tests. */
export class RequestLog {
  #requests: readonly ReceivedRequest[] = [];

  /** Oldest first. */
  get requests(): readonly ReceivedRequest[] {
    return this.#requests;
  }

  add(request: ReceivedRequest): void {
    this.#requests = [...this.#requests.slice(1 - mostRequests), request];
  }

  clear(): void {
    this.#requests = [];
  }
}
