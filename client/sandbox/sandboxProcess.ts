import type { ChildProcess } from "node:child_process";
import { EventEmitter, ProgressLocation, window } from "vscode";
import type { FromSandbox, SandboxAccess } from "../../protocol/sandbox.ts";
import type { SandboxOpener } from "../account/account.ts";
import type { ProjectAddress } from "../account/connection.ts";
import type { Log } from "../log.ts";
import { startProgram } from "../nodeProcess.ts";

/** The process that serves the sandbox project; it ends with the extension. */
export class SandboxProcess implements SandboxOpener {
  readonly #program: string;
  readonly #folder: string;
  readonly #log: Log;
  readonly #ended = new EventEmitter<void>();
  #child: ChildProcess | undefined;
  #access: Promise<SandboxAccess> | undefined;

  /** It ended without being asked to. */
  readonly onDidEnd = this.#ended.event;

  /** `program` is `dist/sandbox.cjs`; `folder` is where the project is kept. */
  constructor(program: string, folder: string, log: Log) {
    this.#program = program;
    this.#folder = folder;
    this.#log = log;
  }

  /** Starts it unless it runs. @throws Error with a message to show. */
  async open(): Promise<{ readonly address: ProjectAddress; readonly key: string }> {
    this.#access ??= this.#start();
    const { host, key, projectId, projectName } = await this.#access;
    return { address: { kind: "sandbox", host, projectId, projectName }, key };
  }

  /** Of the process that runs; `undefined` when none does. */
  get processId(): number | undefined {
    return this.#child?.pid;
  }

  close(): void {
    const child = this.#child;
    this.#forget();
    child?.kill();
  }

  dispose(): void {
    this.close();
    this.#ended.dispose();
  }

  #forget(): void {
    this.#child = undefined;
    this.#access = undefined;
  }

  async #start(): Promise<SandboxAccess> {
    const progress = { location: ProgressLocation.Notification, title: "Hog sandbox" };
    return window.withProgress(progress, (shown) =>
      this.#launch((message) => shown.report({ message })),
    );
  }

  #launch(report: (message: string) => void): Promise<SandboxAccess> {
    const child = startProgram(this.#program, ["--data", this.#folder]);
    this.#child = child;
    child.stderr?.on("data", (text) =>
      this.#log.channel.warn(`sandbox: ${String(text).trimEnd()}`),
    );
    return new Promise((resolve, reject) => {
      let isReady = false;
      child.on("message", (message: FromSandbox) => {
        switch (message.type) {
          case "progress":
            return report(message.message);
          case "ready":
            isReady = true;
            this.#log.channel.info(`The sandbox runs as process ${child.pid}.`);
            return resolve(message.access);
          case "failed":
            return reject(new Error(message.message));
        }
      });
      child.on("error", (error) => {
        if (this.#child === child) this.#forget();
        reject(new Error(`The sandbox could not be started: ${error.message}`));
      });
      child.on("exit", () => {
        reject(new Error("The sandbox ended while it started. The output channel Hog says why."));
        if (this.#child !== child) return;
        this.#forget();
        if (isReady) this.#ended.fire();
      });
    });
  }
}
