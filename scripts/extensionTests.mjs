import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { hostFolder, root } from "./project.mjs";

/** The folder that is open while the tests run. */
export const testWorkspace = join(root, "test", "fixtures", "workspace");

/**
 * Makes programs of the tests in `test/extension`, which the extension host can load.
 *
 * @param {string} outdir is emptied before
 * @returns {Promise<string>} what VS Code is told to run
 */
export async function bundleExtensionTests(outdir) {
  const sources = join(root, "test", "extension");
  const files = (await readdir(sources)).filter((file) => file.endsWith(".test.ts"));
  await rm(outdir, { recursive: true, force: true });
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
  return join(outdir, "index.cjs");
}

// For the debugger, which names the result in `.vscode/launch.json`.
if (process.argv[1] === import.meta.filename) await bundleExtensionTests(join(hostFolder, "tests"));
