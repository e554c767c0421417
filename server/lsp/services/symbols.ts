import { type DocumentSymbol, SymbolKind } from "vscode-languageserver-types";
import { libraryName } from "../../../hog/analysis/calls.ts";
import { chainRoot, readsGlobal } from "../../../hog/analysis/chains.ts";
import { type Owner, type Scopes, withoutGroups } from "../../../hog/analysis/scopes.ts";
import { selectionText } from "../../../hog/analysis/selection.ts";
import { visitTree } from "../../../hog/analysis/visitTree.ts";
import type { Span } from "../../../hog/source/span.ts";
import type {
  Assignment,
  Call,
  Entry,
  Expression,
  Lambda,
  Name,
  Node,
  Variable,
} from "../../../hog/syntax/tree.ts";
import { toRange } from "../convert.ts";
import type { HogDocument } from "../documents.ts";
import type { HogText } from "../hogText.ts";

/**
 * The outline of a program: functions, variables, the keys of dictionaries that variables hold, and
 * what the program is there for: the requests it sends (`fetch inputs.url`) and the properties that it
 * sets on an event (`result.properties.plan`), each of these once a function.
 *
 * Names of loops and of caught errors are left out: they have no parts of their own, and say little.
 */
export function findSymbols(document: HogDocument): DocumentSymbol[] {
  return nest(document.text, withoutEmpty(findEntries(document)));
}

/** So many symbols are shown, and so many inside each other; nobody reads a longer outline. */
const mostSymbols = 2000;
const deepestLevel = 8;

/** One line of the outline. */
interface OutlineEntry {
  readonly span: Span;
  readonly name: string;
  readonly nameSpan: Span;
  readonly kind: SymbolKind;
  readonly detail?: string;
  /** Of interest only for what is in it. */
  readonly needsChildren?: true;
}

/** In source order, outer ones first. */
function findEntries({ analysis }: HogDocument): readonly OutlineEntry[] {
  const { parsed, scopes } = analysis;
  const { text } = parsed;
  const entries: OutlineEntry[] = [];
  const setProperties = new Set<string>();
  const add = (entry: OutlineEntry | undefined): void => {
    if (entry && entry.nameSpan.start < entry.nameSpan.end) entries.push(entry);
  };
  visitTree(parsed.root, [
    {
      function: (node) =>
        add({
          ...named(text, node, node.name),
          kind: SymbolKind.Function,
          detail: parametersText(node.parameters),
        }),
      variable: (node) => add(entryOfVariable(text, node)),
      lambda: (node, ancestors) => add(entryOfLambda(node, ancestors)),
      entry: (node, ancestors) => add(entryOfKey(text, node, ancestors)),
      call: (node) => add(entryOfRequest(text, scopes, node)),
      assignment: (node) => {
        const owner = ownerOfEventUse(scopes, node.target);
        const path = selectionText(node.target);
        if (!owner || path === undefined || setProperties.has(`${owner.start} ${path}`)) return;
        setProperties.add(`${owner.start} ${path}`);
        add(entryOfProperty(text, node));
      },
    },
  ]);
  return entries;
}

function entryOfVariable(text: string, node: Variable): OutlineEntry {
  const value = node.value && withoutGroups(node.value);
  const entry = named(text, node, node.name);
  return value?.kind === "lambda"
    ? { ...entry, kind: SymbolKind.Function, detail: parametersText(value.parameters) }
    : { ...entry, kind: SymbolKind.Variable };
}

/** A function without a name, such as the first argument of `arrayMap`. */
function entryOfLambda(node: Lambda, ancestors: readonly Node[]): OutlineEntry | undefined {
  const { body, parameters } = node;
  const holder = ancestors.findLast(({ kind }) => kind !== "group");
  if (body.kind !== "block" || holder?.kind === "variable") return undefined;
  if (holder?.kind === "entry" && isKeyOfVariable(ancestors)) return undefined;
  return {
    span: node,
    name: oneLine(`${parametersText(parameters)} -> …`),
    nameSpan: { start: node.start, end: body.start },
    kind: SymbolKind.Function,
    needsChildren: true,
  };
}

