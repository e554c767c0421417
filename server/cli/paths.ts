import { type Dirent, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { describeSystemError } from "./systemError.ts";
import { UsageError } from "./usageError.ts";

/** The path that means standard input. */
export const standardInput = "-";

/**
 * The files that paths lead to: a file itself, whatever its name, and of a folder all `*.hog` files at
 * any depth, in the order of their names. Folders whose name starts with a dot, and `node_modules`,
 * are passed over. No file comes twice; standard input stays as it is.
 *
 * @throws UsageError for a path that leads nowhere, and for a folder without Hog.
 */
export function findFiles(paths: readonly string[]): readonly string[] {
  const files = paths.flatMap((path) => (path === standardInput ? [path] : filesAt(path)));
  const seen = new Set<string>();
  return files.filter((file) => {
    const place = file === standardInput ? file : resolve(file);
    const isNew = !seen.has(place);
    seen.add(place);
    return isNew;
  });
}

function filesAt(path: string): readonly string[] {
  if (!isFolder(path)) return [path];
  const files = filesIn(path);
  if (files.length === 0) throw new UsageError(`There is no *.hog file in ${path}.`);
  return files;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw new UsageError(`Cannot read ${path}: ${describeSystemError(error)}.`);
  }
}

/** Links in a folder are not followed, as they could lead in a circle. */
function filesIn(folder: string): readonly string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return isPassedOver(entry.name) ? [] : filesIn(path);
    return entry.isFile() && entry.name.endsWith(".hog") ? [path] : [];
  });
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw new UsageError(`Cannot read ${folder}: ${describeSystemError(error)}.`);
  }
}

function isPassedOver(folderName: string): boolean {
  return folderName === "node_modules" || folderName.startsWith(".");
}
