import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The project's folder; what these scripts start runs there unless it says otherwise. */
export const root = resolve(import.meta.dirname, "..");

/** What is downloaded or made to run VS Code; safe to delete. */
export const hostFolder = join(root, ".vscode-test");

/** What a test run leaves to look at: screenshots, and logs of what failed. */
export const resultsFolder = join(root, "test-results");

/** Name and version of the extension, as `package.json` has them. */
export function readManifest() {
  /** @type {{ publisher: string, name: string, version: string }} */
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return manifest;
}

/** The package that `npm run package` makes. */
export function packageFile() {
  const { name, version } = readManifest();
  return join(root, `${name}-${version}.vsix`);
}
