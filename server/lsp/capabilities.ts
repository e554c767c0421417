import {
  CodeActionKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from "vscode-languageserver/node";
import { fixAllKind } from "./services/codeActions.ts";
import { triggerCharacters } from "./services/completion.ts";
import { formattingTriggers } from "./services/formatting.ts";
import { tokenModifiers, tokenTypes } from "./services/semanticTokens/legend.ts";
import { signatureRetriggers, signatureTriggers } from "./services/signatureHelp.ts";

const [firstTrigger, ...moreTriggers] = formattingTriggers;

/** What the server offers; the services behind it are in `requests.ts`. */
export const capabilities: ServerCapabilities = {
  positionEncoding: "utf-16",
  textDocumentSync: {
    openClose: true,
    change: TextDocumentSyncKind.Incremental,
    save: { includeText: false },
  },
  completionProvider: { triggerCharacters: [...triggerCharacters], resolveProvider: true },
  hoverProvider: true,
  signatureHelpProvider: {
    triggerCharacters: [...signatureTriggers],
    retriggerCharacters: [...signatureRetriggers],
  },
  inlayHintProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  linkedEditingRangeProvider: true,
  callHierarchyProvider: true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  semanticTokensProvider: {
    legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
    full: { delta: true },
    range: true,
  },
  documentLinkProvider: {},
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: {
    firstTriggerCharacter: firstTrigger,
    moreTriggerCharacter: moreTriggers,
  },
  codeActionProvider: {
    codeActionKinds: [
      CodeActionKind.QuickFix,
      CodeActionKind.RefactorExtract,
      CodeActionKind.RefactorInline,
      CodeActionKind.RefactorRewrite,
      `${CodeActionKind.Refactor}.surround`,
      fixAllKind,
    ],
  },
};
