import {
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileChangeType,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  type Memento,
  type TextDocument,
  Uri,
  workspace,
} from "vscode";
import type { HogFunction } from "../../protocol/posthog.ts";
import type { Account } from "../account/account.ts";
import type { Connection } from "../account/connection.ts";
import type { FunctionStore } from "../functionStore.ts";
import { isShown } from "./draft.ts";
import { fileNames } from "./functionDocument.ts";
import { textOf } from "./functionFiles.ts";
import { type HogAddress, readHogUri } from "./hogUri.ts";
import type { SampleFiles } from "./sampleFiles.ts";
import type { SaveFunction } from "./saveFunction.ts";
import { toFileSystemError } from "./toFileSystemError.ts";

/** A function's code, or the rest of it. */
export interface ContentAddress extends HogAddress {
  readonly part: "code" | "configuration";
}

/** What the editor knows of a file. */
interface OpenFile {
  readonly address: ContentAddress;
  /** What the typing started from; `undefined` if nobody knows any more. */
  base: HogFunction | undefined;
  /** What the file holds now, and the function that it shows. */
  text: string;
  shown: HogFunction;
  /** The same as the editor last read or wrote it. */
  known: { readonly text: string; readonly fn: HogFunction };
  /** Milliseconds since 1970; grows whenever `text` becomes another. */
  mtime: number;
}

/**
 * The functions of the connected project as files. Saving one is a `PATCH`.
 *
 * A file shows what the store knows of its function. While its document has unsaved changes it stays
 * what they started from, so that a change on the server is noticed when they are saved. What that was
 * is remembered in the workspace's state too, since unsaved documents outlive a window.
 */
export class FunctionFileSystem implements FileSystemProvider {
  readonly #store: FunctionStore;
  readonly #account: Account;
  readonly #state: Memento;
  readonly #samples: SampleFiles;
  readonly #save: SaveFunction;
  readonly #files = new Map<string, OpenFile>();
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly #listeners: Disposable;

  readonly onDidChangeFile = this.#changed.event;

  constructor(parts: {
    readonly store: FunctionStore;
    readonly account: Account;
    readonly state: Memento;
    readonly samples: SampleFiles;
    readonly save: SaveFunction;
  }) {
    this.#store = parts.store;
    this.#account = parts.account;
    this.#state = parts.state;
    this.#samples = parts.samples;
    this.#save = parts.save;
    this.#listeners = Disposable.from(
      this.#store.onDidChange((ids) => this.#follow(new Set(ids))),
      workspace.onDidChangeTextDocument(({ document }) => this.#watch(document)),
      workspace.onDidSaveTextDocument((document) => this.#settle(document)),
      workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      this.#account.onDidChange(() => this.#loadOpen()),
    );
  }

  async stat(uri: Uri): Promise<FileStat> {
    const address = readHogUri(uri);
    if (!address) return statFolder(uri);
    if (address.part === "sample") {
      return this.#samples.stat(address, await this.#load(uri, address));
    }
    const file = await this.#open(uri, contentAddress(address));
    // Before a save the editor compares times and sizes. What somebody else changed is asked when the
    // file is written, by its content, so the editor is to find nothing new.
    const mtime = isUnsaved(documentOf(uri), file) ? 0 : file.mtime;
    return { type: FileType.File, ctime: 0, mtime, size: encode(file.text).length };
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    const address = addressOf(uri);
    if (address.part === "sample") {
      return encode(await this.#samples.read(address, await this.#load(uri, address)));
    }
    const file = await this.#open(uri, contentAddress(address));
    file.known = { text: file.text, fn: file.shown };
    return encode(file.text);
  }

  /** Sends what changed to PostHog. The document stays dirty unless PostHog accepts it. */
  async writeFile(uri: Uri, content: Uint8Array): Promise<void> {
    const address = addressOf(uri);
    const text = decode(content);
    if (address.part === "sample") return this.#samples.write(address, text);
    const { id, part } = contentAddress(address);
    try {
      const connection = await this.#connectionOf(address);
      const file = await this.#open(uri, contentAddress(address));
      const { outcome, fn } = await this.#save({
        connection,
        id,
        base: file.base,
        part,
        text,
        uri,
      });
      file.shown = fn;
      file.known = { text, fn };
      this.#show(file, text);
      // Whoever typed on meanwhile started from what was saved, but not from what others wrote.
      if (outcome === "saved") this.#remember(uri, file, fn);
    } catch (error) {
      throw toFileSystemError(error);
    }
  }

  async readDirectory(uri: Uri): Promise<[string, FileType][]> {
    const [, , id] = uri.path.split("/");
    const fn = id === undefined ? undefined : this.#store.get(id);
    if (!fn) return [];
    const { code, configuration } = fileNames(fn);
    return [
      [code, FileType.File],
      [configuration, FileType.File],
    ];
  }

  watch(): Disposable {
    return new Disposable(() => {});
  }

