import { chainRoot } from "../../../../hog/analysis/chains.ts";
import type { Declaration } from "../../../../hog/analysis/scopes.ts";
import { textOfPart } from "../../../../hog/analysis/selection.ts";
import type { Span } from "../../../../hog/source/span.ts";
import { nodesAt } from "../../../../hog/syntax/nodeAt.ts";
import type { Entry, Identifier, Name, Node, Tag } from "../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../documents.ts";
import { findInputs } from "./inputSelections.ts";
import { localOf } from "./localOf.ts";
import { memberOf, partOf, type Selection } from "./memberOf.ts";

/** What a name in a program or template stands for. */
export type HogSymbol =
  | { readonly kind: "local"; readonly declaration: Declaration }
  /** Certainly selected from `inputs`; the schema need not have it. */
  | { readonly kind: "input"; readonly key: string }
  /** A key of a dictionary that the program writes itself. */
  | { readonly kind: "entry"; readonly entry: Entry; readonly name: string }
  /** A global or a function of the library, or what is selected from one or from a local. */
  | {
      readonly kind: "selection";
      readonly root: Root;
      readonly path: readonly string[];
      /** Absent for `root` itself. */
      readonly selection?: Selection;
    }
  /** The name of a tag that calls nothing. */
  | { readonly kind: "tag"; readonly tag: Tag };

/** A local, or the name of what is none. */
type Root = Declaration | string;

/** A symbol and the name by which it was found, quotes included. */
export interface FoundSymbol {
  readonly symbol: HogSymbol;
  readonly span: Span;
}

/** The symbol whose name touches an offset; `undefined` for anything but names. */
export function symbolAt(document: HogDocument, offset: number): FoundSymbol | undefined {
  const { root } = document.analysis.parsed;
  const found = findSymbol(document, nodesAt(root, offset), offset);
  if (found || offset === 0) return found;
  // What starts at the offset is no name: one may end here.
  const before = findSymbol(document, nodesAt(root, offset - 1), offset - 1);
  return before?.span.end === offset ? before : undefined;
}

function findSymbol(
  document: HogDocument,
  path: readonly Node[],
  offset: number,
): FoundSymbol | undefined {
  const node = path.at(-1);
  const parent = path.at(-2);
  switch (node?.kind) {
    case "identifier":
      return found(node, symbolOfIdentifier(document, node));
    case "name":
      return found(node, symbolOfName(document, node, parent));
    case "string":
      if (parent?.kind === "index" && parent.index === node) {
        return found(node, symbolOfSelection(document, parent));
      }
      return parent?.kind === "entry" && parent.key === node
        ? found(node, { kind: "entry", entry: parent, name: node.value })
        : undefined;
    case "query":
    case "leftover": {
      const { references } = document.analysis.scopes;
      const use = references.find(({ node: { start, end } }) => start <= offset && offset <= end);
      return use?.node.kind === "identifier"
        ? found(use.node, symbolOfIdentifier(document, use.node))
        : undefined;
    }
    default:
      return undefined;
  }
}

/** A name that is missing has no width. */
function found({ start, end }: Span, symbol: HogSymbol | undefined): FoundSymbol | undefined {
  return symbol && start < end ? { symbol, span: { start, end } } : undefined;
}

function symbolOfIdentifier(document: HogDocument, node: Identifier): HogSymbol | undefined {
  const reference = document.analysis.scopes.referenceAt(node);
  if (!reference) return undefined;
  const declaration = localOf(reference);
  return declaration
    ? { kind: "local", declaration }
    : { kind: "selection", root: reference.text, path: [] };
}

function symbolOfName(
  document: HogDocument,
  name: Name,
  parent: Node | undefined,
): HogSymbol | undefined {
  const { scopes } = document.analysis;
  const declaration = scopes.declarationOf(name);
  if (declaration) return { kind: "local", declaration };
  if (parent?.kind === "member") return symbolOfSelection(document, parent);
  if (parent?.kind !== "tag") return undefined;
  const called = scopes.declarationOf(parent.name);
  return called && parent.closing?.text === parent.name.text
    ? { kind: "local", declaration: called }
    : { kind: "tag", tag: parent };
}

function symbolOfSelection(document: HogDocument, selection: Selection): HogSymbol | undefined {
  const part = partOf(selection);
  if (!part) return undefined;
  if (findInputs(document)(selection.object)) return { kind: "input", key: textOfPart(part) };
  const entry = memberOf(document, selection)?.entry;
  if (entry) return { kind: "entry", entry, name: textOfPart(part) };
  const identifier = chainRoot(selection);
  const reference = identifier && document.analysis.scopes.referenceAt(identifier);
  const last = reference?.path.indexOf(part) ?? -1;
  if (!reference || last < 0) return undefined;
  const root = localOf(reference) ?? reference.text;
  const path = reference.path.slice(0, last + 1).map(textOfPart);
  return { kind: "selection", root, path, selection };
}
