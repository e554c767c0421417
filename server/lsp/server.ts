import {
  type ClientCapabilities,
  type Connection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
} from "vscode-languageserver/node";
import {
  functionMethod,
  type FunctionParams,
  projectMethod,
  type ProjectParams,
} from "../../protocol/languageRequests.ts";
import { attemptsLoggedBy } from "./attempt.ts";
import { capabilities } from "./capabilities.ts";
import { knowsFunctions } from "./clientSupport.ts";
import { Documents } from "./documents.ts";
import { Functions } from "./functions.ts";
import { Programs } from "./programs.ts";
import { answerRequests } from "./requests.ts";
import { findConfigurationProblems } from "./services/configuration/problems.ts";
import { findProblems } from "./services/problems.ts";
import { decodeSettings, defaultSettings } from "./settings.ts";
import { whenIdle } from "./whenIdle.ts";

/**
 * Serves one client until it leaves: follows its texts and what it tells of their functions, publishes
 * their problems, and answers its requests.
 */
export function serve(connection: Connection): void {
  const functions = new Functions();
  let settings = defaultSettings;
  let client: ClientCapabilities = {};
  const documents = new Documents(functions, () => settings.rules);
  const programs = new Programs(connection, documents);

  const attempt = attemptsLoggedBy(connection.console);

  const problemsOf = (uri: string): { version: number; diagnostics: Diagnostic[] } | undefined => {
    const configuration = documents.configuration(uri);
    if (configuration) {
      const { version } = configuration.text;
      return { version, diagnostics: findConfigurationProblems(configuration) };
    }
    const program = documents.program(uri);
    return program && { version: program.text.version, diagnostics: findProblems(program) };
  };
  const publish = whenIdle((uri) => {
    // It may be closed by now, and what is stored of it is none of the editor's problems.
    if (!documents.isOpen(uri)) return;
    const found = attempt("The service problems", () => problemsOf(uri), undefined);
    if (found) void connection.sendDiagnostics({ uri, ...found });
  });
  const takeBack = (uri: string): void => void connection.sendDiagnostics({ uri, diagnostics: [] });

  const analyseAnew = (uris: readonly string[]): void => {
    for (const uri of uris) {
      documents.forget(uri);
      publish(uri);
    }
  };
  const analyseAllAnew = (): void => {
    documents.forgetAll();
    analyseAnew(documents.uris());
  };
  /** What is on disk counts for documents that are not open. */
  const readAnew = (uris: readonly string[]): void => {
    for (const uri of uris) {
      functions.forgetFile(uri);
      if (!documents.isOpen(uri)) documents.forget(uri);
    }
  };
  /** What a configuration says counts for the programs beside it. */
  const analyseProgramsAnew = (uri: string): void => analyseAnew(documents.outdatedWith(uri));

  connection.onInitialize((params) => {
    client = params.capabilities;
    settings = decodeSettings(params.initializationOptions) ?? settings;
    programs.start(foldersOf(params), knowsFunctions(client));
    return { capabilities, serverInfo: { name: "hog" } };
  });
  connection.onInitialized(() => registerInterests(connection, client));
  connection.onDidChangeConfiguration((params) => {
    const changed = decodeSettings(params.settings);
    if (!changed) return;
    settings = changed;
    analyseAllAnew();
    // A client that refuses shows the new hints a little later.
    if (client.workspace?.inlayHint?.refreshSupport) {
      connection.languages.inlayHint.refresh().catch(() => {});
    }
  });

  connection.onNotification(functionMethod, (params: FunctionParams) => {
    const before = documents.uris();
    functions.tell(params);
    const { code, configuration } = params;
    documents.forget(code);
    documents.forget(configuration);
    const open = documents.uris();
    for (const uri of before) if (!open.includes(uri)) takeBack(uri);
    analyseAnew(open.filter((uri) => uri === code || uri === configuration));
  });
  connection.onNotification(projectMethod, (params: ProjectParams) => {
    functions.tellProject(params);
    analyseAllAnew();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) {
      readAnew([uri]);
      analyseProgramsAnew(uri);
    }
  });

  /** Not every client can watch files. */
  const lookAround = (uri: string): void => {
    readAnew(functions.othersOf(uri));
    analyseProgramsAnew(uri);
  };
  documents.listen(connection, {
    opened: lookAround,
    changed: (uri) => {
      publish(uri);
      if (functions.isConfiguration(uri)) analyseProgramsAnew(uri);
    },
    saved: lookAround,
    closed: (uri) => {
      takeBack(uri);
      readAnew([uri]);
      analyseProgramsAnew(uri);
    },
  });

  answerRequests(connection, {
    documents,
    programs,
    settings: () => settings,
    client: () => client,
    attempt,
  });
  connection.listen();
}

function foldersOf({ workspaceFolders, ...params }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  const root = "rootUri" in params ? params.rootUri : null;
  return typeof root === "string" ? [root] : [];
}

/** Asks to hear of changes, of a client that can be asked; one that refuses just does not tell. */
async function registerInterests(
  { client, console }: Connection,
  { workspace }: ClientCapabilities,
): Promise<void> {
  const interests: Promise<unknown>[] = [];
  if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
    const watchers = [{ globPattern: "**/{function.json,*.hog}" }];
    interests.push(client.register(DidChangeWatchedFilesNotification.type, { watchers }));
  }
  if (workspace?.didChangeConfiguration?.dynamicRegistration) {
    interests.push(client.register(DidChangeConfigurationNotification.type, { section: "hog" }));
  }
  for (const { status } of await Promise.allSettled(interests)) {
    if (status === "rejected") console.warn("The editor does not tell of changes.");
  }
}
