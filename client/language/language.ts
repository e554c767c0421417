import { Disposable, type ExtensionContext, type TextDocument, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { Log } from "../log.ts";
import type { ToldFunctions } from "./toldFunctions.ts";

/** Starts the language server as soon as there is a Hog document, and not before. */
export function createLanguage(
  context: ExtensionContext,
  contexts: ToldFunctions,
  log: Log,
): Disposable {
  let starting: Promise<LanguageClient | undefined> | undefined;
  const start = async (): Promise<LanguageClient | undefined> => {
    try {
      const { startLanguageClient } = await import("./languageClient.ts");
      return await startLanguageClient(context, contexts, log);
    } catch (error) {
      log.channel.error(error instanceof Error ? error : String(error));
      return undefined;
    }
  };
  const look = ({ languageId }: TextDocument): void => {
    if (languageId === "hog") starting ??= start();
  };
  const listener = workspace.onDidOpenTextDocument(look);
  workspace.textDocuments.forEach(look);
  return new Disposable(() => {
    listener.dispose();
    return starting?.then((client) => client?.dispose());
  });
}