function entryOfKey(
  text: string,
  { start, end, key, value }: Entry,
  ancestors: readonly Node[],
): OutlineEntry | undefined {
  if (key.kind !== "string" || !isKeyOfVariable(ancestors)) return undefined;
  const inner = withoutGroups(value);
  const name = key.value.trim() === "" ? text.slice(key.start, key.end) : key.value;
  const entry = { span: { start, end }, name: oneLine(name), nameSpan: key };
  return inner.kind === "lambda"
    ? { ...entry, kind: SymbolKind.Function, detail: parametersText(inner.parameters) }
    : { ...entry, kind: SymbolKind.Property };
}

/** Whether a key with these ancestors is in a dictionary, or one inside it, that a variable holds. */
function isKeyOfVariable(ancestors: readonly Node[]): boolean {
  return ancestors.slice(-mostAround).findLast((node) => !isPartOfDict(node))?.kind === "variable";
}

function isPartOfDict({ kind }: Node): boolean {
  return kind === "dict" || kind === "entry" || kind === "group";
}

/** A dictionary and an entry for each level. */
const mostAround = 2 * deepestLevel;

/** A request whose address can be named in a few words. */
function entryOfRequest(text: string, scopes: Scopes, call: Call): OutlineEntry | undefined {
  const [first] = call.args;
  if (!first || libraryName(call, scopes) !== "fetch") return undefined;
  const address = addressText(text, withoutGroups(first));
  if (!address?.trim()) return undefined;
  return {
    span: call,
    name: `fetch ${oneLine(address)}`,
    nameSpan: { start: call.start, end: first.end },
    kind: SymbolKind.Event,
  };
}

function addressText(text: string, address: Expression): string | undefined {
  if (address.kind === "string") return address.value;
  if (address.kind === "template") return text.slice(address.start + 2, address.end - 1);
  return selectionText(address) && text.slice(address.start, address.end);
}

function entryOfProperty(text: string, { start, end, target }: Assignment): OutlineEntry {
  const name = oneLine(text.slice(target.start, target.end));
  return { span: { start, end }, name, nameSpan: target, kind: SymbolKind.Property };
}

/**
 * In which function the target of an assignment selects something from the event: by the event's own
 * name, or by that of a variable that was made of it.
 */
function ownerOfEventUse(scopes: Scopes, target: Expression): Owner | undefined {
  const root = chainRoot(target);
  const use = root && scopes.referenceAt(root);
  if (!use || use.access !== "read") return undefined;
  const made = use.declaration?.node;
  const value = made?.kind === "variable" && made.value ? withoutGroups(made.value) : root;
  const isEvent =
    value.kind === "identifier" && value.name === "event" && readsGlobal(value, scopes);
  return isEvent ? use.owner : undefined;
}

function named(text: string, span: Span, name: Name): Omit<OutlineEntry, "kind"> {
  const shown = name.text.trim() === "" ? text.slice(name.start, name.end) : name.text;
  return { span, name: oneLine(shown), nameSpan: name };
}

function parametersText(parameters: readonly Name[]): string {
  return oneLine(`(${parameters.map(({ text }) => text).join(", ")})`);
}

const longestName = 80;

function oneLine(text: string): string {
  const line = text.slice(0, longestName * 4).replaceAll(/\s+/g, " ");
  return line.length > longestName ? `${line.slice(0, longestName)}…` : line;
}

/** Leaves out what is of no interest by itself and has nothing in it. */
function withoutEmpty(entries: readonly OutlineEntry[]): readonly OutlineEntry[] {
  const kept: OutlineEntry[] = [];
  for (const entry of entries.toReversed()) {
    const next = kept.at(-1);
    const hasChildren = next !== undefined && next.span.start < entry.span.end;
    if (hasChildren || !entry.needsChildren) kept.push(entry);
  }
  return kept.toReversed();
}

/** Puts each entry into the one around it. */
function nest(text: HogText, entries: readonly OutlineEntry[]): DocumentSymbol[] {
  const top: DocumentSymbol[] = [];
  const open: { readonly end: number; readonly children: DocumentSymbol[] }[] = [];
  for (const { span, name, nameSpan, kind, detail } of entries.slice(0, mostSymbols)) {
    while ((open.at(-1)?.end ?? Infinity) <= span.start) open.pop();
    if (open.length >= deepestLevel) continue;
    const children: DocumentSymbol[] = [];
    const siblings = open.at(-1)?.children ?? top;
    siblings.push({
      name,
      kind,
      range: toRange(text, span),
      selectionRange: toRange(text, nameSpan),
      children,
      ...(detail !== undefined && { detail }),
    });
    open.push({ end: span.end, children });
  }
  return top;
}
