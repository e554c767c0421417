import type { Location, Position } from "vscode-languageserver-types";
import type { ConfigurationDocument } from "../configuration.ts";
import { toOffset, toRange } from "../convert.ts";
import type { HogDocument } from "../documents.ts";
import { findFunctionDocuments, type FunctionDocuments } from "./navigation/functionDocuments.ts";
import { inputPlaceAt } from "./navigation/inputPlaceAt.ts";
import { findInputPlaces } from "./navigation/inputPlaces.ts";
import { placesOf } from "./navigation/placesOf.ts";
import { type HogSymbol, symbolAt } from "./navigation/symbolAt.ts";

/**
 * Where the function uses what the name at a position stands for, with or without its declaration. Of a
 * local and of a key of the program's own that is in this document; of inputs, globals and functions of
 * the library in all documents of the function.
 */
export function findReferences(
  document: HogDocument,
  position: Position,
  includeDeclaration: boolean,
): Location[] {
  const symbol = symbolAt(document, toOffset(document.text, position))?.symbol;
  if (!symbol) return [];
  if (symbol.kind === "input") {
    return referencesOfInput(findFunctionDocuments(document), symbol.key, includeDeclaration);
  }
  const documents = isShared(symbol) ? findFunctionDocuments(document).hog : [document];
  return documents.flatMap((one) => {
    const places = placesOf(one, symbol);
    const wanted = places.filter(({ access }) => includeDeclaration || access !== "declaration");
    return wanted.map((place) => ({ uri: one.text.uri, range: toRange(one.text, place) }));
  });
}

/** The same for the key of an input in a configuration, outside of its templates of Hog. */
export function findReferencesInConfiguration(
  configuration: ConfigurationDocument,
  position: Position,
  includeDeclaration: boolean,
): Location[] {
  const place = inputPlaceAt(configuration, position);
  if (!place) return [];
  return referencesOfInput(findFunctionDocuments(configuration), place.key, includeDeclaration);
}

/** The schema declares an input. */
function referencesOfInput(
  documents: FunctionDocuments,
  key: string,
  includeDeclaration: boolean,
): Location[] {
  return findInputPlaces(documents, key)
    .filter(({ role }) => includeDeclaration || role !== "schema")
    .map(({ uri, range }) => ({ uri, range }));
}

function isShared(symbol: HogSymbol): boolean {
  return symbol.kind === "selection" && typeof symbol.root === "string";
}
