import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Position,
} from "vscode-languageserver-types";
import { toOffset, toRange } from "../convert.ts";
import type { HogDocument } from "../documents.ts";
import { type Place, placesOf } from "./navigation/placesOf.ts";
import { symbolAt } from "./navigation/symbolAt.ts";
import { exitsAt } from "./navigation/exitsAt.ts";

/**
 * The places in this document where the name at a position stands for the same, in source order.
 * On the word that starts a function, or leaves it: all words that do. Empty elsewhere.
 */
export function findHighlights(document: HogDocument, position: Position): DocumentHighlight[] {
  const offset = toOffset(document.text, position);
  const found = symbolAt(document, offset);
  if (!found) {
    return exitsAt(document.analysis.parsed, offset).map((span) => ({
      range: toRange(document.text, span),
      kind: DocumentHighlightKind.Text,
    }));
  }
  return placesOf(document, found.symbol).map((place) => ({
    range: toRange(document.text, place),
    kind: kindOf(place),
  }));
}

function kindOf({ access }: Place): DocumentHighlightKind {
  return access === "read" ? DocumentHighlightKind.Read : DocumentHighlightKind.Write;
}
