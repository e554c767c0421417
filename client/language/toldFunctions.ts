import { isDeepStrictEqual } from "node:util";
import { Disposable, type TextDocument, workspace } from "vscode";
import type { FunctionParams, ToldFunction } from "../../protocol/languageRequests.ts";
import { openDocument, openUriOf, textOf } from "../files/functionFiles.ts";
import { readHogUri } from "../files/hogUri.ts";
import type { FunctionStore } from "../functionStore.ts";

/** Sends to the language server; settled when it is on its way, or when there is no server. */
export type SendFunction = (params: FunctionParams) => Promise<void>;

/** Which function a document belongs to. */
interface FunctionAddress {
  readonly authority: string;
  readonly id: string;
}

/** What a server was told of a function. */
interface Told {
  readonly address: FunctionAddress;
  readonly params: FunctionParams & { readonly told: ToldFunction };
}

/**
 * Tells the language server what the functions are whose documents are open, again as soon as the store
 * hears something new about them, and that nothing is known of them when they are gone.
 */
export class ToldFunctions {
  readonly #store: FunctionStore;
  readonly #send: SendFunction;
  readonly #listeners: Disposable;
  /** By project and id. */
  readonly #told = new Map<string, Told>();

  constructor(store: FunctionStore, send: SendFunction) {
    this.#store = store;
    this.#send = send;
    this.#listeners = Disposable.from(
      store.onDidChange((ids) => this.#follow(new Set(ids))),
      workspace.onDidCloseTextDocument((document) => this.#close(document)),
    );
  }

  /** Tells of the function of a document, unless the server knows; settled when it was sent. */
  async tell({ uri }: Pick<TextDocument, "uri">): Promise<void> {
    const address = readHogUri(uri);
    if (address && address.part !== "sample") await this.#bring(address);
  }

  /** A new server knows nothing. */
  forget(): void {
    this.#told.clear();
  }

  /** Brings the server up to what the store knows of a function. */
  #bring({ authority, id }: FunctionAddress): Promise<void> {
    const key = `${authority}/${id}`;
    const before = this.#told.get(key);
    const params = this.#paramsOf({ authority, id });
    if (before && isDeepStrictEqual(before.params, params)) return Promise.resolve();
    // Under other addresses it would stay known to the server as another function.
    if (before && !(params && hasSameAddresses(before.params, params))) {
      this.#told.delete(key);
      void this.#send({ ...before.params, told: null });
    }
    if (!params) return Promise.resolve();
    this.#told.set(key, { address: { authority, id }, params });
    return this.#send(params);
  }

  #follow(ids: ReadonlySet<string>): void {
    for (const { address } of this.#told.values()) {
      if (ids.has(address.id)) void this.#bring(address);
    }
    // Documents may be open before the store knows their functions, such as those of an earlier window.
    for (const document of workspace.textDocuments) {
      const address = readHogUri(document.uri);
      if (address && ids.has(address.id)) void this.tell(document);
    }
  }

  /** Of a function without an open document the server needs to know nothing. */
  #close({ uri }: TextDocument): void {
    const address = readHogUri(uri);
    if (!address || isOpen(address)) return;
    const key = `${address.authority}/${address.id}`;
    const before = this.#told.get(key);
    if (!before) return;
    this.#told.delete(key);
    void this.#send({ ...before.params, told: null });
  }

  #paramsOf({ authority, id }: FunctionAddress): Told["params"] | undefined {
    const fn = authority === this.#store.authority ? this.#store.loaded(id) : undefined;
    if (!fn) return undefined;
    return {
      code: String(openUriOf(fn, "code", authority)),
      configuration: String(openUriOf(fn, "configuration", authority)),
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
  }
}

function hasSameAddresses(one: FunctionParams, other: FunctionParams): boolean {
  return one.code === other.code && one.configuration === other.configuration;
}

function isOpen({ authority, id }: FunctionAddress): boolean {
  return (["code", "configuration"] as const).some((part) => openDocument(authority, id, part));
}
