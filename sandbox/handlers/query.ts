import { compileFilters } from "../../hog/filters/compileFilters.ts";
import { type Json, readJson } from "../../hog/filters/json.ts";
import { readProject } from "../../hog/filters/project.ts";
import { matchFilters } from "../../server/run/matchFilters.ts";
import { invalid } from "../http/apiProblem.ts";
import { type ApiAnswer, type ApiRequest, ok } from "../http/apiRequest.ts";
import { readBody } from "../http/readBody.ts";
import { type JsonObject, toJsonObject } from "../json.ts";
import type { StoredEvent } from "../projectState.ts";
import { findColumn, toEventObject, toPersonObject } from "../queries/eventColumns.ts";
import { findEvents } from "../queries/findEvents.ts";
import { type EventsQuery, parseEventsQuery, QueryProblem } from "../queries/parseEventsQuery.ts";
import { resolveRelativeTime } from "../queries/relativeTime.ts";
import { eventGlobals, filterProject } from "../runs/runContext.ts";
import type { Sandbox } from "../sandbox.ts";
import { readDictionary, readInteger, readList, readText } from "../save/fields.ts";

/** `POST query/`: the two kinds of query that get events. */
export function postQuery(sandbox: Sandbox, request: ApiRequest): ApiAnswer {
  const query = readDictionary(toJsonObject(readBody(request))["query"], ["query"]);
  try {
    switch (query["kind"]) {
      case "HogQLQuery":
        return ok(answerHogQL(sandbox, query));
      case "EventsQuery":
        return ok(answerEvents(sandbox, query));
      default:
        throw new QueryProblem(
          "The sandbox answers queries of kind HogQLQuery and EventsQuery only.",
        );
    }
  } catch (error) {
    if (error instanceof QueryProblem) throw invalid(null, error.message, "query_error");
    throw error;
  }
}

function answerHogQL(sandbox: Sandbox, given: JsonObject): object {
  const text = readText(given["query"], ["query", "query"]);
  const query = parseEventsQuery(text, toJsonObject(given["values"]), Date.now());
  return { ...answer(sandbox, query, () => true), hogql: text };
}

/** With filters of the function that asks, as PostHog's editor sends it. */
function answerEvents(sandbox: Sandbox, given: JsonObject): object {
  const columns = readList(given["select"] ?? ["*"], ["query", "select"]).map(String);
  const [order = "timestamp DESC"] = readList(given["orderBy"] ?? [], ["query", "orderBy"]);
  return answer(
    sandbox,
    {
      columns,
      conditions: eventConditions(given, Date.now()),
      isNewestFirst: !/ASC$/i.test(String(order)),
      limit: readInteger(given["limit"] ?? 100, ["query", "limit"], { minimum: 1 }),
      offset: readInteger(given["offset"] ?? 0, ["query", "offset"], { minimum: 0 }),
    },
    propertyFilter(sandbox, given),
  );
}

function eventConditions(given: JsonObject, now: number): EventsQuery["conditions"] {
  const { event = null, after = null, before = null } = given;
  return [
    ...(typeof event === "string"
      ? [{ kind: "one-of", column: "event", values: [event] } as const]
      : []),
    ...(typeof after === "string"
      ? [{ kind: "after", time: resolveRelativeTime(after, now) } as const]
      : []),
    ...(typeof before === "string"
      ? [{ kind: "before", time: resolveRelativeTime(before, now) } as const]
      : []),
  ];
}

function propertyFilter({ content }: Sandbox, given: JsonObject): (event: StoredEvent) => boolean {
  const { properties = [], fixedProperties = [], filterTestAccounts = false } = given;
  const filters = {
    properties: [
      ...readList(properties ?? [], ["query", "properties"]),
      ...readList(fixedProperties ?? [], ["query", "fixedProperties"]),
    ],
    filter_test_accounts: filterTestAccounts === true,
  };
  const project = readProject(toJson(filterProject(content)));
  const clock = { now: Date.now(), timeZone: content.timezone };
  const compiled = compileFilters(toJson(filters), project, clock);
  if ("error" in compiled) throw new QueryProblem(compiled.error.message);
  const { bytecode } = compiled;
  return (event) =>
    matchFilters(
      { function: noFunction, globals: {} },
      { ...filters, bytecode },
      eventGlobals(event, content),
      new Date(),
    ).match;
}

/** Filters that are compiled ask nothing of the function. */
const noFunction = { type: "destination", program: { bytecode: [] } } as const;

function answer(
  { store, content }: Sandbox,
  query: EventsQuery,
  fits: (event: StoredEvent) => boolean,
): object {
  const { columns, limit, offset } = query;
  const readers = columns.map((name) => readerOf(name, content.groupTypes));
  const found = findEvents(store.state.events, query).filter(fits);
  const rows = found.slice(offset, offset + limit);
  return {
    columns: columns.map((name) => columnName(name)),
    types: columns.map((name, index) => [columnName(name), readers[index]?.type]),
    results: rows.map((event) => readers.map(({ read }) => read(event))),
    hasMore: offset + limit < found.length,
    limit,
    offset,
    error: null,
    is_cached: false,
    timings: null,
  };
}

/** HogQL names a column after the last part of what was selected. */
function columnName(name: string): string {
  return name.split(".").at(-1) ?? name;
}

function readerOf(name: string, groupTypes: readonly string[]) {
  if (name === "*") return { type: "Tuple", read: toEventObject };
  if (name === "person") return { type: "Tuple", read: toPersonObject };
  const column = findColumn(name, groupTypes);
  if (!column) throw new QueryProblem(`The sandbox's events have no column ${name}.`);
  return column;
}

function toJson(value: unknown): Json {
  const read = readJson(JSON.stringify(value));
  if ("error" in read) throw new Error(read.error);
  return read.value;
}
