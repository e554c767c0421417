import { Disposable, EventEmitter, type TextDocument, workspace } from "vscode";
import type { FunctionParams } from "../../protocol/languageRequests.ts";
import { openUriOf, textOf } from "../files/functionFiles.ts";
import { readHogUri } from "../files/hogUri.ts";
import type { FunctionStore } from "../functionStore.ts";

/**
 * Tells the language server what the functions are whose files are open, and again as soon as the store
 * hears something new about them.
 */
export class ToldFunctions {
  readonly #store: FunctionStore;
  readonly #changed = new EventEmitter<FunctionParams>();
  readonly #listeners: Disposable;
  /** What was told last, by the address of the program. */
  readonly #told = new Map<string, string>();

  readonly onDidChange = this.#changed.event;

  constructor(store: FunctionStore) {
    this.#store = store;
    this.#listeners = store.onDidChange((ids) => {
      const changed = new Set(ids);
      for (const document of workspace.textDocuments) {
        if (changed.has(readHogUri(document.uri)?.id ?? "")) this.tell(document);
      }
    });
  }

  /** Tells of the function of one document to a server that knows nothing of it. */
  tellAnew(document: TextDocument): void {
    const params = this.#paramsOf(document);
    if (params) this.#told.delete(params.code);
    this.tell(document);
  }

  /** Tells of the function of one document, unless it was told so already. */
  tell(document: TextDocument): void {
    const params = this.#paramsOf(document);
    if (!params) return;
    const written = JSON.stringify(params);
    if (this.#told.get(params.code) === written) return;
    this.#told.set(params.code, written);
    this.#changed.fire(params);
  }

  #paramsOf({ uri }: TextDocument): FunctionParams | undefined {
    const address = readHogUri(uri);
    const { authority } = this.#store;
    if (!address || address.part === "sample") return undefined;
    const fn = authority === address.authority ? this.#store.loaded(address.id) : undefined;
    if (!fn || authority === undefined) return undefined;
    const uriOf = (part: "code" | "configuration"): string =>
      String(address.part === part ? uri : openUriOf(fn, part, authority));
    return {
      code: uriOf("code"),
      configuration: uriOf("configuration"),
      told: {
        type: fn.type,
        project: authority,
        code: textOf(fn, "code"),
        configuration: textOf(fn, "configuration"),
      },
    };
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#changed.dispose();
  }
}
