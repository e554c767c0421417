import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type Position,
  SymbolKind,
} from "vscode-languageserver-types";
import { toOffset, toRange } from "../convert.ts";
import type { HogDocument } from "../documents.ts";
import {
  type Callable,
  type CallSite,
  findCallables,
  findCallSites,
} from "./navigation/callSites.ts";
import { symbolAt } from "./navigation/symbolAt.ts";

/** The function of the program whose name is at a position; `null` for any other name. */
export function prepareCallHierarchy(
  document: HogDocument,
  position: Position,
): CallHierarchyItem[] | null {
  const symbol = symbolAt(document, toOffset(document.text, position))?.symbol;
  if (symbol?.kind !== "local") return null;
  const { declaration } = symbol;
  const callable = findCallables(document).find((one) => one.declaration === declaration);
  return callable ? [toItem(document, callable)] : null;
}

/** Who calls a function: other functions, and the program itself. Empty if it is there no more. */
export function findIncomingCalls(
  document: HogDocument,
  item: CallHierarchyItem,
): CallHierarchyIncomingCall[] {
  if (isProgram(item)) return [];
  const callee = callableOfItem(document, item);
  const sites = callee ? findCallSites(document) : [];
  const calls = sites.filter((site) => site.callee.declaration === callee?.declaration);
  return groupBy(calls, ({ caller }) => caller?.declaration).map(([caller, ranges]) => ({
    from: toItem(document, caller.caller),
    fromRanges: toRanges(document, ranges),
  }));
}

/** Which functions of the program one calls, or the program itself. Empty if it is there no more. */
export function findOutgoingCalls(
  document: HogDocument,
  item: CallHierarchyItem,
): CallHierarchyOutgoingCall[] {
  const caller = isProgram(item) ? undefined : callableOfItem(document, item);
  if (!caller && !isProgram(item)) return [];
  const calls = findCallSites(document).filter(
    (site) => site.caller?.declaration === caller?.declaration,
  );
  return groupBy(calls, ({ callee }) => callee.declaration).map(([first, ranges]) => ({
    to: toItem(document, first.callee),
    fromRanges: toRanges(document, ranges),
  }));
}

/** Groups in the order of their first calls, each with that one and with all of them. */
function groupBy(
  sites: readonly CallSite[],
  keyOf: (site: CallSite) => unknown,
): readonly (readonly [CallSite, readonly CallSite[]])[] {
  const groups = new Map<unknown, [CallSite, CallSite[]]>();
  for (const site of sites) {
    const group = groups.get(keyOf(site));
    if (group) group[1].push(site);
    else groups.set(keyOf(site), [site, [site]]);
  }
  return [...groups.values()];
}

function toRanges({ text }: HogDocument, sites: readonly CallSite[]): CallHierarchyItem["range"][] {
  return sites.map(({ span }) => toRange(text, span));
}

function toItem(document: HogDocument, callable: Callable | undefined): CallHierarchyItem {
  const { text, analysis } = document;
  if (!callable) {
    const { root } = analysis.parsed;
    const start = { start: root.start, end: root.start };
    return {
      name: fileNameOf(text.uri),
      kind: SymbolKind.File,
      uri: text.uri,
      range: toRange(text, root),
      selectionRange: toRange(text, start),
    };
  }
  const { name, declaration, fn } = callable;
  const parameters = fn.parameters.map((parameter) => parameter.text);
  return {
    name: name.text,
    detail: `(${parameters.join(", ")})`,
    kind: SymbolKind.Function,
    uri: text.uri,
    range: toRange(text, declaration.node),
    selectionRange: toRange(text, name),
  };
}

function isProgram({ kind }: CallHierarchyItem): boolean {
  return kind === SymbolKind.File;
}

/** The document may have changed since the item was made. */
function callableOfItem(
  document: HogDocument,
  { name, selectionRange }: CallHierarchyItem,
): Callable | undefined {
  const start = toOffset(document.text, selectionRange.start);
  return findCallables(document).find((one) => one.name.start === start && one.name.text === name);
}

function fileNameOf(uri: string): string {
  const last = uri.slice(uri.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
