import { Disposable, EventEmitter, type TextDocument, workspace } from "vscode";
import type { FunctionContextParams } from "../../protocol/languageRequests.ts";
import { configurationText, pickContext } from "../files/functionDocument.ts";
import { openDocument } from "../files/functionFiles.ts";
import { type HogAddress, readHogUri } from "../files/hogUri.ts";
import type { FunctionStore } from "../functionStore.ts";

/**
 * Tells to what functions the open programs belong, as soon as that changes: the schema of a function
 * counts as it stands in the editor, saved or not.
 */
export class FunctionContexts {
  readonly #store: FunctionStore;
  readonly #changed = new EventEmitter<FunctionContextParams>();
  readonly #listeners: Disposable;
  /** What was told last, by address: most keystrokes in a configuration change nothing here. */
  readonly #told = new Map<string, string>();

  readonly onDidChange = this.#changed.event;

  constructor(store: FunctionStore) {
    this.#store = store;
    this.#listeners = Disposable.from(
      store.onDidChange((ids) => ids.forEach((id) => this.#tellOf(store.authority, id))),
      workspace.onDidChangeTextDocument(({ document }) => this.#follow(document)),
      workspace.onDidCloseTextDocument((document) => this.#close(document)),
    );
  }

  /** Tells about one program to a server that knows nothing of it. */
  tellAnew(document: TextDocument): void {
    this.#told.delete(document.uri.toString());
    this.tell(document);
  }

  /** Tells about one program, unless it was told so already. */
  tell(document: TextDocument): void {
    const address = readHogUri(document.uri);
    if (address?.part !== "code") return;
    const uri = document.uri.toString();
    const params: FunctionContextParams = { uri, context: this.#contextOf(address) };
    const written = JSON.stringify(params);
    if (this.#told.get(uri) === written) return;
    this.#told.set(uri, written);
    this.#changed.fire(params);
  }

  #contextOf({ authority, id }: HogAddress): FunctionContextParams["context"] {
    const fn = authority === this.#store.authority ? this.#store.loaded(id) : undefined;
    if (!fn) return null;
    const edited = openDocument(authority, id, "configuration")?.getText();
    const schema = pickContext(edited ?? configurationText(fn))?.inputs_schema;
    return { type: fn.type, inputs_schema: schema ?? fn.inputs_schema };
  }

  #tellOf(authority: string | undefined, id: string): void {
    const code = openDocument(authority, id, "code");
    if (code) this.tell(code);
  }

  #follow({ uri }: TextDocument): void {
    const address = readHogUri(uri);
    if (address?.part === "configuration") this.#tellOf(address.authority, address.id);
  }

  #close(document: TextDocument): void {
    this.#told.delete(document.uri.toString());
    this.#follow(document);
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#changed.dispose();
  }
}
