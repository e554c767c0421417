import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { buildSync } from "esbuild";
import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  IPCMessageReader,
  IPCMessageWriter,
  LogMessageNotification,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceFolder,
} from "vscode-languageserver/node";

/** How the server is reached. */
export type Channel = "stdio" | "node-ipc";

/** Builds the server as it is shipped, into a folder of its own. */
export function buildServer(options: { readonly minify?: boolean } = {}): {
  readonly path: string;
  readonly remove: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), "hog-lsp-"));
  const path = join(folder, "server.cjs");
  buildSync({
    entryPoints: ["server/lsp/main.ts"],
    bundle: true,
    platform: "node",
    format: "cjs",
    // As in esbuild.mjs: its other build is not one file.
    mainFields: ["module", "main"],
    outfile: path,
    ...options,
  });
  return { path, remove: () => rmSync(folder, { recursive: true }) };
}

/** Runs a test with a folder of its own. */
export async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "hog-lsp-"));
  try {
    await run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Starts the process. */
export function startServer(path: string, channel: Channel): ChildProcess {
  return channel === "node-ipc"
    ? fork(path, ["--node-ipc"], { execArgv: [] })
    : spawn(process.execPath, [path, "--stdio"], { stdio: "pipe" });
}

/** What an editor says when it starts a server. */
export interface Introduction {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  readonly processId?: number;
  readonly workspaceFolders?: WorkspaceFolder[] | null;
}

/**
 * A reader of messages that does not wait for the rest of one: that would keep this process alive when a
 * server was killed in the middle of a message.
 */
export function readerOf(stream: Readable): StreamMessageReader {
  const reader = new StreamMessageReader(stream);
  reader.partialMessageTimeout = 0;
  return reader;
}

/** An editor with one server. */
export class Editor {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  readonly logged: string[] = [];
  /** What the server asked to be told. */
  readonly registered: string[] = [];
  readonly #published: PublishDiagnosticsParams[] = [];
  #onPublished: (() => void) | undefined;

  constructor(child: ChildProcess, channel: Channel) {
    this.process = child;
    this.connection =
      channel === "node-ipc"
        ? createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child))
        : createProtocolConnection(readerOf(child.stdout!), new StreamMessageWriter(child.stdin!));
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.#published.push(params);
      this.#onPublished?.();
    });
    this.connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.logged.push(message);
    });
    this.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registered.push(...registrations.map(({ method }) => method));
    });
    this.connection.listen();
  }

  async initialize(introduction: Introduction = {}): Promise<InitializeResult> {
    const { capabilities = {}, processId = process.pid, ...others } = introduction;
    const result = await this.connection.sendRequest(InitializeRequest.type, {
      processId,
      rootUri: null,
      capabilities,
      ...others,
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
    return result;
  }

  open(uri: string, text: string, languageId = "hog"): Promise<void> {
    return this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  change(uri: string, version: number, range: Range, text: string): Promise<void> {
    return this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri },
    });
  }

  save(uri: string): Promise<void> {
    return this.connection.sendNotification(DidSaveTextDocumentNotification.type, {
      textDocument: { uri },
    });
  }

  /** The labels of what the server offers. */
  async complete(uri: string, line: number, character: number): Promise<readonly string[] | null> {
    const answer = await this.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri },
      position: { line, character },
    });
    const items: CompletionItem[] | null = Array.isArray(answer) ? answer : (answer?.items ?? null);
    return items && items.map(({ label }) => label);
  }

  /** The next problems that were or will be published, oldest first. */
  async published(): Promise<PublishDiagnosticsParams> {
    for (;;) {
      const next = this.#published.shift();
      if (next) return next;
      await new Promise<void>((resolve) => {
        this.#onPublished = resolve;
      });
    }
  }

  /** The codes of the next problems. */
  async problems(): Promise<readonly (string | number | undefined)[]> {
    const { diagnostics } = await this.published();
    return diagnostics.map(({ code }) => code);
  }

  /** How many publications nobody has looked at. */
  get waiting(): number {
    return this.#published.length;
  }

  /** Leaves as the protocol demands, and gives the exit code. */
  async leave(): Promise<number | null> {
    const ended = once(this.process, "exit");
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    await ended;
    this.connection.dispose();
    return this.process.exitCode;
  }
}
