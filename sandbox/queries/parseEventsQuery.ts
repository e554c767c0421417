import { parseTime } from "../http/parameters.ts";
import type { JsonObject } from "../json.ts";

/** A query of events that the sandbox understands. */
export interface EventsQuery {
  /** Names of columns, as they were written. */
  readonly columns: readonly string[];
  /** All of them hold. */
  readonly conditions: readonly EventCondition[];
  readonly isNewestFirst: boolean;
  readonly limit: number;
  readonly offset: number;
}

export type EventCondition =
  | {
      readonly kind: "one-of";
      readonly column: "event" | "uuid" | "distinct_id";
      readonly values: readonly string[];
    }
  /** Both in milliseconds since 1970. */
  | { readonly kind: "after" | "before"; readonly time: number };

/** What cannot be understood; `message` is ready to show. */
export class QueryProblem extends Error {}

/** In characters: far more than any such query has, and few enough to keep all tokens in memory. */
const longestQuery = 100_000;

/** How many rows PostHog gives unless it is told otherwise, and at most. */
const usualLimit = 100;
const mostRows = 50_000;

/**
 * Reads the few forms of HogQL that are needed to get recent events; the sandbox has no database.
 *
 *     SELECT column, … FROM events
 *     [WHERE condition AND …] [ORDER BY timestamp [ASC | DESC]] [LIMIT n [OFFSET n]]
 *
 *     condition : (event | uuid | distinct_id) (= text | IN (text, …) | IN {list})
 *               | timestamp (> | >= | < | <=) (text | now() [- INTERVAL n (MINUTE | HOUR | DAY | WEEK)])
 *
 * A text is `'…'`, or `{name}` of `values`.
 *
 * @throws QueryProblem for anything else
 */
export function parseEventsQuery(query: string, values: JsonObject, now: number): EventsQuery {
  if (query.length > longestQuery) throw new QueryProblem(`The query is too long. ${whatItCan}`);
  const tokens = new Tokens(query);
  const columns = readSelect(tokens);
  const conditions = tokens.takesWord("WHERE") ? readConditions(tokens, values, now) : [];
  const isNewestFirst = readOrder(tokens);
  const limit = tokens.takesWord("LIMIT") ? tokens.number() : usualLimit;
  const offset = tokens.takesWord("OFFSET") ? tokens.number() : 0;
  tokens.end();
  return { columns, conditions, isNewestFirst, limit: Math.min(limit, mostRows), offset };
}

function readSelect(tokens: Tokens): readonly string[] {
  tokens.word("SELECT");
  const columns = [tokens.name()];
  while (tokens.takes(",")) columns.push(tokens.name());
  tokens.word("FROM");
  tokens.word("EVENTS");
  return columns;
}

function readConditions(
  tokens: Tokens,
  values: JsonObject,
  now: number,
): readonly EventCondition[] {
  const conditions = [readCondition(tokens, values, now)];
  while (tokens.takesWord("AND")) conditions.push(readCondition(tokens, values, now));
  return conditions;
}

function readCondition(tokens: Tokens, values: JsonObject, now: number): EventCondition {
  const column = tokens.name();
  if (column === "timestamp") return readTimeCondition(tokens, values, now);
  if (column !== "event" && column !== "uuid" && column !== "distinct_id") {
    throw new QueryProblem(`The sandbox cannot look for events by ${column}. ${whatItCan}`);
  }
  if (tokens.takes("=")) {
    return { kind: "one-of", column, values: [toText(readValue(tokens, values))] };
  }
  tokens.word("IN");
  const list = readListValue(tokens, values);
  if (!Array.isArray(list)) throw new QueryProblem("What stands behind IN must be a list.");
  return { kind: "one-of", column, values: list.map(toText) };
}

function readListValue(tokens: Tokens, values: JsonObject): unknown {
  const close = tokens.takes("(") ? ")" : tokens.takes("[") ? "]" : undefined;
  if (close === undefined) return readValue(tokens, values);
  const items = [readValue(tokens, values)];
  while (tokens.takes(",")) items.push(readValue(tokens, values));
  tokens.symbol(close);
  const [only] = items;
  return items.length === 1 && Array.isArray(only) ? only : items;
}

function readTimeCondition(tokens: Tokens, values: JsonObject, now: number): EventCondition {
  const kind = tokens.takes(">=") || tokens.takes(">") ? "after" : "before";
  if (kind === "before" && !tokens.takes("<=")) tokens.symbol("<");
  return { kind, time: readTime(tokens, values, now) };
}

