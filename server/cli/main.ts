#!/usr/bin/env node
import process from "node:process";
import { isatty } from "node:tty";
import { paintWith, wantsColours } from "./colours.ts";
import { runCommandLine } from "./commandLine.ts";

/**
 * The program `hog`. All output comes at the end, so that the status is known when whoever reads it,
 * such as `head`, goes away.
 */
async function main(): Promise<void> {
  const { status, output, errors } = await runCommandLine(process.argv.slice(2), {
    readInput: readStandardInput,
    isInteractive: isatty(0),
    paint: paintWith(wantsColours(process.stdout, process.env)),
    paintErrors: paintWith(wantsColours(process.stderr, process.env)),
  });
  process.exitCode = status;
  write(process.stderr, errors);
  write(process.stdout, output);
}

function write(stream: NodeJS.WriteStream, text: string | undefined): void {
  if (!text) return;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
  stream.write(text);
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

main().catch((error: unknown) => {
  // A mistake of ours: none of the three statuses, and with all that helps to find it.
  console.error(error);
  process.exitCode = 70;
});
