import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { isJsonObject, type JsonObject, parseJson } from "./json.ts";
import { emptyState, type FunctionRuns, type ProjectState } from "./projectState.ts";
import {
  isActivityEntry,
  isStoredEvent,
  isStoredFunction,
  isStoredInputs,
  listOf,
  mapOf,
  readRuns,
} from "./storedShapes.ts";
import { StartProblem } from "./startProblem.ts";

/** Grows when files are written in a way that older programs cannot read. */
const format = 1;

/** A part of the project, in a file of its own. */
interface PartFile {
  readonly name: string;
  /** What the file holds, of a state; the file is written when one of these is another object. */
  readonly parts: (state: ProjectState) => readonly unknown[];
  readonly toJson: (state: ProjectState) => JsonObject;
  /** @throws TypeError where the file holds something else */
  readonly read: (json: JsonObject, state: ProjectState) => ProjectState;
}

/**
 * In the order in which they are written. Secrets come before the functions that refer to them, and
 * the project last: as long as its file is not there, nothing has been made.
 */
const partFiles: readonly PartFile[] = [
  {
    name: "secrets.json",
    parts: ({ secrets }) => [secrets],
    toJson: ({ secrets }) => ({ secrets: [...secrets] }),
    read: ({ secrets }, state) => ({ ...state, secrets: mapOf(secrets, isStoredInputs) }),
  },
  {
    name: "events.json",
    parts: ({ events }) => [events],
    toJson: ({ events }) => ({ events }),
    read: ({ events }, state) => ({ ...state, events: listOf(events, isStoredEvent) }),
  },
  {
    name: "runs.json",
    parts: ({ runs }) => [runs],
    toJson: ({ runs }) => ({
      runs: [...runs].map(([id, run]) => [id, { ...run, counts: [...run.counts] }]),
    }),
    read: ({ runs }, state) => ({
      ...state,
      runs: new Map(
        [...mapOf(runs, isJsonObject)].map(([id, run]): [string, FunctionRuns] => [
          id,
          readRuns(run),
        ]),
      ),
    }),
  },
  {
    name: "project.json",
    parts: ({ functions, activity, isDemo }) => [functions, activity, isDemo],
    toJson: ({ functions, activity, isDemo }) => ({
      isDemo,
      functions: [...functions],
      activity,
    }),
    read: ({ isDemo, functions, activity }, state) => ({
      ...state,
      isDemo: isDemo === true,
      functions: mapOf(functions, isStoredFunction),
      activity: listOf(activity, isActivityEntry),
    }),
  },
];

/**
 * Reads a project from its folder, which is there; `undefined` where there is none yet.
 *
 * @throws StartProblem for files that are damaged, or of a newer version; nothing is changed then
 */
export function readProjectFolder(folder: string): ProjectState | undefined {
  removeLeftovers(folder);
  if (readOptional(join(folder, "project.json")) === undefined) return undefined;
  return partFiles.reduce((state, file) => readPart(folder, file, state), emptyState(true));
}

/** Writes what differs from the state before. Each file is there as before or as a whole, never in part. */
export async function writeProjectFolder(
  folder: string,
  state: ProjectState,
  before?: ProjectState,
): Promise<void> {
  for (const file of partFiles) {
    if (before && isSame(file.parts(before), file.parts(state))) continue;
    const json = JSON.stringify({ format, ...file.toJson(state) });
    // Values of secrets are in one of them; the others are nobody else's business either.
    await writeFileAtomic(join(folder, file.name), json, { mode: 0o600 });
  }
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.every((part, index) => part === other[index]);
}

/** What was being written when a process was killed. */
function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const isLeftover = partFiles.some(
      (file) => name.startsWith(`${file.name}.`) && /^\d+$/.test(name.slice(file.name.length + 1)),
    );
    if (isLeftover) rmSync(join(folder, name), { force: true });
  }
}

function readPart(folder: string, file: PartFile, state: ProjectState): ProjectState {
  const path = join(folder, file.name);
  const text = readOptional(path);
  if (text === undefined) throw damaged(path, "it is missing");
  const json = parse(path, text);
  if (typeof json["format"] === "number" && json["format"] > format) {
    throw new StartProblem(
      `The sandbox's data in ${path} is of a newer version. Update the extension, or move the folder away to start afresh.`,
    );
  }
  try {
    return file.read(json, state);
  } catch (error) {
    throw damaged(path, reasonOf(error));
  }
}

function readOptional(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new StartProblem(`The sandbox cannot read ${path}: ${reasonOf(error)}`);
  }
}

function parse(path: string, text: string): JsonObject {
  const json = parseJson(text);
  if (!isJsonObject(json)) throw damaged(path, "it holds no JSON object");
  return json;
}

function damaged(path: string, reason: string): StartProblem {
  return new StartProblem(
    `The sandbox's data in ${path} is damaged: ${reason}. Nothing was changed; move the folder away to start afresh.`,
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
