import { type Position, SymbolKind } from "vscode-languageserver/node";

/** Every request about a place in a text, or about a text as a whole. */
export const requestsInText: readonly string[] = [
  "textDocument/completion",
  "textDocument/hover",
  "textDocument/signatureHelp",
  "textDocument/inlayHint",
  "textDocument/definition",
  "textDocument/references",
  "textDocument/documentHighlight",
  "textDocument/prepareRename",
  "textDocument/rename",
  "textDocument/linkedEditingRange",
  "textDocument/prepareCallHierarchy",
  "textDocument/documentSymbol",
  "textDocument/foldingRange",
  "textDocument/selectionRange",
  "textDocument/semanticTokens/full",
  "textDocument/semanticTokens/full/delta",
  "textDocument/semanticTokens/range",
  "textDocument/documentLink",
  "textDocument/formatting",
  "textDocument/rangeFormatting",
  "textDocument/onTypeFormatting",
  "textDocument/codeAction",
];

/** Those that are about something that an earlier answer said. */
export const requestsOfItems: readonly string[] = [
  "completionItem/resolve",
  "callHierarchy/incomingCalls",
  "callHierarchy/outgoingCalls",
];

/** What serves any of these requests as parameters. */
export function paramsAt(uri: string, position: Position): object {
  const range = { start: position, end: position };
  return {
    textDocument: { uri },
    position,
    positions: [position],
    range,
    context: { diagnostics: [], includeDeclaration: true, triggerKind: 1 },
    newName: "other",
    ch: "}",
    options: { tabSize: 2, insertSpaces: true },
    previousResultId: "0",
    label: "print",
    item: { name: "f", kind: SymbolKind.Function, uri, range, selectionRange: range },
  };
}
