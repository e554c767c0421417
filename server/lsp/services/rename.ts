import type { Position, Range, WorkspaceEdit } from "vscode-languageserver-types";
import { builtins } from "../../../hog/library/builtins.ts";
import type { ConfigurationDocument } from "../configuration.ts";
import { toOffset, toRange } from "../convert.ts";
import type { HogDocument } from "../documents.ts";
import { findFunctionDocuments } from "./navigation/functionDocuments.ts";
import { inputPlaceAt } from "./navigation/inputPlaceAt.ts";
import { checkInput, renameInput } from "./navigation/inputRename.ts";
import { checkLocal, renameLocal } from "./navigation/localRename.ts";
import { RenameRefusal } from "./navigation/renameRefusal.ts";
import { type FoundSymbol, type HogSymbol, symbolAt } from "./navigation/symbolAt.ts";

/** What an editor asks for the new name with: where the old one stands, and how it reads. */
export interface RenameStart {
  readonly range: Range;
  /** Without quotes. */
  readonly placeholder: string;
}

/**
 * The local or the input whose name is at a position of a program or template; `null` where there is no
 * name.
 *
 * @throws RenameRefusal for a name that cannot be renamed.
 */
export function prepareRename(document: HogDocument, position: Position): RenameStart | null {
  const found = findRenamed(document, position);
  if (!found) return null;
  const { symbol, span } = found;
  return { range: toRange(document.text, span), placeholder: nameOf(symbol) };
}

/**
 * The edits, in all documents of the function, that give the local or the input at a position another
 * name. A name that is no plain one is taken where the old one stands in quotes; the key of an input may
 * be any text. `null` where there is no name.
 *
 * @throws RenameRefusal for a name that cannot be renamed, or whose new one would change what the
 * program means.
 */
export function rename(
  document: HogDocument,
  position: Position,
  newName: string,
): WorkspaceEdit | null {
  const symbol = findRenamed(document, position)?.symbol;
  switch (symbol?.kind) {
    case "local":
      return renameLocal(document, symbol.declaration, newName);
    case "input":
      return renameInput(findFunctionDocuments(document), symbol.key, newName);
    default:
      return null;
  }
}

/**
 * The input whose key is at a position of a configuration, outside of its templates of Hog; `null` where
 * there is none.
 *
 * @throws RenameRefusal for an input that cannot be renamed.
 */
export function prepareRenameInConfiguration(
  configuration: ConfigurationDocument,
  position: Position,
): RenameStart | null {
  const place = inputPlaceAt(configuration, position);
  if (!place) return null;
  checkInput(findFunctionDocuments(configuration), place.key);
  return { range: place.range, placeholder: place.key };
}

/**
 * The edits, in all documents of the function, that give the input at a position of a configuration
 * another key; `null` where there is none.
 *
 * @throws RenameRefusal for an input that cannot be renamed, and for a key that is taken or empty.
 */
export function renameInConfiguration(
  configuration: ConfigurationDocument,
  position: Position,
  newName: string,
): WorkspaceEdit | null {
  const place = inputPlaceAt(configuration, position);
  if (!place) return null;
  return renameInput(findFunctionDocuments(configuration), place.key, newName);
}

/** @throws RenameRefusal for names that are not the author's. */
function findRenamed(document: HogDocument, position: Position): FoundSymbol | undefined {
  const found = symbolAt(document, toOffset(document.text, position));
  if (found) check(document, found.symbol);
  return found;
}

function check(document: HogDocument, symbol: HogSymbol): void {
  switch (symbol.kind) {
    case "local":
      return checkLocal(symbol.declaration);
    case "input":
      return checkInput(findFunctionDocuments(document), symbol.key);
    case "entry":
      throw new RenameRefusal(
        "A key of a dictionary cannot be renamed: whoever gets the dictionary may read it.",
      );
    case "tag":
      throw new RenameRefusal("This tag calls no function of the program. It cannot be renamed.");
    case "selection":
      throw new RenameRefusal(describeSelection(symbol));
  }
}

function describeSelection({ root, path }: Extract<HogSymbol, { kind: "selection" }>): string {
  const name = path.at(-1);
  if (name !== undefined) return `\`${name}\` is a name in the data. It cannot be renamed here.`;
  if (typeof root !== "string") return "This cannot be renamed.";
  return builtins.has(root)
    ? `\`${root}\` is a function of the library. It cannot be renamed.`
    : `\`${root}\` is not declared in this program. It cannot be renamed.`;
}

function nameOf(symbol: HogSymbol): string {
  switch (symbol.kind) {
    case "local":
      return symbol.declaration.text;
    case "input":
      return symbol.key;
    case "entry":
      return symbol.name;
    case "tag":
      return symbol.tag.name.text;
    case "selection":
      return "";
  }
}
