import {
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  type DocumentSymbol,
  type Location,
  type LocationLink,
  LSPErrorCodes,
  type Position,
  ResponseError,
  type SemanticTokens,
  type SymbolInformation,
  type TextDocumentIdentifier,
} from "vscode-languageserver/node";
import type { Attempt } from "./attempt.ts";
import {
  completionClientOf,
  readsHierarchy,
  readsLinks,
  readsMarkdown,
  runsOurCommands,
} from "./clientSupport.ts";
import type { ConfigurationDocument } from "./configuration.ts";
import type { Documents, HogDocument } from "./documents.ts";
import { toLocations, toSymbolInformation } from "./plainForms.ts";
import type { Programs } from "./programs.ts";
import {
  findIncomingCalls,
  findOutgoingCalls,
  prepareCallHierarchy,
} from "./services/callHierarchy.ts";
import { findCodeActions } from "./services/codeActions.ts";
import { findCompletions, resolveCompletion } from "./services/completion.ts";
import { findConfigurationCompletions } from "./services/configuration/completion.ts";
import { findConfigurationHover } from "./services/configuration/hover.ts";
import { findDefinition, findDefinitionInConfiguration } from "./services/definition.ts";
import { findDocumentLinks } from "./services/documentLinks.ts";
import { findFoldings } from "./services/folding.ts";
import { formatDocument, formatOnType, formatRange } from "./services/formatting.ts";
import { findHighlights } from "./services/highlights.ts";
import { findHover } from "./services/hover.ts";
import { findInlayHints } from "./services/inlayHints.ts";
import { findLinkedRanges } from "./services/linkedEditing.ts";
import { RenameRefusal } from "./services/navigation/renameRefusal.ts";
import { findReferences, findReferencesInConfiguration } from "./services/references.ts";
import {
  prepareRename,
  prepareRenameInConfiguration,
  rename,
  renameInConfiguration,
} from "./services/rename.ts";
import { findSelectionRanges } from "./services/selectionRanges.ts";
import { findSemanticTokens, findTemplateTokens } from "./services/semanticTokens.ts";
import { encodeTokens } from "./services/semanticTokens/encodeTokens.ts";
import { findSignature } from "./services/signatureHelp.ts";
import { findSymbols } from "./services/symbols.ts";
import { findWorkspaceSymbols, TopLevelNames } from "./services/workspaceSymbols.ts";
import type { Settings } from "./settings.ts";
import { TokenResults } from "./tokenResults.ts";

/** What the requests are answered from. */
export interface RequestParts {
  readonly documents: Documents;
  readonly programs: Programs;
  readonly settings: () => Settings;
  /** What the client said that it can. */
  readonly client: () => ClientCapabilities;
  readonly attempt: Attempt;
}

/** A service for programs and templates. */
type HogService<Params, Result> = (document: HogDocument, params: Params) => Result;
/** The same for what stands in a configuration outside of its templates. */
type ConfigurationService<Params, Result> = (
  configuration: ConfigurationDocument,
  params: Params,
) => Result;

/**
 * Answers every request about a text with one service, a line each. A request that was cancelled before
 * its turn is dropped; a service that fails is logged, and answers as if there were nothing.
 */
