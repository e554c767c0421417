import {
  type BaseLanguageClient,
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  type ServerCapabilities,
  type StaticFeature,
} from "vscode-languageclient/node";

/**
 * Where our client differs from others: it answers `hog/programs` and has our commands, and it lets the
 * server lay out programs only. For JSON the editor has a formatter, and would ask which of the two to
 * take.
 */
export function createOwnFeature(client: BaseLanguageClient): StaticFeature {
  let offered: ServerCapabilities = {};
  return {
    fillClientCapabilities(capabilities) {
      capabilities.experimental = { hogPrograms: true, hogCommands: true };
    },

    // The features for laying out would take every document that the server knows.
    preInitialize(capabilities) {
      offered = { ...capabilities };
      delete capabilities.documentFormattingProvider;
      delete capabilities.documentRangeFormattingProvider;
      delete capabilities.documentOnTypeFormattingProvider;
    },

    initialize(_, selector = []) {
      const documentSelector = selector.filter(
        (filter) => typeof filter !== "string" && "language" in filter && filter.language === "hog",
      );
      const {
        documentFormattingProvider: whole,
        documentRangeFormattingProvider: part,
        documentOnTypeFormattingProvider: typed,
      } = offered;
      if (whole) {
        client
          .getFeature(DocumentFormattingRequest.method)
          .register({ id: "hog.format", registerOptions: { documentSelector } });
      }
      if (part) {
        client
          .getFeature(DocumentRangeFormattingRequest.method)
          .register({ id: "hog.formatRange", registerOptions: { documentSelector } });
      }
      if (typed) {
        client
          .getFeature(DocumentOnTypeFormattingRequest.method)
          .register({ id: "hog.formatOnType", registerOptions: { ...typed, documentSelector } });
      }
    },

    getState: () => ({ kind: "static" }),
    clear() {},
  };
}