  createDirectory(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  delete(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  rename(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  async #open(uri: Uri, address: ContentAddress): Promise<OpenFile> {
    const key = uri.toString();
    const open = this.#files.get(key);
    if (open) return open;
    const fn = await this.#load(uri, address);
    const isDirty = documentOf(uri)?.isDirty ?? false;
    // A document that was restored with unsaved changes may have started from an older function.
    const base = isDirty ? this.#state.get<HogFunction>(baseName(uri)) : fn;
    const shown = base ?? fn;
    const text = textOf(shown, address.part);
    const known = { text, fn: shown };
    const file = this.#files.get(key) ?? { address, base, text, shown, known, mtime: Date.now() };
    this.#files.set(key, file);
    return file;
  }

  async #load(uri: Uri, address: HogAddress): Promise<HogFunction> {
    try {
      const connection = await this.#connectionOf(address);
      const loaded = this.#store.loaded(address.id);
      return loaded ?? (await this.#store.load(address.id, undefined, connection));
    } catch (error) {
      throw toFileSystemError(error);
    }
  }

  /** The connection to the project of a file. */
  async #connectionOf({ authority }: HogAddress): Promise<Connection> {
    const connection = this.#account.connection ?? (await this.#account.restore());
    if (connection?.authority === authority) return connection;
    const message = `This file belongs to the project ${authority}. Connect to it in the Hog view.`;
    throw FileSystemError.Unavailable(message);
  }

  /** Brings files without unsaved changes up to what the store knows now. */
  #follow(ids: ReadonlySet<string>): void {
    for (const [key, file] of this.#files) {
      const { authority, id } = file.address;
      if (ids.has(id) && authority === this.#store.authority) this.#catchUp(Uri.parse(key), file);
    }
  }

  #catchUp(uri: Uri, file: OpenFile): void {
    const document = documentOf(uri);
    const fn = this.#store.loaded(file.address.id);
    if (!fn || fn === file.shown || isUnsaved(document, file)) return;
    file.shown = fn;
    const isSame = this.#isShown(file);
    if (!isSame) this.#showAgain(uri, file);
    if (document && file.text !== file.known.text) return;
    file.known = { text: file.text, fn };
    file.base = fn;
  }

  /** In whatever words. What our own checks would refuse can still be what the server has. */
  #isShown({ address, shown, text }: OpenFile): boolean {
    return text === textOf(shown, address.part) || isShown(shown, address.part, text);
  }

  #show(file: OpenFile, text: string): void {
    if (file.text === text) return;
    file.text = text;
    file.mtime = Math.max(Date.now(), file.mtime + 1);
  }

  /** Remembers what unsaved changes started from, and catches up when there are none any more. */
  #watch(document: TextDocument): void {
    const { uri } = document;
    const file = this.#files.get(uri.toString());
    if (!file) return;
    if (!isUnsaved(document, file)) return this.#settle(document);
    if (!this.#state.get(baseName(uri))) void this.#state.update(baseName(uri), file.base);
  }

  #remember(uri: Uri, file: OpenFile, fn: HogFunction): void {
    file.base = fn;
    if (this.#state.get(baseName(uri))) void this.#state.update(baseName(uri), fn);
  }

  /** The editor shows what the file is. */
  #settle(document: TextDocument): void {
    const { uri } = document;
    const file = this.#files.get(uri.toString());
    if (!file || isUnsaved(document, file)) return;
    file.base = file.known.fn;
    void this.#state.update(baseName(uri), undefined);
    if (!this.#isShown(file)) this.#showAgain(uri, file);
    else if (file.address.authority === this.#store.authority) this.#catchUp(uri, file);
  }

  /** The file is another now, such as after a save: a secret is hidden, or others wrote too. */
  #showAgain(uri: Uri, file: OpenFile): void {
    this.#show(file, textOf(file.shown, file.address.part));
    this.#changed.fire([{ type: FileChangeType.Changed, uri }]);
  }

  /** A document that gets another language is closed and opened with its changes. */
  #forget(document: TextDocument): void {
    const { uri } = document;
    if (document.isDirty || readHogUri(uri) === undefined) return;
    this.#files.delete(uri.toString());
    void this.#state.update(baseName(uri), undefined);
  }

  /** The functions of open documents, which the store of a new connection does not know yet. */
  #loadOpen(): void {
    for (const { uri } of workspace.textDocuments) {
      const address = readHogUri(uri);
      if (address?.authority !== this.#store.authority || !address) continue;
      // A function that is gone says so when its file is used.
      void this.#store.load(address.id).catch(() => {});
    }
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#changed.dispose();
  }
}

function addressOf(uri: Uri): HogAddress {
  const address = readHogUri(uri);
  if (address) return address;
  throw FileSystemError.FileNotFound(uri);
}

function contentAddress(address: HogAddress): ContentAddress {
  if (address.part === "sample") throw new Error("A sample is no part of a function.");
  return { ...address, part: address.part };
}

function baseName(uri: Uri): string {
  return `hog.base:${uri.toString()}`;
}

function documentOf(uri: Uri): TextDocument | undefined {
  const key = uri.toString();
  return workspace.textDocuments.find((document) => document.uri.toString() === key);
}

/**
 * True if a document holds what its file does not. The editor's own mark is not enough: after a save
 * during which somebody typed on, it is missing until the next keystroke.
 */
function isUnsaved(document: TextDocument | undefined, { known }: OpenFile): boolean {
  if (document === undefined) return false;
  return document.isDirty || !sameLines(document.getText(), known.text);
}

/** Documents may have other ends of lines than the file that they show. */
function sameLines(one: string, other: string): boolean {
  return one.replaceAll(/\r\n?/g, "\n") === other.replaceAll(/\r\n?/g, "\n");
}

function statFolder(uri: Uri): FileStat {
  const [, type, id, ...rest] = uri.path.split("/");
  const isFolder = !type || !id || rest.length === 0 || rest.join("/") === "sample";
  if (isFolder) return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  throw FileSystemError.FileNotFound(uri);
}

/** @throws FileSystemError for other encodings, whose letters would be lost. */
function decode(content: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    throw FileSystemError.Unavailable(
      "Not saved. PostHog takes UTF-8: save it with that encoding.",
    );
  }
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