export function answerRequests(
  connection: Connection,
  { documents, programs, settings, client, attempt }: RequestParts,
): void {
  const tokens = new TokenResults();
  const names = new TopLevelNames();

  const answer =
    <Params, Result>(name: string, work: (params: Params) => Result | null) =>
    (params: Params, token: CancellationToken): Result | ResponseError | null => {
      if (token.isCancellationRequested) return cancelled;
      return attempt<Result | ResponseError | null>(
        `The service ${name}`,
        () => {
          try {
            return work(params);
          } catch (error) {
            if (error instanceof RenameRefusal) return refused(error.message);
            throw error;
          }
        },
        null,
      );
    };

  /**
   * About a position: of a program, of a template, or of what is around the templates. Where a template
   * has nothing to say, the configuration may: the text outside of braces is part of both.
   */
  const at = <Params extends AtPosition, Result>(
    name: string,
    service: HogService<Params, Result>,
    otherwise?: ConfigurationService<Params, Result>,
  ) =>
    answer(name, (params: Params) => {
      const { textDocument, position } = params;
      const document = documents.hogAt(textDocument.uri, position);
      const found = document ? service(document, params) : null;
      const configuration = otherwise && documents.configuration(textDocument.uri);
      return configuration ? (found ?? otherwise(configuration, params)) : found;
    });

  /** About a text as a whole. */
  const whole = <Params extends InText, Result>(
    name: string,
    service: HogService<Params, Result>,
    otherwise?: ConfigurationService<Params, Result>,
  ) =>
    answer(name, (params: Params) => {
      const { uri } = params.textDocument;
      const configuration = documents.configuration(uri);
      if (configuration) return otherwise ? otherwise(configuration, params) : null;
      const document = documents.program(uri);
      return document ? service(document, params) : null;
    });

  connection.onCompletion(
    at(
      "completion",
      (document, { position, context }) =>
        findCompletions(document, position, completionClientOf(client(), context)),
      (configuration, { position, context }) =>
        findConfigurationCompletions(
          configuration,
          position,
          completionClientOf(client(), context),
        ),
    ),
  );
  connection.onCompletionResolve((item) =>
    attempt("The service completion", () => resolveCompletion(item), item),
  );
  connection.onHover(
    at(
      "hover",
      (document, { position }) => findHover(document, position, readsMarkdown(client())),
      (configuration, { position }) => findConfigurationHover(configuration, position),
    ),
  );
  connection.onSignatureHelp(
    at("signatureHelp", (document, { position }) => findSignature(document, position)),
  );
  connection.languages.inlayHint.on(
    whole("inlayHints", (document, { range }) =>
      settings().parameterNames ? findInlayHints(document, range) : [],
    ),
  );

  const asClientReads = (links: LocationLink[] | null): LocationLink[] | Location[] | null =>
    links && (readsLinks(client()) ? links : toLocations(links));
  connection.onDefinition(
    at(
      "definition",
      (document, { position }) => asClientReads(findDefinition(document, position)),
      (configuration, { position }) =>
        asClientReads(findDefinitionInConfiguration(configuration, position)),
    ),
  );
  connection.onReferences(
    at(
      "references",
      (document, { position, context }) =>
        findReferences(document, position, context.includeDeclaration),
      (configuration, { position, context }) =>
        findReferencesInConfiguration(configuration, position, context.includeDeclaration),
    ),
  );
  connection.onDocumentHighlight(
    at("highlights", (document, { position }) => [...findHighlights(document, position)]),
  );
  connection.onPrepareRename(
    at(
      "rename",
      (document, { position }) => prepareRename(document, position),
      (configuration, { position }) => prepareRenameInConfiguration(configuration, position),
    ),
  );
  connection.onRenameRequest(
    at(
      "rename",
      (document, { position, newName }) => rename(document, position, newName),
      (configuration, { position, newName }) =>
        renameInConfiguration(configuration, position, newName),
    ),
  );
  connection.languages.onLinkedEditingRange(
    at("linkedEditing", (document, { position }) => findLinkedRanges(document, position)),
  );
  connection.languages.callHierarchy.onPrepare(
    at("callHierarchy", (document, { position }) => prepareCallHierarchy(document, position)),
  );
  connection.languages.callHierarchy.onIncomingCalls(
    answer("callHierarchy", ({ item }) => {
      const document = documents.program(item.uri);
      return document ? findIncomingCalls(document, item) : null;
    }),
  );
  connection.languages.callHierarchy.onOutgoingCalls(
    answer("callHierarchy", ({ item }) => {
      const document = documents.program(item.uri);
      return document ? findOutgoingCalls(document, item) : null;
    }),
  );

  connection.onDocumentSymbol(
    whole<InText, DocumentSymbol[] | SymbolInformation[]>("symbols", (document) => {
      const symbols = findSymbols(document);
      const { uri } = document.text;
      return readsHierarchy(client()) ? symbols : toSymbolInformation(uri, symbols);
    }),
  );
  connection.onWorkspaceSymbol(async ({ query }, token) => {
    const ofProject = await programs.ofProject(token);
    const isCancelled = (): boolean => token.isCancellationRequested;
    if (isCancelled()) return cancelled;
    return attempt(
      "The service workspaceSymbols",
      () => findWorkspaceSymbols(query, programs.all(ofProject), { cache: names, isCancelled }),
      [],
    );
  });
  connection.onFoldingRanges(whole("folding", (document) => findFoldings(document)));
  connection.onSelectionRanges(
    answer("selectionRanges", ({ textDocument: { uri }, positions }) => {
      // The positions may be of several templates.
      const found = positions.map((position) => {
        const document = documents.hogAt(uri, position);
        return document ? findSelectionRanges(document, [position]) : [];
      });
      return found.every((ranges) => ranges.length === 1) ? found.flat() : null;
    }),
  );
  connection.languages.semanticTokens.on(
    whole<InText, SemanticTokens>(
      "semanticTokens",
      (document, { textDocument: { uri } }) => tokens.full(uri, findSemanticTokens(document)),
      (configuration, { textDocument: { uri } }) =>
        tokens.full(uri, findTemplateTokens(configuration)),
    ),
  );
  connection.languages.semanticTokens.onDelta(
    whole(
      "semanticTokens",
      (document, { textDocument: { uri }, previousResultId }) =>
        tokens.delta(uri, findSemanticTokens(document), previousResultId),
      (configuration, { textDocument: { uri }, previousResultId }) =>
        tokens.delta(uri, findTemplateTokens(configuration), previousResultId),
    ),
  );
  connection.languages.semanticTokens.onRange(
    whole(
      "semanticTokens",
      (document, { range }) => ({ data: encodeTokens(findSemanticTokens(document, range)) }),
      (configuration, { range }) => ({
        data: encodeTokens(findTemplateTokens(configuration, range)),
      }),
    ),
  );
  connection.onDocumentLinks(
    whole(
      "documentLinks",
      (document) => findDocumentLinks(document),
      ({ templates }) =>
        templates.flatMap(({ engine, document }) =>
          engine === "hog" ? findDocumentLinks(document()) : [],
        ),
    ),
  );

  connection.onDocumentFormatting(whole("formatting", (document) => formatDocument(document)));
  connection.onDocumentRangeFormatting(
    whole("formatting", (document, { range }) => formatRange(document, range)),
  );
  connection.onDocumentOnTypeFormatting(
    at("formatting", (document, { position, ch }) => formatOnType(document, position, ch)),
  );
  connection.onCodeAction(
    answer("codeActions", ({ textDocument: { uri }, range, context }) => {
      const document = documents.hogAt(uri, range.start);
      if (!document) return null;
      return findCodeActions(document, range, context, { commands: runsOurCommands(client()) });
    }),
  );
}

const cancelled = new ResponseError<void>(LSPErrorCodes.RequestCancelled, "Cancelled.");

/** What was asked cannot be done; editors show the message. */
function refused(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}

interface InText {
  readonly textDocument: TextDocumentIdentifier;
}

interface AtPosition extends InText {
  readonly position: Position;
}
