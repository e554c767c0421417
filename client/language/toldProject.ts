import { type Disposable, workspace } from "vscode";
import type { ProjectNames, ProjectParams } from "../../protocol/languageRequests.ts";
import type { Account } from "../account/account.ts";
import type { Connection } from "../account/connection.ts";
import { isApiError } from "../api/apiError.ts";
import { readHogUri } from "../files/hogUri.ts";
import type { Log } from "../log.ts";
import { storedEventGlobals } from "../run/eventGlobals.ts";
import { projectGlobal } from "../run/samples.ts";
import { type Reading, type ReadNames, readNames } from "./readNames.ts";

/** How long names are taken as they are, in milliseconds. */
const freshTime = 10 * 60_000;

/** The project whose names are told. */
interface KnownProject {
  readonly connection: Connection;
  readonly stop: AbortController;
  names: ProjectNames | undefined;
  /** In milliseconds since 1970, of the last attempt; `undefined` before the first. */
  readAt: number | undefined;
  isReading: boolean;
  /** Whether a sample was looked for: that is a query, and one answer is enough. */
  hasSample: boolean;
  sample: ProjectNames["sample"];
}

/**
 * Tells the language server what the events and properties of the connected project are called.
 *
 * They are read in the background when the first of the project's documents is opened, and again when one
 * is opened ten minutes later or the user refreshes. Whatever cannot be read is left out: the language
 * works without it.
 */
export class ToldProject {
  readonly #account: Account;
  readonly #log: Log;
  readonly #send: (params: ProjectParams) => void;
  readonly #listener: Disposable;
  /** What the log was told of keys, by host and kind of list: once is enough. */
  readonly #hinted = new Set<string>();
  #project: KnownProject | undefined;

  constructor(parts: {
    readonly account: Account;
    readonly log: Log;
    readonly send: (params: ProjectParams) => void;
  }) {
    this.#account = parts.account;
    this.#log = parts.log;
    this.#send = parts.send;
    this.#listener = this.#account.onDidChange((connection) => {
      this.#leave();
      if (connection && hasOpenDocument(connection)) this.want(connection.authority);
    });
  }

  /** A document of a project was opened: its names are wanted. */
  want(authority: string): void {
    const { connection } = this.#account;
    if (connection?.authority !== authority) return;
    const project = this.#enter(connection);
    const { readAt } = project;
    if (readAt === undefined || Date.now() - readAt > freshTime) void this.#read(project);
  }

  /** Reads the names again, if anybody wanted them. */
  refresh(): void {
    if (this.#project) void this.#read(this.#project);
  }

  /** Tells a new server what is known. */
  tellAgain(): void {
    const { names, connection } = this.#project ?? {};
    if (names && connection) this.#send({ project: connection.authority, names });
  }

  #enter(connection: Connection): KnownProject {
    if (this.#project?.connection === connection) return this.#project;
    this.#leave();
    const stop = new AbortController();
    this.#project = {
      connection,
      stop,
      names: undefined,
      readAt: undefined,
      isReading: false,
      hasSample: false,
      sample: undefined,
    };
    return this.#project;
  }

  #leave(): void {
    const project = this.#project;
    if (!project) return;
    this.#project = undefined;
    project.stop.abort();
    if (project.names) this.#send({ project: project.connection.authority, names: null });
  }

  async #read(project: KnownProject): Promise<void> {
    if (project.isReading) return;
    const { connection, stop } = project;
    const { definitions } = connection.api;
    project.isReading = true;
    project.readAt = Date.now();
    const known = project.names;
    const onMissed = this.#missed(connection);
    try {
      let read: ReadNames | undefined;
      for await (const names of readNames(definitions, { known, onMissed, signal: stop.signal })) {
        read = names;
        // Half of the names are better than none. Later on, they change all at once.
        if (!known) this.#tell(project, names);
      }
      if (!project.hasSample) project.sample = await this.#readSample(project);
      if (read) this.#tell(project, read);
    } catch (error) {
      // An answer of a project that is left, or one that nobody understands: nobody waits for it.
      if (!stop.signal.aborted) this.#log.channel.warn(String(error));
    } finally {
      project.isReading = false;
    }
  }

  #tell(project: KnownProject, read: ReadNames): void {
    if (project.stop.signal.aborted) return;
    const { sample, connection } = project;
    project.names = { ...read, ...(sample && { sample }) };
    this.#send({ project: connection.authority, names: project.names });
  }

  async #readSample(project: KnownProject): Promise<ProjectNames["sample"]> {
    const { connection, stop } = project;
    project.hasSample = true;
    try {
      const [event] = await connection.api.events.recent({ limit: 1 }, stop.signal);
      return event && storedEventGlobals(event, projectGlobal(connection));
    } catch (error) {
      if (!isApiError(error) || stop.signal.aborted) throw error;
      this.#missed(connection)("a recent event", error);
      return undefined;
    }
  }

  #missed({ authority }: Connection): Reading["onMissed"] {
    return (what, error) => {
      const hint = `${authority} ${what}`;
      if (this.#hinted.has(hint)) return;
      this.#hinted.add(hint);
      this.#log.channel.info(`Completion does without ${what}. ${error.message}`);
    };
  }

  dispose(): void {
    this.#listener.dispose();
    this.#project?.stop.abort();
  }
}

function hasOpenDocument({ authority }: Connection): boolean {
  return workspace.textDocuments.some(({ uri }) => readHogUri(uri)?.authority === authority);
}
