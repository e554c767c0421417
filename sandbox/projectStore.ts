import { readProjectFolder, writeProjectFolder } from "./projectFiles.ts";
import type { ProjectState } from "./projectState.ts";

/** What a request makes of the project, and what it wants to know of it. */
export interface Change<Result> {
  readonly state: ProjectState;
  readonly result: Result;
}

/** The project, in memory and on disk. */
export class ProjectStore {
  readonly #folder: string;
  #state: ProjectState;
  /** What the folder holds; absent behind a write that failed, which may have left some of its files. */
  #written: ProjectState | undefined;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(folder: string, state: ProjectState) {
    this.#folder = folder;
    this.#state = state;
    this.#written = state;
  }

  /**
   * Opens the project in a folder, or makes a new one there of what `create` gives.
   *
   * @throws StartProblem for data that cannot be read
   */
  static async open(folder: string, create: () => Promise<ProjectState>): Promise<ProjectStore> {
    const kept = readProjectFolder(folder);
    if (kept) return new ProjectStore(folder, kept);
    const state = await create();
    await writeProjectFolder(folder, state);
    return new ProjectStore(folder, state);
  }

  /** As the last change that is on disk left it. */
  get state(): ProjectState {
    return this.#state;
  }

  /**
   * Changes the project, one request after the other. What rejects changes nothing; what resolves is
   * on disk.
   */
  change<Result>(
    edit: (state: ProjectState) => Change<Result> | Promise<Change<Result>>,
  ): Promise<Result> {
    const done = this.#last.then(async () => {
      const { state, result } = await edit(this.#state);
      await this.#write(state);
      this.#state = state;
      return result;
    });
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** When all changes that were asked for are done. */
  async settle(): Promise<void> {
    await this.#last;
  }

  async #write(state: ProjectState): Promise<void> {
    const before = this.#written;
    this.#written = undefined;
    await writeProjectFolder(this.#folder, state, before);
    this.#written = state;
  }
}
