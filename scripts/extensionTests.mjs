import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { hostFolder, root } from "./project.mjs";

const sources = join(root, "test", "extension");
const outdir = join(hostFolder, "tests");

/** What VS Code is told to run. */
export const extensionTestsPath = join(outdir, "index.cjs");

/** The folder that is open while the tests run. */
export const testWorkspace = join(root, "test", "fixtures", "workspace");

/** Makes programs of the tests, which the extension host can load. */
export async function bundleExtensionTests() {
  await rm(outdir, { recursive: true, force: true });
  const files = (await readdir(sources)).filter((file) => file.endsWith(".test.ts"));
  await build({
    entryPoints: ["index.ts", ...files].map((file) => join(sources, file)),
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    outdir,
    outExtension: { ".js": ".cjs" },
    external: ["vscode", "mocha"],
    // Some packages' CommonJS form is one for loaders in browsers, too, and cannot be bundled.
    mainFields: ["module", "main"],
    sourcemap: "inline",
    logLevel: "warning",
  });
}

if (process.argv[1] === import.meta.filename) await bundleExtensionTests();
