import {
  CodeLens,
  type CodeLensProvider,
  Disposable,
  EventEmitter,
  Range,
  type TextDocument,
  window,
  workspace,
} from "vscode";
import type { HogFunctionSummary } from "../../protocol/posthog.ts";
import { isApiError } from "../api/apiError.ts";
import { readHogUri } from "../files/hogUri.ts";
import type { FunctionStore } from "../functionStore.ts";
import { type Counts, lensesOf } from "./lensTitles.ts";

/** How long counts are taken as they are, in milliseconds. */
const freshTime = 5 * 60_000;

/** What was last asked about a function. */
interface Figures {
  /** In milliseconds since 1970. */
  readonly askedAt: number;
  /** The last save at that time. */
  readonly updatedAt: string;
  /** Undefined until the first answer, and where there is none. */
  readonly counts: Counts | undefined;
}

/**
 * The line above a function's program. It is drawn from what is known, and drawn again when the counts of
 * the last seven days come in. The editor asks for those that are on screen only.
 */
export class FunctionLenses implements CodeLensProvider {
  readonly #store: FunctionStore;
  readonly #changed = new EventEmitter<void>();
  readonly #listeners: Disposable;
  /** By id; of the connected project. */
  readonly #figures = new Map<string, Figures>();
  #stop = new AbortController();

  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(store: FunctionStore) {
    this.#store = store;
    let authority = store.authority;
    this.#listeners = Disposable.from(
      store.onDidChange(() => {
        if (authority !== store.authority) this.#forget();
        authority = store.authority;
        this.#changed.fire();
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(setting)) this.#changed.fire();
      }),
      // Whoever comes back to the window sees figures of now.
      window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#changed.fire();
      }),
    );
  }

  provideCodeLenses({ uri }: TextDocument): CodeLens[] {
    const address = readHogUri(uri);
    if (address?.part !== "code" || address.authority !== this.#store.authority) return [];
    const fn = this.#store.get(address.id);
    if (!fn || !workspace.getConfiguration().get<boolean>(setting, true)) return [];
    const start = new Range(0, 0, 0, 0);
    return lensesOf(fn, this.#countsOf(fn)).map(
      ({ title, tooltip, command }) =>
        new CodeLens(start, {
          title,
          tooltip,
          command,
          arguments: [{ kind: "function", id: fn.id }],
        }),
    );
  }

  /** As last heard; asks again where that is long ago, or before the last save. */
  #countsOf({ id, updated_at: updatedAt }: HogFunctionSummary): Counts | undefined {
    const known = this.#figures.get(id);
    const isFresh =
      known?.updatedAt === updatedAt && Date.now() - (known?.askedAt ?? 0) < freshTime;
    if (!isFresh) void this.#ask(id, { askedAt: Date.now(), updatedAt, counts: known?.counts });
    return known?.counts;
  }

  async #ask(id: string, figures: Figures): Promise<void> {
    this.#figures.set(id, figures);
    const { signal } = this.#stop;
    try {
      const { metrics } = this.#store.connection.api;
      const counts = await metrics.totals(id, { after: "-7d" }, signal);
      if (signal.aborted) return;
      this.#figures.set(id, { ...figures, counts });
      this.#changed.fire();
    } catch (error) {
      // Figures are a courtesy; the request stands in the log, and the metrics panel says what is wrong.
      if (!isApiError(error)) throw error;
    }
  }

  #forget(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#figures.clear();
  }

  dispose(): void {
    this.#stop.abort();
    this.#listeners.dispose();
    this.#changed.dispose();
  }
}

const setting = "hog.codeLens.enabled";
