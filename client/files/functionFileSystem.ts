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
  type Uri,
  workspace,
} from "vscode";
import type { HogFunction } from "../../protocol/posthog.ts";
import type { Account } from "../account/account.ts";
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
  /** The function as the server had it when the text was read or saved: what the typing started from. */
  base: HogFunction;
  text: string;
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
    );
  }

  async stat(uri: Uri): Promise<FileStat> {
    const address = readHogUri(uri);
    if (!address) return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    if (address.part === "sample")
      return this.#samples.stat(address, await this.#load(uri, address));
    const { text, mtime } = await this.#open(uri, contentAddress(address));
    // Before a save the editor compares times and sizes. What somebody else changed is asked when the
    // file is written, by its content, so the editor is to find nothing new.
    const isDirty = documentOf(uri.toString())?.isDirty ?? false;
    return {
      type: FileType.File,
      ctime: 0,
      mtime: isDirty ? 0 : mtime,
      size: encode(text).length,
    };
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    const address = addressOf(uri);
    if (address.part === "sample") {
      return encode(await this.#samples.read(address, await this.#load(uri, address)));
    }
    return encode((await this.#open(uri, contentAddress(address))).text);
  }

  /** Sends what changed to PostHog. The document stays dirty unless PostHog accepts it. */
  async writeFile(uri: Uri, content: Uint8Array): Promise<void> {
    const text = new TextDecoder().decode(content);
    const address = addressOf(uri);
    if (address.part === "sample") return this.#samples.write(address, text);
    const file = await this.#open(uri, contentAddress(address));
    try {
      file.base = await this.#save({ base: file.base, part: file.address.part, text, uri });
    } catch (error) {
      throw toFileSystemError(error, uri);
    }
    this.#show(file, text);
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

  /** What the typing in a document started from; `undefined` if it is not open. */
  baseOf(uri: Uri): HogFunction | undefined {
    return this.#files.get(uri.toString())?.base;
  }

  async #open(uri: Uri, address: ContentAddress): Promise<OpenFile> {
    const known = this.#files.get(uri.toString());
    if (known) return known;
    const remembered = this.#state.get<HogFunction>(baseName(uri));
    const loaded = await this.#load(uri, address);
    const fn = remembered ?? loaded;
    const file = this.#files.get(uri.toString()) ?? {
      address,
      base: fn,
      text: textOf(fn, address.part),
      mtime: Date.now(),
    };
    this.#files.set(uri.toString(), file);
    return file;
  }

  async #load(uri: Uri, { authority, id }: HogAddress): Promise<HogFunction> {
    const connection = this.#account.connection ?? (await this.#account.restore());
    if (connection?.authority !== authority) {
      const message = `This file belongs to the project ${authority}. Connect to it in the Hog view.`;
      throw FileSystemError.Unavailable(message);
    }
    const loaded = this.#store.loaded(id);
    if (loaded) return loaded;
    return this.#store.load(id).catch((error: unknown) => {
      throw toFileSystemError(error, uri);
    });
  }

  /** Brings clean files up to what the store knows now. */
  #follow(ids: ReadonlySet<string>): void {
    for (const [key, file] of this.#files) {
      if (!ids.has(file.address.id) || documentOf(key)?.isDirty) continue;
      const fn = this.#store.loaded(file.address.id);
      if (fn) this.#bring(file, fn, key);
    }
  }

  /** The document is clean: it may show what the server has. */
  #bring(file: OpenFile, fn: HogFunction, key: string): void {
    file.base = fn;
    if (isShown(fn, file.address.part, file.text)) return;
    this.#show(file, textOf(fn, file.address.part));
    const uri = documentOf(key)?.uri;
    if (uri) this.#changed.fire([{ type: FileChangeType.Changed, uri }]);
  }

  #show(file: OpenFile, text: string): void {
    if (file.text === text) return;
    file.text = text;
    file.mtime = Math.max(Date.now(), file.mtime + 1);
  }

  /** Remembers what unsaved changes started from, and catches up when they are taken back. */
  #watch(document: TextDocument): void {
    const key = document.uri.toString();
    const file = this.#files.get(key);
    if (!file) return;
    if (!document.isDirty) return this.#settle(document);
    if (!this.#state.get(baseName(document.uri))) {
      void this.#state.update(baseName(document.uri), file.base);
    }
  }

  #settle(document: TextDocument): void {
    const key = document.uri.toString();
    const file = this.#files.get(key);
    if (!file || document.isDirty) return;
    void this.#state.update(baseName(document.uri), undefined);
    this.#bring(file, this.#store.loaded(file.address.id) ?? file.base, key);
  }

  #forget({ uri }: TextDocument): void {
    if (!this.#files.delete(uri.toString())) return;
    void this.#state.update(baseName(uri), undefined);
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

function documentOf(key: string): TextDocument | undefined {
  return workspace.textDocuments.find(({ uri }) => uri.toString() === key);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
