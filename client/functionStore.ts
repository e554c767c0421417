import { EventEmitter } from "vscode";
import type { HogFunction, HogFunctionSummary } from "../protocol/posthog.ts";
import type { Connection } from "./account/connection.ts";

/** What the list of functions is at the moment. `message` is ready to show. */
export type StoreState =
  | { readonly kind: "empty" }
  | { readonly kind: "loading" }
  | { readonly kind: "loaded" }
  | { readonly kind: "failed"; readonly message: string };

/** The functions of the connected project: the one mutable model, which every view listens to. */
export class FunctionStore {
  readonly #summaries = new Map<string, HogFunctionSummary>();
  readonly #functions = new Map<string, HogFunction>();
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #changed = new EventEmitter<readonly string[]>();
  #connection: Connection | undefined;
  #state: StoreState = { kind: "empty" };
  #listing: AbortController | undefined;

  /** Fired with the ids of the functions that changed; empty when only the state did. */
  readonly onDidChange = this.#changed.event;

  get state(): StoreState {
    return this.#state;
  }

  /** In the server's order: transformations by their order, then what was changed last. */
  get all(): readonly HogFunctionSummary[] {
    return [...this.#summaries.values()];
  }

  /** As last heard of; with everything if it was loaded before. */
  get(id: string): HogFunctionSummary | undefined {
    return this.#summaries.get(id);
  }

  /** As last loaded; `undefined` if it was not loaded yet. */
  loaded(id: string): HogFunction | undefined {
    return this.#functions.get(id);
  }

  /** @throws Error when no project is connected. */
  get connection(): Connection {
    if (this.#connection) return this.#connection;
    throw new Error("No project is connected. Connect to one in the Hog view.");
  }

  /** What the files of the connected project have in their addresses. */
  get authority(): string | undefined {
    return this.#connection?.authority;
  }

  /** Starts over with another project, or with none. */
  async connect(connection: Connection | undefined): Promise<void> {
    const known = [...this.#summaries.keys()];
    this.#listing?.abort();
    this.#connection = connection;
    this.#summaries.clear();
    this.#functions.clear();
    this.#set({ kind: "empty" }, known);
    if (connection) await this.refresh();
  }

  /** Asks for the list again, and for each function that was loaded. Failures become the state. */
  async refresh(): Promise<void> {
    const connection = this.#connection;
    if (!connection) return;
    this.#listing?.abort();
    const listing = new AbortController();
    this.#listing = listing;
    this.#set({ kind: "loading" }, []);
    try {
      const [summaries, functions] = await Promise.all([
        connection.api.functions.list(listing.signal),
        this.#loadAgain(connection, listing.signal),
      ]);
      if (!listing.signal.aborted) this.#replace(summaries, functions);
    } catch (error) {
      if (listing.signal.aborted) return;
      const message = error instanceof Error ? error.message : String(error);
      this.#set({ kind: "failed", message }, []);
    }
  }

  /**
   * Asks the server for one function.
   *
   * @throws ApiError `not-found` when it was deleted, or is of another project.
   */
  async load(
    id: string,
    signal?: AbortSignal,
    connection: Connection = this.connection,
  ): Promise<HogFunction> {
    const fn = await connection.api.functions.get(id, signal);
    this.put(fn, connection);
    return fn;
  }

  /**
   * Takes what a server said about a function: not of a project that is no longer connected, and not
   * what a later answer has overtaken.
   */
  put(fn: HogFunction, from: Connection): void {
    if (from !== this.#connection || isOvertaken(fn, this.#functions.get(fn.id))) return;
    this.#functions.set(fn.id, fn);
    this.#summaries.set(fn.id, fn);
    this.#changed.fire([fn.id]);
  }

  /**
   * Does work that changes a function on the server when the work before it is over: a server that writes
   * the whole function would otherwise lose one of two changes.
   */
  inTurn<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
    const turn = (this.#turns.get(id) ?? Promise.resolve()).then(work, work);
    this.#turns.set(id, turn);
    return turn;
  }

  async #loadAgain(
    { api }: Connection,
    signal: AbortSignal,
  ): Promise<readonly (HogFunction | undefined)[]> {
    // A function that is gone, or that fails, keeps what is known of it: its file says so when it is used.
    const load = (id: string): Promise<HogFunction | undefined> =>
      api.functions.get(id, signal).catch(() => undefined);
    return Promise.all([...this.#functions.keys()].map(load));
  }

  #replace(
    summaries: readonly HogFunctionSummary[],
    functions: readonly (HogFunction | undefined)[],
  ): void {
    const known = [...this.#summaries.keys()];
    this.#summaries.clear();
    for (const fn of functions) {
      if (fn && !isOvertaken(fn, this.#functions.get(fn.id))) this.#functions.set(fn.id, fn);
    }
    for (const summary of summaries) {
      const loaded = this.#functions.get(summary.id);
      this.#summaries.set(summary.id, loaded && isOvertaken(summary, loaded) ? loaded : summary);
    }
    for (const id of this.#functions.keys())
      if (!this.#summaries.has(id)) this.#functions.delete(id);
    this.#set({ kind: "loaded" }, [...new Set([...known, ...this.#summaries.keys()])]);
  }

  #set(state: StoreState, changed: readonly string[]): void {
    this.#state = state;
    this.#changed.fire(changed);
  }

  dispose(): void {
    this.#listing?.abort();
    this.#changed.dispose();
  }
}

/** Each save gives a function a later time, in one form of which later ones sort behind. */
function isOvertaken(answer: HogFunctionSummary, known: HogFunction | undefined): boolean {
  return known !== undefined && answer.updated_at < known.updated_at;
}
