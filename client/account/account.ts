import { EventEmitter, type Memento, type SecretStorage } from "vscode";
import type { Log } from "../log.ts";
import { type Connection, type ProjectAddress, authorityOf } from "./connection.ts";

/** Where the sandbox is and the key that opens it. */
export interface SandboxOpener {
  open(): Promise<{ readonly address: ProjectAddress; readonly key: string }>;
  close(): void;
}

/** Where an account is remembered. */
export interface AccountMemory {
  /** Of this workspace. */
  readonly window: Memento;
  /** Of all windows. */
  readonly state: Memento;
  readonly secrets: SecretStorage;
}

/**
 * Which project is connected.
 *
 * The address is remembered in the extension's state. The key of a host is in the editor's secret
 * storage, under the name of that host, and is never sent to another one; the sandbox's key is made anew
 * at each start and kept nowhere.
 */
export class Account {
  readonly #state: Memento;
  readonly #window: Memento;
  readonly #secrets: SecretStorage;
  readonly #sandbox: SandboxOpener;
  readonly #log: Log;
  readonly #changed = new EventEmitter<Connection | undefined>();
  #connection: Connection | undefined;
  #turn: object = {};
  #restoring: Promise<Connection | undefined> | undefined;

  readonly onDidChange = this.#changed.event;

  constructor({ window, state, secrets }: AccountMemory, sandbox: SandboxOpener, log: Log) {
    this.#window = window;
    this.#state = state;
    this.#secrets = secrets;
    this.#sandbox = sandbox;
    this.#log = log;
  }

  get connection(): Connection | undefined {
    return this.#connection;
  }

  /** The key that was last used with a host, for connecting to another of its projects. */
  keyOf(host: string): Thenable<string | undefined> {
    return this.#secrets.get(secretName(host));
  }

  /** Connects to a project with a key that was checked. */
  async connect(project: ProjectAddress, key: string): Promise<Connection> {
    const turn = this.#begin();
    await this.#secrets.store(secretName(project.host), key);
    return this.#use(project, key, turn);
  }

  /** Starts the sandbox, unless it runs, and connects to its project. */
  async connectSandbox(): Promise<Connection> {
    const turn = this.#begin();
    const { address, key } = await this.#sandbox.open();
    return this.#use(address, key, turn);
  }

  /** Connects to the project of the last time, if there is one and its key is still there. */
  restore(): Promise<Connection | undefined> {
    this.#restoring ??= this.#restore().finally(() => (this.#restoring = undefined));
    return this.#restoring;
  }

  /** Forgets the project and the key of its host. */
  async disconnect(): Promise<void> {
    this.#begin();
    const project = this.#connection?.project;
    this.#connection = undefined;
    this.#changed.fire(undefined);
    this.#sandbox.close();
    await this.#remember(undefined);
    if (project?.kind === "posthog") await this.#secrets.delete(secretName(project.host));
  }

  async #restore(): Promise<Connection | undefined> {
    const project = this.#window.get<ProjectAddress>(stateName) ?? this.#state.get(stateName);
    if (!project || this.#connection) return this.#connection;
    if (project.kind === "sandbox") return this.connectSandbox();
    const turn = this.#begin();
    const key = await this.keyOf(project.host);
    return key === undefined ? undefined : this.#use(project, key, turn);
  }

  /** Whatever was begun before is overtaken. */
  #begin(): object {
    this.#turn = {};
    return this.#turn;
  }

  async #use(project: ProjectAddress, key: string, turn: object): Promise<Connection> {
    const { host, projectId } = project;
    // Not with the extension: what a connection needs is no work for its activation.
    const { PostHog } = await import("../api/posthog.ts");
    if (turn !== this.#turn) throw new Error("Another project was chosen meanwhile.");
    const api = new PostHog({ host, key }, projectId, {
      onRequest: (line) => this.#log.request(line),
    });
    const connection = { project, api, authority: authorityOf(project) };
    this.#connection = connection;
    this.#changed.fire(connection);
    await this.#remember(project);
    return connection;
  }

  /** This window begins with it again; so does a new one. */
  async #remember(project: ProjectAddress | undefined): Promise<void> {
    await this.#window.update(stateName, project);
    await this.#state.update(stateName, project);
  }

  dispose(): void {
    this.#sandbox.close();
    this.#changed.dispose();
  }
}

const stateName = "hog.project";

function secretName(host: string): string {
  return `hog.key:${host}`;
}
