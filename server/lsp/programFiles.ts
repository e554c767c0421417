import { type Dirent, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ProgramText } from "../../protocol/languageRequests.ts";

/**
 * The Hog programs in some folders, given by their addresses, and below. Hidden folders and installed
 * packages are left out. A search must not hang on a huge disk: it ends after `mostEntries`.
 */
export function findProgramFiles(folders: readonly string[]): readonly ProgramText[] {
  const waiting = folders.flatMap(pathOf);
  const found: ProgramText[] = [];
  let seen = 0;
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of entriesOf(folder)) {
      if (++seen > mostEntries) return found;
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !isLeftOut(entry.name)) waiting.push(path);
      if (entry.isFile() && entry.name.endsWith(".hog")) found.push(...read(path));
    }
  }
  return found;
}

const mostEntries = 20_000;

/** PostHog takes no program that is longer. */
const largestProgram = 100_000;

function isLeftOut(name: string): boolean {
  return name.startsWith(".") || name === "node_modules";
}

function pathOf(uri: string): readonly string[] {
  try {
    return uri.startsWith("file:") ? [fileURLToPath(uri)] : [];
  } catch {
    return [];
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function read(path: string): readonly ProgramText[] {
  try {
    if (statSync(path).size > largestProgram) return [];
    const uri = pathToFileURL(path).href;
    return [{ uri, name: basename(path), text: readFileSync(path, "utf8") }];
  } catch {
    return [];
  }
}
