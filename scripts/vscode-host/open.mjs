import { parseArgs } from "node:util";
import { root } from "../project.mjs";
import { startServer } from "./server.mjs";
import { openWorkbench } from "./workbench.mjs";
import { workbenchAddress } from "./workbenchAddress.mjs";

/**
 * Serves VS Code with the extension in it, to look at and to debug, until Ctrl+C.
 *
 *     node scripts/vscode-host/open.mjs [FOLDER] [--extension=FILE.vsix] [--port=N] [--data=DIR]
 *                                       [--inspect-extensions=PORT] [--window]
 *
 * Without `--extension` it is the working copy: build, and reload the page. `--inspect-extensions` lets a
 * debugger attach to the extension host; notifications then only show behind the bell. `--window` opens
 * the address in Chromium, which keeps secrets over a reload.
 */
const { values, positionals } = parseArgs({
  options: {
    extension: { type: "string" },
    port: { type: "string" },
    data: { type: "string" },
    "inspect-extensions": { type: "string" },
    window: { type: "boolean" },
  },
  allowPositionals: true,
});
const extension = values.extension ?? root;
const inspectExtensions = values["inspect-extensions"];
const server = await startServer({
  port: Number(values.port ?? 0),
  ...(values.data && { dataFolder: values.data }),
  ...(inspectExtensions ? { forTests: true } : { extensions: [extension] }),
});
const options = {
  folder: positionals[0] ?? process.cwd(),
  ...(inspectExtensions && { inspectExtensions, extensionDevelopmentPath: extension }),
};
console.log(`VS Code ${server.version}: ${workbenchAddress(server, options)}`);
const workbench = values.window
  ? await openWorkbench(server, options, { headless: false })
  : undefined;

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.on(signal, () => void server.stop());
}
workbench?.page.on("close", () => void server.stop());
await server.ended;
await workbench?.close();
process.exit();
