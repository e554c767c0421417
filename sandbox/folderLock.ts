import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { StartProblem } from "./startProblem.ts";

/** How long the sandbox of a window that was closed just now may need to end, in milliseconds. */
const patience = 3000;
const pause = 50;

/**
 * Claims a folder for this process, makes it where it is missing, and gives what ends the claim, as the
 * end of the process does. The claim of a process that is no more counts for nothing; one that is about
 * to end is waited for.
 *
 * @throws StartProblem where another process keeps the folder
 */
export async function lockFolder(folder: string): Promise<() => void> {
  makeFolder(folder);
  const lock = join(folder, "lock");
  const end = performance.now() + patience;
  while (!tryClaim(lock)) {
    const owner = removeDead(lock);
    if (performance.now() > end) throw inUse(owner ?? "unknown", lock);
    await setTimeout(owner === undefined ? 0 : pause);
  }
  return holdUntilExit(lock);
}

function holdUntilExit(lock: string): () => void {
  const unlock = (): void => {
    process.off("exit", unlock);
    // Somebody may have deleted it by hand, so that it is another process's now.
    if (readOwner(lock) === String(process.pid)) rmSync(lock, { force: true });
  };
  process.on("exit", unlock);
  return unlock;
}

function inUse(owner: string, lock: string): StartProblem {
  return new StartProblem(
    `The sandbox is in use by another window (process ${owner}). ` +
      `Close it there first; if no sandbox runs, delete the file ${lock}.`,
  );
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StartProblem(
      `The sandbox cannot make its folder ${folder} (${String(codeOf(error))}). Choose another one.`,
    );
  }
}

/** False where the lock exists. It appears with its content, so that nobody finds it empty. */
function tryClaim(lock: string): boolean {
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** The owner of the lock, as long as it lives; else the lock is removed. */
function removeDead(lock: string): string | undefined {
  const owner = readOwner(lock);
  if (owner === undefined) return undefined;
  if (isAlive(owner) && !isOfNamesake(owner, lock)) return owner;
  // Two processes may find the same dead owner, so that what is moved away may be a new lock.
  const aside = `${lock}.dead.${process.pid}`;
  if (!tryRename(lock, aside)) return undefined;
  if (readOwner(aside) === owner) rmSync(aside, { force: true });
  else renameSync(aside, lock);
  return undefined;
}

/** Containers give the same numbers at each start, so that a lock of ours may be older than we are. */
function isOfNamesake(owner: string, lock: string): boolean {
  if (owner !== String(process.pid)) return false;
  const { mtimeMs = Infinity } = statSync(lock, { throwIfNoEntry: false }) ?? {};
  return mtimeMs < performance.timeOrigin;
}

/** What should be the number of a process; `undefined` where the lock is gone. */
function readOwner(lock: string): string | undefined {
  try {
    return readFileSync(lock, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

function tryRename(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}

function isAlive(owner: string): boolean {
  const pid = Number(owner);
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user may not be asked, but is there.
    return codeOf(error) === "EPERM";
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
