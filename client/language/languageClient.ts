import {
  type CancellationToken,
  Disposable,
  type TextDocument,
  languages,
  workspace,
} from "vscode";
import {
  LanguageClient,
  type LanguageClientOptions,
  State,
  TransportKind,
} from "vscode-languageclient/node";
import {
  functionMethod,
  programsMethod,
  type ProgramText,
  projectMethod,
} from "../../protocol/languageRequests.ts";
import { displayName } from "../displayText.ts";
import { openDocument, uriOf } from "../files/functionFiles.ts";
import { hogScheme, readHogUri } from "../files/hogUri.ts";
import { FunctionLenses } from "./functionLenses.ts";
import type { LanguageParts } from "./language.ts";
import { createOwnFeature } from "./ownFeature.ts";
import { Programs, type ProgramSource } from "./programs.ts";
import { ToldFunctions } from "./toldFunctions.ts";
import { ToldProject } from "./toldProject.ts";
import { actionWithoutSaving, registerUnsavedEdits, withoutSaving } from "./unsavedEdits.ts";

/** What is there while the language server is. */
export interface RunningLanguage {
  /** Asks for the names of the project's events and properties again, if they are in use. */
  readonly refreshNames: () => void;
  readonly dispose: () => Promise<void>;
}

/**
 * Starts the language server for the Hog documents of this window and the JSON documents beside them, and
 * what draws on the same documents.
 */
export async function startLanguage(parts: LanguageParts): Promise<RunningLanguage> {
  const { context, account, store, log } = parts;
  const module = context.asAbsolutePath("dist/server.cjs");
  const run = { module, transport: TransportKind.ipc };
  const server = { run, debug: run };
  // What was told to a server that stopped is told to the next one.
  const send = (method: string, params: unknown): Promise<void> =>
    client.sendNotification(method, params).catch(() => {});
  const functions = new ToldFunctions(store, (params) => send(functionMethod, params));
  const project = new ToldProject({
    account,
    log,
    send: (params) => void send(projectMethod, params),
  });
  const lenses = new FunctionLenses(store);
  const programs = new Programs();

  const opened = async (document: TextDocument): Promise<void> => {
    await functions.tell(document);
    const address = readHogUri(document.uri);
    if (address) project.want(address.authority);
  };
  const client = new LanguageClient("hog", "Hog", server, clientOptions(parts, opened));
  client.registerFeature(createOwnFeature(client));
  const kept = Disposable.from(
    functions,
    project,
    lenses,
    languages.registerCodeLensProvider({ scheme: hogScheme, language: "hog" }, lenses),
    registerUnsavedEdits(),
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Starting) return;
      functions.forget();
      project.tellAgain();
    }),
    client.onRequest(programsMethod, (token: CancellationToken) =>
      readPrograms(parts, programs, token),
    ),
  );
  await client.start();
  return {
    refreshNames: () => project.refresh(),
    async dispose() {
      kept.dispose();
      await client.dispose();
    },
  };
}

function clientOptions(
  { log }: LanguageParts,
  opened: (document: TextDocument) => Promise<void>,
): LanguageClientOptions {
  return {
    documentSelector: [
      { scheme: "file", language: "hog" },
      { scheme: "untitled", language: "hog" },
      { scheme: hogScheme, language: "hog" },
      // Not the samples, which lie a folder deeper.
      { scheme: hogScheme, language: "json", pattern: "/*/*/*.json" },
      { scheme: "file", language: "json", pattern: "**/function.json" },
      { scheme: "file", language: "jsonc", pattern: "**/function.json" },
    ],
    outputChannel: log.channel,
    initializationOptions: () => ({ hog: { ...workspace.getConfiguration("hog") } }),
    synchronize: { configurationSection: "hog" },
    middleware: {
      // The server knows a function before its document, so that its first diagnostics are right.
      async didOpen(document, next) {
        await opened(document);
        if (!document.isClosed) await next(document);
      },
      async provideRenameEdits(document, position, newName, token, next) {
        return withoutSaving(await next(document, position, newName, token));
      },
      async provideCodeActions(document, range, context, token, next) {
        const actions = await next(document, range, context, token);
        return actions?.map(actionWithoutSaving);
      },
      async resolveCodeAction(item, token, next) {
        const action = await next(item, token);
        return action && actionWithoutSaving(action);
      },
    },
  };
}

/** None while no project is connected, nor when the question is taken back or the project left. */
async function readPrograms(
  { store, account }: LanguageParts,
  programs: Programs,
  token: CancellationToken,
): Promise<readonly ProgramText[]> {
  const { connection } = account;
  if (!connection) return [];
  const { api, authority } = connection;
  const stop = new AbortController();
  const listeners = Disposable.from(
    token.onCancellationRequested(() => stop.abort()),
    account.onDidChange(() => stop.abort()),
  );
  const source: ProgramSource = {
    all: store.all,
    open(id) {
      const document = openDocument(authority, id, "code");
      return document && { uri: String(document.uri), text: document.getText() };
    },
    uriOf: (fn) => String(uriOf(fn, "code", authority)),
    nameOf: displayName,
    // A function that is gone, or that fails, is not found by the search.
    load: (id, signal) =>
      api.functions.get(id, signal).then(
        ({ hog }) => hog,
        () => undefined,
      ),
  };
  try {
    const found = await programs.read(source, stop.signal);
    return stop.signal.aborted ? [] : found;
  } finally {
    listeners.dispose();
  }
}
