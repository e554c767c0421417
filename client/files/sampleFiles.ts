import { type FileStat, FileSystemError, FileType, Uri, workspace } from "vscode";
import type { HogFunction } from "../../protocol/posthog.ts";
import type { HogAddress } from "./hogUri.ts";

/**
 * One sample event a function, edited as a JSON document and kept on this machine. Until it is saved
 * the first time it shows the default sample of the function's type.
 */
export class SampleFiles {
  readonly #folder: Uri;
  readonly #defaultOf: (fn: HogFunction) => string;

  constructor(folder: Uri, defaultOf: (fn: HogFunction) => string) {
    this.#folder = folder;
    this.#defaultOf = defaultOf;
  }

  async stat(address: HogAddress, fn: HogFunction): Promise<FileStat> {
    try {
      return await workspace.fs.stat(this.#fileOf(address));
    } catch (error) {
      if (!isMissing(error)) throw error;
      const size = new TextEncoder().encode(this.#defaultOf(fn)).length;
      return { type: FileType.File, ctime: 0, mtime: 0, size };
    }
  }

  async read(address: HogAddress, fn: HogFunction): Promise<string> {
    return (await this.saved(address)) ?? this.#defaultOf(fn);
  }

  /** `undefined` if it was never saved. */
  async saved(address: HogAddress): Promise<string | undefined> {
    try {
      return new TextDecoder().decode(await workspace.fs.readFile(this.#fileOf(address)));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async write(address: HogAddress, text: string): Promise<void> {
    await workspace.fs.writeFile(this.#fileOf(address), new TextEncoder().encode(text));
  }

  #fileOf({ authority, id }: HogAddress): Uri {
    return Uri.joinPath(this.#folder, plain(authority), `sample-${plain(id)}.json`);
  }
}

/** Ids come from the server: only what is a plain name may name a file. */
function plain(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9~_-]/g, "_");
}

/** Any other failure must not look as if there were no sample, which would then be overwritten. */
function isMissing(error: unknown): boolean {
  return error instanceof FileSystemError && error.code === "FileNotFound";
}
