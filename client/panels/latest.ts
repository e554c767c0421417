import { ApiError } from "../api/apiError.ts";

/** Keeps only the latest of several questions: an earlier one is given up, and its answer dropped. */
export class Latest {
  #current: AbortController | undefined;

  get isBusy(): boolean {
    return this.#current !== undefined;
  }

  /** Asks, and hands over the answer or a message to show; neither once another question was asked. */
  async run<Answer>(
    ask: (signal: AbortSignal) => Promise<Answer>,
    answer: (answer: Answer) => void,
    fail: (message: string) => void,
  ): Promise<void> {
    this.#current?.abort();
    const own = new AbortController();
    this.#current = own;
    try {
      const given = await ask(own.signal);
      if (!own.signal.aborted) answer(given);
    } catch (error) {
      if (own.signal.aborted) return;
      if (!(error instanceof ApiError)) throw error;
      fail(error.message);
    } finally {
      if (this.#current === own) this.#current = undefined;
    }
  }

  dispose(): void {
    this.#current?.abort();
  }
}
