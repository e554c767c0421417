import {
  accessSync,
  chmodSync,
  constants,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { describeSystemError } from "./systemError.ts";
import { UsageError } from "./usageError.ts";

/** A text and where it belongs. */
export interface FileToWrite {
  /** Of a file that exists. */
  readonly path: string;
  readonly text: string;
}

/**
 * Replaces the texts of files. Each is written beside its old one first, and takes its place when all
 * are complete: an interrupted or failed attempt leaves the old texts.
 *
 * @throws UsageError where a file cannot be written; then none has been.
 */
export function writeFiles(files: readonly FileToWrite[]): void {
  const staged: Staged[] = [];
  try {
    for (const { path } of files) checkWritable(path);
    for (const file of files) staged.push(stage(file));
    for (const { draft, target } of staged) attempt(target, () => renameSync(draft, target));
  } catch (error) {
    for (const { draft } of staged) rmSync(draft, { force: true });
    throw error;
  }
}

interface Staged {
  readonly draft: string;
  readonly target: string;
}

/** Whoever may do everything may still not want to change a file that is marked as read-only. */
function checkWritable(path: string): void {
  attempt(path, () => {
    if ((statSync(path).mode & 0o222) === 0) throw new Error("it is read-only");
    accessSync(path, constants.W_OK);
    accessSync(dirname(realpathSync(path)), constants.W_OK);
  });
}

function stage({ path, text }: FileToWrite): Staged {
  return attempt(path, () => {
    const target = realpathSync(path);
    const draft = `${target}.${process.pid}.tmp`;
    try {
      writeFileSync(draft, text, { flag: "wx" });
      chmodSync(draft, statSync(target).mode);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
    return { draft, target };
  });
}

function attempt<Result>(path: string, write: () => Result): Result {
  try {
    return write();
  } catch (error) {
    throw new UsageError(`Cannot write ${path}: ${describeSystemError(error)}.`);
  }
}
