import {
  type ClientCapabilities,
  type CompletionContext,
  MarkupKind,
} from "vscode-languageserver/node";
import type { CompletionClient } from "./services/completion.ts";

/** What the client can do with a completion, and how it came to ask. */
export function completionClientOf(
  { textDocument }: ClientCapabilities,
  context: CompletionContext | undefined,
): CompletionClient {
  const { completionItem, completionList } = textDocument?.completion ?? {};
  return {
    snippets: completionItem?.snippetSupport === true,
    insertReplace: completionItem?.insertReplaceSupport === true,
    labelDetails: completionItem?.labelDetailsSupport === true,
    itemDefaults: new Set(completionList?.itemDefaults),
    trigger: context?.triggerCharacter,
  };
}

export function readsMarkdown({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true;
}

/** Whether a definition may say from which words it starts, and how much there is at its end. */
export function readsLinks({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.definition?.linkSupport === true;
}

/** Whether symbols may stand inside each other. */
export function readsHierarchy({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
}

/** Our own client has commands for code actions; it says so, and no other has them. */
export function runsOurCommands(client: ClientCapabilities): boolean {
  return saysOfItself(client, "hogCommands");
}

/** Our own client answers `hog/programs`; it says so. */
export function knowsFunctions(client: ClientCapabilities): boolean {
  return saysOfItself(client, "hogPrograms");
}

function saysOfItself({ experimental }: ClientCapabilities, what: string): boolean {
  const said: unknown = experimental;
  return typeof said === "object" && said !== null && Reflect.get(said, what) === true;
}
