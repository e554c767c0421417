import { spawnSync } from "node:child_process";
import type { Diagnostic, Range } from "vscode-languageserver/node";
import {
  functionMethod,
  projectMethod,
  type ProjectNames,
  type ToldFunction,
} from "../../protocol/languageRequests.ts";
import { buildServer, Editor, startServer } from "../../test/server/lsp/languageServer.ts";

/** The editor's side of the shipped language server, in a process of its own, asked over IPC. */
export class Session {
  readonly editor: Editor;
  /** How many times problems were published so far. */
  published = 0;
  readonly #remove: () => void;
  readonly #versions = new Map<string, number>();
  readonly #problems = new Map<string, Published>();

  private constructor(editor: Editor, remove: () => void) {
    this.editor = editor;
    this.#remove = remove;
  }

  /** Builds the server as it is shipped and starts it. */
  static async start(): Promise<Session> {
    const { path, remove } = buildServer({ minify: true });
    const session = new Session(new Editor(startServer(path, "node-ipc"), "node-ipc"), remove);
    await session.editor.initialize({
      capabilities: {
        textDocument: {
          hover: { contentFormat: ["markdown"] },
          completion: {
            completionItem: { snippetSupport: true, insertReplaceSupport: true },
            completionList: { itemDefaults: ["editRange", "insertTextFormat", "data"] },
          },
        },
      },
    });
    return session;
  }

  get connection() {
    return this.editor.connection;
  }

  /** Tells of the project `bench`. */
  tellProject(names: ProjectNames): Promise<void> {
    return this.connection.sendNotification(projectMethod, { project: "bench", names });
  }

  /** Tells of the function of a program; its configuration has the same address with `.json`. */
  tell(code: string, told: Omit<ToldFunction, "project">): Promise<void> {
    const configuration = `${code}.json`;
    const fn = { ...told, project: "bench" };
    return this.connection.sendNotification(functionMethod, { code, configuration, told: fn });
  }

  /** Opens a text and waits for its problems. */
  async open(uri: string, languageId: string, text: string): Promise<readonly Diagnostic[]> {
    this.#versions.set(uri, 1);
    await this.editor.open(uri, text, languageId);
    return this.problems(uri);
  }

  /** Replaces a range by a text, in a message. */
  change(uri: string, range: Range, text: string): Promise<void> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    return this.editor.change(uri, version, range, text);
  }

  /** The problems of the newest version of a text, as soon as they are published. */
  async problems(uri: string): Promise<readonly Diagnostic[]> {
    for (;;) {
      const known = this.#problems.get(uri);
      if (known && known.version === this.#versions.get(uri)) return known.diagnostics;
      await this.#takeNext();
    }
  }

  /** Takes what was published meanwhile, after a moment in which more may come. */
  async drain(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 10));
    while (this.editor.waiting > 0) await this.#takeNext();
  }

  async #takeNext(): Promise<void> {
    const { uri, version = 0, diagnostics } = await this.editor.published();
    this.published++;
    this.#problems.set(uri, { version, diagnostics });
  }

  /** What the server occupies of the machine's memory, in megabytes. */
  residentMegabytes(): number {
    const { stdout } = spawnSync("ps", ["-o", "rss=", "-p", `${this.editor.process.pid}`], {
      encoding: "utf8",
    });
    return Number(stdout) / 1024;
  }

  /** Leaves as the protocol demands. */
  async end(): Promise<void> {
    await this.editor.leave();
    this.#remove();
  }
}

interface Published {
  readonly version: number;
  readonly diagnostics: readonly Diagnostic[];
}
