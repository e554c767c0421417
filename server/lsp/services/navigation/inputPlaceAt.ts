import type { Position, Range } from "vscode-languageserver-types";
import type { ConfigurationDocument } from "../../configuration.ts";
import { placesInJson, placesInLiquid, type InputPlace } from "./inputPlaces.ts";

/** The key of an input at a position of a configuration, in JSON or Liquid; not in templates of Hog. */
export function inputPlaceAt(
  configuration: ConfigurationDocument,
  position: Position,
): InputPlace | undefined {
  const isHere = ({ range }: InputPlace): boolean => holds(range, position);
  return placesInJson(configuration).find(isHere) ?? placesInLiquid(configuration).find(isHere);
}

function holds({ start, end }: Range, position: Position): boolean {
  return !isBefore(position, start) && !isBefore(end, position);
}

function isBefore(one: Position, other: Position): boolean {
  return one.line === other.line ? one.character < other.character : one.line < other.line;
}
