import type { Declaration, Reference } from "../../../../hog/analysis/scopes.ts";
import { textOfPart } from "../../../../hog/analysis/selection.ts";
import { visitTree } from "../../../../hog/analysis/visitTree.ts";
import type { Span } from "../../../../hog/source/span.ts";
import type { Entry, Tag } from "../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../documents.ts";
import { memberAt } from "../members.ts";
import { findInputSelections } from "./inputSelections.ts";
import { localOf } from "./localOf.ts";
import { partOf } from "./memberOf.ts";
import type { HogSymbol } from "./symbolAt.ts";

/** Where a name stands for a symbol, quotes included. */
export interface Place extends Span {
  readonly access: "declaration" | "read" | "write";
}

/** Every place of a symbol in one document, in source order; of an input those in Hog only. */
export function placesOf(document: HogDocument, symbol: HogSymbol): readonly Place[] {
  switch (symbol.kind) {
    case "local":
      return placesOfLocal(document, symbol.declaration);
    case "input":
      return findInputSelections(document, symbol.key).flatMap((selection) => {
        const part = partOf(selection);
        return part ? [place(part, "read")] : [];
      });
    case "entry":
      return placesOfEntry(document, symbol.entry, symbol.name);
    case "selection":
      return document.analysis.scopes.references.flatMap((reference) =>
        placeInPath(reference, symbol.root, symbol.path),
      );
    case "tag":
      return placesOfTag(symbol.tag);
  }
}

function place({ start, end }: Span, access: Place["access"]): Place {
  return { start, end, access };
}

function inOrder(places: readonly Place[]): readonly Place[] {
  return places.toSorted((one, other) => one.start - other.start);
}

function placesOfTag({ name, closing }: Tag): readonly Place[] {
  return [name, ...(closing ? [closing] : [])].map((end) => place(end, "read"));
}

/** The names in closing tags are no uses for the compiler. */
function placesOfLocal({ analysis }: HogDocument, local: Declaration): readonly Place[] {
  const { parsed, scopes } = analysis;
  const uses = scopes.references.filter((reference) => localOf(reference) === local);
  const closings: Place[] = [];
  const noteClosing = ({ name, closing }: Tag): void => {
    if (closing?.text === local.text && scopes.declarationOf(name) === local) {
      closings.push(place(closing, "read"));
    }
  };
  if (uses.some(({ node }) => node.kind === "name")) {
    visitTree(parsed.root, [{ tag: noteClosing }]);
  }
  return inOrder([
    ...(local.name ? [place(local.name, "declaration")] : []),
    ...uses.map(({ node, access }) => place(node, access === "write" ? "write" : "read")),
    ...closings,
  ]);
}

function placesOfEntry(document: HogDocument, entry: Entry, name: string): readonly Place[] {
  const known = new Map<string, boolean>();
  const selects = ({ text, node, declaration }: Reference, path: readonly string[]): boolean => {
    // Each selection is looked up once, however often it is used.
    const spelling = JSON.stringify([declaration?.visible.start, text, path]);
    const answer =
      known.get(spelling) ?? memberAt(document, { root: text, path }, node.start)?.entry === entry;
    known.set(spelling, answer);
    return answer;
  };
  const uses = document.analysis.scopes.references.flatMap((reference) => {
    const { declaration, path } = reference;
    if (!declaration || path.length > longestPath) return [];
    const texts = path.map(textOfPart);
    return path.flatMap((part, index) =>
      texts[index] === name && selects(reference, texts.slice(0, index + 1))
        ? [place(part, "read")]
        : [],
    );
  });
  return inOrder([place(entry.key, "declaration"), ...uses]);
}

/** Longer ones are nobody's. */
const longestPath = 30;

/** The name at the end of a path, if a use has that path. */
function placeInPath(
  reference: Reference,
  root: Declaration | string,
  path: readonly string[],
): readonly Place[] {
  const local = localOf(reference);
  if (local ? local !== root : reference.text !== root) return [];
  if (path.length === 0) return [place(reference.node, "read")];
  const parts = reference.path.slice(0, path.length);
  const last = parts[path.length - 1];
  return last && parts.every((part, index) => textOfPart(part) === path[index])
    ? [place(last, "read")]
    : [];
}
