import type { Problem } from "../source/problem.ts";
import type { Span } from "../source/span.ts";
import { parseExpression, parseProgram, parseTemplate, type Parsed } from "../syntax/parse.ts";
import type { Program, Query } from "../syntax/tree.ts";
import type { AstExpression, AstProgram, QueryTree } from "./ast.ts";
import { desugar, desugarExpression, type QueryParser } from "./desugar.ts";
import { isOfficialError, type OfficialError } from "./officialJson.ts";
import { asTreeNode, isList, moveTree } from "./queryTree.ts";

/**
 * Reads the text of a `select` with PostHog's parser, which alone knows SQL. Positions, also that of
 * an error, are UTF-16 offsets in that text, as `readOfficialTree` makes them.
 */
export type QueryReader = (queryText: string) => QueryTree | OfficialError;

/** A text as the compiler takes it, or its mistakes. */
export type ReadText<Root> = Understood<Root> | Invalid;

export interface Understood<Root> {
  readonly kind: "understood";
  readonly root: Root;
}

/** The text is no Hog; compilation has not begun. */
export interface Invalid {
  readonly kind: "invalid";
  /** In source order. */
  readonly problems: readonly [Problem, ...Problem[]];
}

/** Reads a program. Without `readQuery`, one that contains a query is invalid. */
export function readProgram(text: string, readQuery?: QueryReader): ReadText<AstProgram> {
  return readParsedProgram(parseProgram(text), readQuery);
}

/** The same for a program that has been parsed already. */
export function readParsedProgram(
  parsed: Parsed<Program>,
  readQuery?: QueryReader,
): ReadText<AstProgram> {
  return read(parsed, desugar, readQuery);
}

/** Reads one expression. */
export function readExpression(text: string, readQuery?: QueryReader): ReadText<AstExpression> {
  return read(parseExpression(text), desugarExpression, readQuery);
}

/** Reads the text of an input. */
export function readTemplate(text: string, readQuery?: QueryReader): ReadText<AstExpression> {
  return read(parseTemplate(text), desugarExpression, readQuery);
}

/**
 * Reads SQL that is no query but stands in a text among Hog, such as `sum(x) over ()`, for who wants
 * its tree. `undefined` where PostHog's parser refuses it.
 */
export function sqlReader(
  text: string,
  readQuery: QueryReader | undefined,
): (span: Span) => QueryTree | undefined {
  const prefix = "select ";
  return ({ start, end }) => {
    const answer = readQuery?.(prefix + text.slice(start, end));
    if (answer === undefined || isOfficialError(answer)) return undefined;
    const columns = asTreeNode(answer)?.["select"];
    const [column] = isList(columns) ? columns : [];
    return column === undefined ? undefined : moveTree(column, start - prefix.length);
  };
}

function read<Tree, Root>(
  { text, root, problems }: Parsed<Tree>,
  desugarTree: (tree: Tree, queries: QueryParser) => Root,
  readQuery: QueryReader | undefined,
): ReadText<Root> {
  const invalid = toInvalid(problems);
  if (invalid) return invalid;
  const queryProblems: Problem[] = [];
  const ast = desugarTree(root, (query) => {
    const answer = readQuery?.(text.slice(query.start, query.end));
    if (answer !== undefined && !isOfficialError(answer)) return moveTree(answer, query.start);
    queryProblems.push(answer ? refusedQuery(query, answer) : unreadQuery(query));
    return null;
  });
  return toInvalid(queryProblems) ?? { kind: "understood", root: ast };
}

function toInvalid([first, ...others]: readonly Problem[]): Invalid | undefined {
  return first && { kind: "invalid", problems: [first, ...others] };
}

function refusedQuery(query: Query, error: OfficialError): Problem {
  const start = Math.min(query.start + error.start, query.end);
  const message = `PostHog's parser refuses this query: ${error.message}`;
  return { code: "invalid-query", severity: "error", message, start, end: query.end };
}

function unreadQuery({ start, end }: Query): Problem {
  const message = "A query is compiled only where PostHog's parser is at hand to read it.";
  return { code: "unread-query", severity: "error", message, start, end };
}
