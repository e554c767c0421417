import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartProblem } from "./startProblem.ts";

/**
 * Claims a folder for this process, makes it where it is missing, and gives what ends the claim. The claim of a process that is no
 * more counts for nothing.
 *
 * @throws StartProblem while another process has the folder
 */
export function lockFolder(folder: string): () => void {
  makeFolder(folder);
  const lock = join(folder, "lock");
  const own = `${lock}.${process.pid}`;
  // The lock appears with its content, so that nobody finds it empty.
  writeFileSync(own, String(process.pid));
  try {
    while (!tryLink(own, lock)) removeDead(lock);
  } finally {
    rmSync(own, { force: true });
  }
  return () => rmSync(lock, { force: true });
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

/** False where the lock exists. */
function tryLink(own: string, lock: string): boolean {
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

function removeDead(lock: string): void {
  const owner = readOwner(lock);
  if (owner === undefined) return;
  if (isAlive(owner)) {
    throw new StartProblem(
      `The sandbox is in use by another window (process ${owner}). ` +
        `Close it there first; if no sandbox runs, delete the file ${lock}.`,
    );
  }
  // Two processes may find the same dead owner, so that what is moved away may be a new lock.
  const aside = `${lock}.dead.${process.pid}`;
  if (!tryRename(lock, aside)) return;
  if (readOwner(aside) === owner) rmSync(aside, { force: true });
  else renameSync(aside, lock);
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
