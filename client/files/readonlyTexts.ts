import { EventEmitter, type TextDocumentContentProvider, Uri } from "vscode";

/** The scheme of texts that are only looked at: one side of a comparison, a result. */
export const readonlyScheme = "hogview";

/** Texts by address, kept as long as the window lives or until they are replaced. */
export class ReadonlyTexts implements TextDocumentContentProvider {
  readonly #texts = new Map<string, string>();
  readonly #changed = new EventEmitter<Uri>();

  readonly onDidChange = this.#changed.event;

  /** `undefined` for what an earlier window showed. */
  provideTextDocumentContent(uri: Uri): string | undefined {
    return this.#texts.get(uri.toString());
  }

  /** Keeps a text under an address made of `id` and the name under which its editor shows it. */
  put(id: string, name: string, text: string): Uri {
    const uri = Uri.from({ scheme: readonlyScheme, path: `/${id}/${name}` });
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
    return uri;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
