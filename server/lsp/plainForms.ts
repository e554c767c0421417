import type {
  DocumentSymbol,
  Location,
  LocationLink,
  SymbolInformation,
} from "vscode-languageserver-types";

/** The same places for a client that does not read links: each without what led to it. */
export function toLocations(links: readonly LocationLink[]): Location[] {
  return links.map(({ targetUri, targetSelectionRange }) => ({
    uri: targetUri,
    range: targetSelectionRange,
  }));
}

/**
 * The same outline for a client that reads no hierarchy: outer symbols before those inside, which name
 * the one around them.
 */
export function toSymbolInformation(
  uri: string,
  symbols: readonly DocumentSymbol[],
  containerName?: string,
): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children = [] }) => [
    { name, kind, location: { uri, range }, ...(containerName !== undefined && { containerName }) },
    ...toSymbolInformation(uri, children, name),
  ]);
}