function readTime(tokens: Tokens, values: JsonObject, now: number): number {
  if (!tokens.takesWord("NOW")) {
    const time = parseTime(toText(readValue(tokens, values)));
    if (time === undefined) throw new QueryProblem("A time must be written as ISO 8601.");
    return time;
  }
  tokens.symbol("(");
  tokens.symbol(")");
  if (!tokens.takes("-")) return now;
  tokens.word("INTERVAL");
  const count = tokens.number();
  const unit = tokens.name().toUpperCase();
  const length = intervalLengths.get(unit);
  if (length === undefined) throw new QueryProblem(`The sandbox knows no INTERVAL of ${unit}.`);
  return now - count * length;
}

const intervalLengths: ReadonlyMap<string, number> = new Map([
  ["MINUTE", 60_000],
  ["HOUR", 3_600_000],
  ["DAY", 86_400_000],
  ["WEEK", 7 * 86_400_000],
]);

/** Events come in the order of time; only the direction can be chosen. */
function readOrder(tokens: Tokens): boolean {
  if (!tokens.takesWord("ORDER")) return false;
  tokens.word("BY");
  tokens.word("TIMESTAMP");
  if (tokens.takesWord("DESC")) return true;
  tokens.takesWord("ASC");
  return false;
}

function readValue(tokens: Tokens, values: JsonObject): unknown {
  const token = tokens.next();
  if (token.startsWith("'")) return unquote(token);
  const [, name] = /^\{\s*(\w+)\s*\}$/.exec(token) ?? [];
  if (name === undefined)
    throw new QueryProblem(`A text or a {placeholder} was expected instead of ${token}.`);
  if (!Object.hasOwn(values, name))
    throw new QueryProblem(`The placeholder {${name}} has no value.`);
  return values[name];
}

function unquote(token: string): string {
  return token.slice(1, -1).replaceAll(/\\(.)|''/g, (_all, escaped = "'") => String(escaped));
}

function toText(value: unknown): string {
  if (typeof value === "string") return value;
  throw new QueryProblem("The sandbox compares with texts only.");
}

const whatItCan =
  "It answers queries of recent events: SELECT columns FROM events WHERE event = '…' AND timestamp > now() - INTERVAL 7 DAY ORDER BY timestamp DESC LIMIT 10.";

const tokenPattern =
  /\s*('(?:[^'\\]|\\.|'')*'|\{\s*\w+\s*\}|\$?[A-Za-z_][\w$]*(?:\.[A-Za-z_$][\w$]*)*|\d+|[<>]=|[^\s])/y;

/** The tokens of a query, read from first to last. Words are the same in any case. */
class Tokens {
  readonly #tokens: readonly string[];
  #place = 0;

  constructor(query: string) {
    this.#tokens = [...query.trim().replace(/;$/, "").matchAll(new RegExp(tokenPattern, "gy"))].map(
      ([, token = ""]) => token,
    );
  }

  next(): string {
    return this.#tokens[this.#place++] ?? "the end";
  }

  takes(symbol: string): boolean {
    const isNext = this.#tokens[this.#place] === symbol;
    if (isNext) this.#place++;
    return isNext;
  }

  takesWord(word: string): boolean {
    const isNext = this.#tokens[this.#place]?.toUpperCase() === word;
    if (isNext) this.#place++;
    return isNext;
  }

  symbol(symbol: string): void {
    if (!this.takes(symbol)) this.#refuse(symbol);
  }

  word(word: string): void {
    if (!this.takesWord(word)) this.#refuse(word === "EVENTS" ? "events" : word);
  }

  name(): string {
    const token = this.#tokens[this.#place] ?? "";
    if (!/^[A-Za-z_$*]/.test(token)) this.#refuse("a column");
    this.#place++;
    return token;
  }

  number(): number {
    const token = this.#tokens[this.#place] ?? "";
    if (!/^\d{1,9}$/.test(token)) this.#refuse("a number");
    this.#place++;
    return Number(token);
  }

  end(): void {
    if (this.#place < this.#tokens.length) this.#refuse("the end");
  }

  #refuse(expected: string): never {
    const found = this.#tokens[this.#place] ?? "the end";
    throw new QueryProblem(`The sandbox expected ${expected} instead of ${found}. ${whatItCan}`);
  }
}
