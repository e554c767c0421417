import {
  type CancellationToken,
  type ClientCapabilities,
  type CompletionContext,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  LSPErrorCodes,
  type Position,
  ResponseError,
  type ServerCapabilities,
  type TextDocumentIdentifier,
  TextDocumentSyncKind,
} from "vscode-languageserver/node";
import type { RuleSettings } from "../../hog/analysis/analyse.ts";
import {
  functionMethod,
  type FunctionParams,
  projectMethod,
  type ProjectParams,
} from "../../protocol/languageRequests.ts";
import { Documents, type HogDocument } from "./documents.ts";
import { Functions } from "./functions.ts";
import { decodeRuleSettings } from "./ruleSettings.ts";
import {
  type CompletionClient,
  findCompletions,
  resolveCompletion,
  triggerCharacters,
} from "./services/completion.ts";
import { findProblems } from "./services/problems.ts";
import { whenIdle } from "./whenIdle.ts";

/** What the server offers. A service has one line here and one in `serve`. */
const capabilities: ServerCapabilities = {
  positionEncoding: "utf-16",
  textDocumentSync: {
    openClose: true,
    change: TextDocumentSyncKind.Incremental,
    save: { includeText: false },
  },
  completionProvider: { triggerCharacters: [...triggerCharacters], resolveProvider: true },
};

/**
 * Serves one client until it leaves. Every request takes the current version of its document to one
 * service; a service that fails is logged, and answers as if there were nothing.
 */
export function serve(connection: Connection): void {
  const functions = new Functions();
  let settings: RuleSettings = new Map();
  let client: ClientCapabilities = {};
  const documents = new Documents(functions, () => settings);

  const attempt = <Result>(name: string, work: () => Result, otherwise: Result): Result => {
    try {
      return work();
    } catch (error) {
      connection.console.error(`${name} failed: ${describeError(error)}`);
      return otherwise;
    }
  };

  /** Answers a request about a whole text, or about a position in it. */
  const answer =
    <Params extends PositionParams, Result>(
      name: string,
      service: (document: HogDocument, params: Params) => Result,
    ) =>
    (params: Params, token: CancellationToken): Result | ResponseError | null => {
      if (token.isCancellationRequested) return cancelled;
      const { textDocument, position } = params;
      const find = (): Result | null => {
        const document = position
          ? documents.hogAt(textDocument.uri, position)
          : documents.program(textDocument.uri);
        return document ? service(document, params) : null;
      };
      return attempt(`The service ${name}`, find, null);
    };

  const publish = whenIdle((uri) => {
    const document = attempt("The analysis", () => documents.program(uri), undefined);
    if (!document) return;
    const diagnostics = attempt("The service problems", () => findProblems(document), []);
    void connection.sendDiagnostics({ uri, version: document.text.version, diagnostics });
  });

  const analyseAnew = (uris: readonly string[]): void => {
    for (const uri of uris) {
      documents.forget(uri);
      publish(uri);
    }
  };
  /** What a configuration says counts for the program beside it. */
  const analyseOthersAnew = (uri: string): void => {
    const others = documents.openWith(uri).filter((other) => other !== uri);
    analyseAnew(others.filter((other) => documents.isOutdated(other)));
  };

  connection.onInitialize((params) => {
    client = params.capabilities;
    settings = decodeRuleSettings(params.initializationOptions) ?? settings;
    return { capabilities, serverInfo: { name: "hog" } };
  });
  connection.onInitialized(() => registerInterests(connection, client));
  connection.onDidChangeConfiguration((params) => {
    const changed = decodeRuleSettings(params.settings);
    if (!changed) return;
    settings = changed;
    analyseAnew(documents.uris());
  });

  connection.onNotification(functionMethod, (params: FunctionParams) => {
    functions.tell(params);
    const { code, configuration } = params;
    documents.forget(code);
    documents.forget(configuration);
    analyseAnew(documents.uris().filter((uri) => uri === code || uri === configuration));
  });
  connection.onNotification(projectMethod, (params: ProjectParams) => {
    functions.tellProject(params);
    analyseAnew(documents.uris());
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) {
      functions.forgetFile(uri);
      documents.forget(uri);
      analyseOthersAnew(uri);
    }
  });

  documents.listen(connection, {
    // Not every client can watch files.
    opened: (uri) => functions.forgetFile(functions.configurationOf(uri) ?? uri),
    changed: (uri) => {
      publish(uri);
      if (functions.isConfiguration(uri)) analyseOthersAnew(uri);
    },
    saved: (uri) => {
      const configuration = functions.configurationOf(uri) ?? uri;
      functions.forgetFile(configuration);
      documents.forget(configuration);
      analyseAnew(documents.openWith(uri));
    },
    closed: (uri) => void connection.sendDiagnostics({ uri, diagnostics: [] }),
  });

  connection.onCompletion(
    answer("completion", (document, { position, context }) =>
      findCompletions(document, position, completionClientOf(client, context)),
    ),
  );
  connection.onCompletionResolve((item) =>
    attempt("The service completion", () => resolveCompletion(item), item),
  );

  connection.listen();
}

interface PositionParams {
  readonly textDocument: TextDocumentIdentifier;
  readonly position?: Position;
}

const cancelled = new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled.");

/** What the client said about itself, and how it came to ask. */
function completionClientOf(
  { textDocument }: ClientCapabilities,
  context: CompletionContext | undefined,
): CompletionClient {
  const { snippetSupport, insertReplaceSupport } = textDocument?.completion?.completionItem ?? {};
  return {
    snippets: snippetSupport === true,
    insertReplace: insertReplaceSupport === true,
    trigger: context?.triggerCharacter,
  };
}

/** Asks to hear of changes, of a client that can be asked; one that refuses just does not tell. */
async function registerInterests(
  { client, console }: Connection,
  { workspace }: ClientCapabilities,
): Promise<void> {
  const interests: Promise<unknown>[] = [];
  if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
    const watchers = [{ globPattern: "**/function.json" }];
    interests.push(client.register(DidChangeWatchedFilesNotification.type, { watchers }));
  }
  if (workspace?.didChangeConfiguration?.dynamicRegistration) {
    interests.push(client.register(DidChangeConfigurationNotification.type, { section: "hog" }));
  }
  for (const { status } of await Promise.allSettled(interests)) {
    if (status === "rejected") console.warn("The editor does not tell of changes.");
  }
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
