import type { ExtensionContext } from "vscode";
import {
  LanguageClient,
  type LanguageClientOptions,
  TransportKind,
} from "vscode-languageclient/node";
import { functionMethod } from "../../protocol/languageRequests.ts";
import type { Log } from "../log.ts";
import { hogScheme } from "../files/hogUri.ts";
import type { ToldFunctions } from "./toldFunctions.ts";

/**
 * Starts the language server for the Hog documents of this window.
 *
 * A function's context is sent before its document, so that the first diagnostics know it already.
 */
export async function startLanguageClient(
  context: ExtensionContext,
  contexts: ToldFunctions,
  log: Log,
): Promise<LanguageClient> {
  const module = context.asAbsolutePath("dist/server.cjs");
  const run = { module, transport: TransportKind.ipc };
  const client = new LanguageClient(
    "hog",
    "Hog",
    { run, debug: run },
    clientOptions(contexts, log),
  );
  // Before the start, which opens the documents that are there already.
  contexts.onDidChange((params) => {
    // A server that was stopped takes nothing more; a new one is told when it opens the documents.
    client.sendNotification(functionMethod, params).catch(() => {});
  });
  await client.start();
  return client;
}

function clientOptions(contexts: ToldFunctions, log: Log): LanguageClientOptions {
  return {
    documentSelector: ["file", "untitled", hogScheme].map((scheme) => ({
      scheme,
      language: "hog",
    })),
    outputChannel: log.channel,
    synchronize: { configurationSection: "hog" },
    middleware: {
      didOpen: async (document, next) => {
        contexts.tellAnew(document);
        await next(document);
      },
    },
  };
}
