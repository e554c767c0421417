import type { Position } from "vscode-languageserver-types";
import type { ConfigurationDocument } from "../../../server/lsp/configuration.ts";
import type { HogDocument } from "../../../server/lsp/documents.ts";
import { prepareCallHierarchy } from "../../../server/lsp/services/callHierarchy.ts";
import { findCodeActions } from "../../../server/lsp/services/codeActions.ts";
import { findConfigurationCompletions } from "../../../server/lsp/services/configuration/completion.ts";
import { findConfigurationHover } from "../../../server/lsp/services/configuration/hover.ts";
import { findConfigurationProblems } from "../../../server/lsp/services/configuration/problems.ts";
import {
  findDefinition,
  findDefinitionInConfiguration,
} from "../../../server/lsp/services/definition.ts";
import { findDocumentLinks } from "../../../server/lsp/services/documentLinks.ts";
import { findFoldings } from "../../../server/lsp/services/folding.ts";
import {
  formatDocument,
  formatOnType,
  formatRange,
} from "../../../server/lsp/services/formatting.ts";
import { findHighlights } from "../../../server/lsp/services/highlights.ts";
import { findInlayHints } from "../../../server/lsp/services/inlayHints.ts";
import { findLinkedRanges } from "../../../server/lsp/services/linkedEditing.ts";
import { RenameRefusal } from "../../../server/lsp/services/navigation/renameRefusal.ts";
import { findProblems } from "../../../server/lsp/services/problems.ts";
import {
  findReferences,
  findReferencesInConfiguration,
} from "../../../server/lsp/services/references.ts";
import {
  prepareRename,
  prepareRenameInConfiguration,
  rename,
  renameInConfiguration,
} from "../../../server/lsp/services/rename.ts";
import { findSelectionRanges } from "../../../server/lsp/services/selectionRanges.ts";
import {
  findSemanticTokens,
  findTemplateTokens,
} from "../../../server/lsp/services/semanticTokens.ts";
import { findSignature } from "../../../server/lsp/services/signatureHelp.ts";
import { findHover } from "../../../server/lsp/services/hover.ts";
import { findCompletions } from "../../../server/lsp/services/completion.ts";
import { findSymbols } from "../../../server/lsp/services/symbols.ts";
import { plainClient } from "./checkCompletion.ts";

/** Asks every service about a position of a program or template; none may throw. */
export function askEveryService(document: HogDocument, position: Position): void {
  const { text, analysis } = document;
  const range = { start: text.positionAt(0), end: text.positionAt(analysis.parsed.text.length) };
  const here = { start: position, end: position };
  findCompletions(document, position, plainClient);
  findHover(document, position, true);
  findSignature(document, position);
  findDefinition(document, position);
  findReferences(document, position, true);
  findHighlights(document, position);
  findLinkedRanges(document, position);
  findSelectionRanges(document, [position]);
  orRefused(() => prepareRename(document, position));
  orRefused(() => rename(document, position, "other"));
  prepareCallHierarchy(document, position);
  findInlayHints(document, range);
  findSymbols(document);
  findFoldings(document);
  findSemanticTokens(document);
  findSemanticTokens(document, here);
  findDocumentLinks(document);
  formatDocument(document);
  formatRange(document, here);
  for (const typed of ["\n", "}", ")", ";"]) formatOnType(document, position, typed);
  findCodeActions(document, here, {}, { commands: true });
  findProblems(document);
}

/** The same for what is around the templates of a configuration. */
export function askEveryConfigurationService(
  configuration: ConfigurationDocument,
  position: Position,
): void {
  findConfigurationCompletions(configuration, position, plainClient);
  findConfigurationHover(configuration, position);
  findDefinitionInConfiguration(configuration, position);
  findReferencesInConfiguration(configuration, position, true);
  orRefused(() => prepareRenameInConfiguration(configuration, position));
  orRefused(() => renameInConfiguration(configuration, position, "other"));
  findTemplateTokens(configuration);
  findConfigurationProblems(configuration);
}

function orRefused(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof RenameRefusal)) throw error;
  }
}
