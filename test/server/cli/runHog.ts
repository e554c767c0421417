import { execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Done when the programs in `dist/` are built from what is here now; once for all tests. */
export const hogBuilt: Promise<unknown> = promisify(execFile)(process.execPath, ["esbuild.mjs"], {
  cwd: root,
});

/** What a process wrote and how it ended. */
export interface Ended {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

export interface Started {
  /** The project's own folder when absent. */
  readonly folder?: string;
  /** For standard input, which is empty when absent. */
  readonly input?: string | Uint8Array;
}

/** Runs the built `hog` as a process of its own. */
export function runHog(args: readonly string[], started: Started = {}): Promise<Ended> {
  return runProcess(process.execPath, [hogProgram, ...args], started);
}

/** The file of the built program. */
export const hogProgram = join(root, "dist", "hog.cjs");

/** Runs any process. */
export function runProcess(
  program: string,
  args: readonly string[],
  { folder = root, input = "" }: Started = {},
): Promise<Ended> {
  const child = spawn(program, args, { cwd: folder });
  let output = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  // A process may end before it has read everything.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, output, errors }));
  });
}

/** A folder of its own for one test, with these files; it is removed afterwards. */
export async function inFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
  test: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "hog-cli-"));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    await test(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
