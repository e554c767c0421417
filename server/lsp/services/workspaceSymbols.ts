import { type Range, SymbolKind, type WorkspaceSymbol } from "vscode-languageserver-types";
import { withoutGroups } from "../../../hog/analysis/scopes.ts";
import { Lines } from "../../../hog/source/lines.ts";
import { isWordPart } from "../../../hog/syntax/characters.ts";
import { parseProgram } from "../../../hog/syntax/parse.ts";
import type { Program, Statement } from "../../../hog/syntax/tree.ts";
import { toRange } from "../convert.ts";
import type { HogDocument } from "../documents.ts";
import { keepLatest } from "../keepLatest.ts";
import { matchName } from "./matchName.ts";

/** A function of the project, for the search over all of them. */
export interface SearchedProgram {
  readonly uri: string;
  /** What the function is called. */
  readonly name: string;
  /** An open program comes with its analysis, any other as it is stored. */
  readonly text: string | HogDocument;
}

/** What a search needs besides its words. */
export interface SearchOptions {
  readonly cache: TopLevelNames;
  /** Asked before each program; true ends the search without results. */
  readonly isCancelled: () => boolean;
}

/**
 * The functions of a project whose name fits, and what their programs declare at the top level. A name
 * fits that holds the letters of the query in their order, in any case. Best first: the same name, one
 * that starts so, one whose words start so; at most 500.
 */
export function findWorkspaceSymbols(
  query: string,
  programs: Iterable<SearchedProgram>,
  { cache, isCancelled }: SearchOptions,
): WorkspaceSymbol[] {
  const wanted = query.replaceAll(/\s+/g, "").toLowerCase();
  const found: Found[] = [];
  const add = (name: string, symbol: () => WorkspaceSymbol): void => {
    const rank = matchName(wanted, name);
    if (rank !== undefined) found.push({ rank, name, symbol });
  };
  for (const program of programs) {
    if (isCancelled()) return [];
    if (wanted === "" && found.length >= mostResults) break;
    const { uri, name: containerName } = program;
    add(containerName, () => ({
      name: containerName,
      kind: SymbolKind.Module,
      location: { uri, range: firstCharacter },
    }));
    for (const { name, kind, range } of cache.namesOf(program, wanted)) {
      add(name, () => ({ name, kind, location: { uri, range }, containerName }));
    }
  }
  return found
    .toSorted(bestFirst)
    .slice(0, mostResults)
    .map(({ symbol }) => symbol());
}

const mostResults = 500;

const firstCharacter: Range = {
  start: { line: 0, character: 0 },
  end: { line: 0, character: 0 },
};

interface Found {
  readonly rank: number;
  readonly name: string;
  readonly symbol: () => WorkspaceSymbol;
}

function bestFirst(one: Found, other: Found): number {
  if (one.rank !== other.rank) return one.rank - other.rank;
  if (one.name.length !== other.name.length) return one.name.length - other.name.length;
  return one.name < other.name ? -1 : Number(one.name > other.name);
}

/** A function or variable that stands in no other. */
interface TopLevelName {
  readonly name: string;
  readonly kind: SymbolKind;
  /** Of the name itself. */
  readonly range: Range;
}

/**
 * What programs declare at the top level. A stored program is parsed once, and only when the query can
 * fit a word of it; the last thousand are kept.
 */
export class TopLevelNames {
  readonly #byUri = new Map<string, { readonly text: string; readonly names: TopLevelName[] }>();

  /** Those that a query in lower case can fit, or more. */
  namesOf({ uri, text }: SearchedProgram, query: string): readonly TopLevelName[] {
    if (typeof text !== "string") return namesIn(text.analysis.parsed.root, text.text);
    const known = this.#byUri.get(uri);
    if (known?.text === text) return known.names;
    if (!mayHoldName(text, query)) return [];
    const names = namesIn(parseProgram(text).root, new Lines(text));
    return keepLatest(this.#byUri, uri, { text, names }, mostKept).names;
  }
}

const mostKept = 1000;

/** Whether a word of a text holds the letters of a query in their order. Quoted names may be anything. */
function mayHoldName(text: string, query: string): boolean {
  if (text.includes("`") || text.includes('"')) return true;
  const lower = text.toLowerCase();
  let matched = 0;
  for (let at = 0; at < lower.length && matched < query.length; at++) {
    const code = lower.charCodeAt(at);
    if (!isWordPart(code)) matched = 0;
    else if (code === query.charCodeAt(matched)) matched++;
  }
  return matched === query.length;
}

function namesIn({ statements }: Program, text: Parameters<typeof toRange>[0]): TopLevelName[] {
  return statements.flatMap((statement) => {
    if (statement.kind !== "function" && statement.kind !== "variable") return [];
    const { name } = statement;
    if (name.text.trim() === "") return [];
    return [{ name: name.text, kind: kindOf(statement), range: toRange(text, name) }];
  });
}

function kindOf(statement: Statement): SymbolKind {
  const isLambda =
    statement.kind === "variable" &&
    statement.value !== undefined &&
    withoutGroups(statement.value).kind === "lambda";
  return statement.kind === "function" || isLambda ? SymbolKind.Function : SymbolKind.Variable;
}
