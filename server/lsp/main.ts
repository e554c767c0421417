import { createConnection } from "vscode-languageserver/node";
import { serve } from "./server.ts";

/**
 * The language server. It speaks the Language Server Protocol over the channel of the process that
 * forked it (`--node-ipc`, as VS Code does), or over standard input and output (`--stdio`).
 */
const ways = ["--node-ipc", "--stdio", "--socket", "--pipe"];

if (process.argv.some((word) => ways.some((way) => word === way || word.startsWith(`${way}=`)))) {
  // A client that crashed cannot say `exit`.
  process.on("disconnect", () => process.exit(1));
  serve(createConnection());
} else {
  process.stderr.write("This program speaks to an editor. Start it with --stdio.\n");
  process.exitCode = 2;
}
