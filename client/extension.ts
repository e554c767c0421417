import { type ExtensionContext, ExtensionMode, Uri, workspace } from "vscode";
import { Account } from "./account/account.ts";
import { connectAtStart } from "./account/connectAtStart.ts";
import { allCommands } from "./commands/all.ts";
import { type Services, register } from "./commands/command.ts";
import { ExplorerView } from "./explorer/explorerView.ts";
import { FunctionFileSystem } from "./files/functionFileSystem.ts";
import { hogScheme } from "./files/hogUri.ts";
import { ReadonlyTexts, readonlyScheme } from "./files/readonlyTexts.ts";
import { SampleFiles } from "./files/sampleFiles.ts";
import { createSaveFunction } from "./files/saveFunction.ts";
import { ServerProblems } from "./files/serverProblems.ts";
import { FunctionStore } from "./functionStore.ts";
import { Language } from "./language/language.ts";
import { createLog } from "./log.ts";
import { OpenPanels } from "./panels/openPanels.ts";
import { FunctionRuns } from "./run/functionRuns.ts";
import { defaultSample } from "./run/samples.ts";
import { RunPanel } from "./run/runPanel.ts";
import { offerSandbox } from "./sandbox/offerSandbox.ts";
import { SandboxProcess } from "./sandbox/sandboxProcess.ts";

/** What the tests inside VS Code see. */
export interface TestAccess extends Services {
  readonly sandbox: SandboxProcess;
  readonly runPanel: RunPanel;
}

/**
 * Builds everything that lives as long as the window, and registers it.
 *
 * Nothing is sent anywhere until the user connects; in a later window the project of the last time is
 * connected again.
 */
export function activate(context: ExtensionContext): TestAccess | undefined {
  const keep = <Part extends { dispose(): unknown }>(part: Part): Part => {
    context.subscriptions.push(part);
    return part;
  };
  const { globalState, globalStorageUri, secrets, workspaceState } = context;
  const log = createLog();
  keep(log.channel);

  const folder = Uri.joinPath(globalStorageUri, "sandbox").fsPath;
  const sandbox = keep(new SandboxProcess(context.asAbsolutePath("dist/sandbox.cjs"), folder, log));
  const memory = { window: workspaceState, state: globalState, secrets };
  const account = keep(new Account(memory, sandbox, log));
  const store = keep(new FunctionStore());
  keep(account.onDidChange((connection) => store.connect(connection)));

  const texts = keep(new ReadonlyTexts());
  keep(workspace.registerTextDocumentContentProvider(readonlyScheme, texts));
  const problems = keep(new ServerProblems());
  const samples = new SampleFiles(Uri.joinPath(globalStorageUri, "samples"), (fn) =>
    defaultSample(store.connection, fn),
  );
  const save = createSaveFunction({ store, problems, texts });
  const files = keep(
    new FunctionFileSystem({ store, account, state: workspaceState, samples, save }),
  );
  keep(workspace.registerFileSystemProvider(hogScheme, files, { isCaseSensitive: true }));

  const language = keep(new Language({ context, account, store, log }));
  keep(new ExplorerView(store, account));
  const runPanel = keep(new RunPanel(context, texts));
  const runs = new FunctionRuns({ context, store, samples, texts, panel: runPanel });
  const panels = new OpenPanels();
  keep(account.onDidChange(() => panels.closeAll()));
  const services: Services = { context, account, store, language, panels, runs, log };
  for (const command of allCommands) keep(register(command, services));

  keep(sandbox.onDidEnd(() => offerSandbox(account)));
  void connectAtStart(account, log.channel);
  if (context.extensionMode !== ExtensionMode.Test) return undefined;
  return { ...services, sandbox, runPanel };
}
