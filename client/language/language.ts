import {
  Disposable,
  type ExtensionContext,
  FileType,
  type TextDocument,
  Uri,
  workspace,
} from "vscode";
import type { Account } from "../account/account.ts";
import { readHogUri } from "../files/hogUri.ts";
import type { FunctionStore } from "../functionStore.ts";
import type { Log } from "../log.ts";
import type { RunningLanguage } from "./languageClient.ts";

/** What the language in the editor needs. */
export interface LanguageParts {
  readonly context: ExtensionContext;
  readonly account: Account;
  readonly store: FunctionStore;
  readonly log: Log;
}

/**
 * The language server, started as soon as there is a document for it, and not before: a program, the JSON
 * document of a function, or a `function.json` on disk with a program beside it. Files of that name are
 * common elsewhere, and none of them activates the extension.
 */
export class Language {
  readonly #parts: LanguageParts;
  readonly #listener: Disposable;
  #starting: Promise<RunningLanguage | undefined> | undefined;

  constructor(parts: LanguageParts) {
    this.#parts = parts;
    this.#listener = workspace.onDidOpenTextDocument((document) => void this.#look(document));
    for (const document of workspace.textDocuments) void this.#look(document);
  }

  /** Asks for the names of the project's events and properties again, if they are in use. */
  async refreshNames(): Promise<void> {
    (await this.#starting)?.refreshNames();
  }

  async #look(document: TextDocument): Promise<void> {
    if (!this.#starting && (await isForServer(document))) this.#starting ??= this.#start();
  }

  async #start(): Promise<RunningLanguage | undefined> {
    const { log } = this.#parts;
    try {
      const { startLanguage } = await import("./languageClient.ts");
      return await startLanguage(this.#parts);
    } catch (error) {
      log.channel.error(error instanceof Error ? error : String(error));
      return undefined;
    }
  }

  async dispose(): Promise<void> {
    this.#listener.dispose();
    await (await this.#starting)?.dispose();
  }
}

async function isForServer({ uri, languageId }: TextDocument): Promise<boolean> {
  if (languageId === "hog") return true;
  if (languageId !== "json" && languageId !== "jsonc") return false;
  if (readHogUri(uri)?.part === "configuration") return true;
  return uri.scheme === "file" && uri.path.endsWith("/function.json") && hasProgramBeside(uri);
}

async function hasProgramBeside(uri: Uri): Promise<boolean> {
  try {
    const entries = await workspace.fs.readDirectory(Uri.joinPath(uri, ".."));
    return entries.some(([name, type]) => type !== FileType.Directory && name.endsWith(".hog"));
  } catch {
    // A file that is not written yet may have no folder.
    return false;
  }
}
