import { compileFilters } from "../../hog/filters/compileFilters.ts";
import { readProject } from "../../hog/filters/project.ts";
import { toFilterJson } from "../filterJson.ts";
import { invalid } from "../http/apiProblem.ts";
import { type ApiAnswer, type ApiRequest, ok } from "../http/apiRequest.ts";
import { readBody } from "../http/readBody.ts";
import { type JsonObject, textOf, toJsonObject } from "../json.ts";
import type { StoredEvent } from "../projectState.ts";
import { findColumn, toEventObject, toPersonObject } from "../queries/eventColumns.ts";
import { findEvents } from "../queries/findEvents.ts";
import { type EventsQuery, parseEventsQuery, QueryProblem } from "../queries/parseEventsQuery.ts";
import { resolveRelativeTime } from "../queries/relativeTime.ts";
import { eventGlobals, filterProject } from "../runs/runContext.ts";
import type { Sandbox } from "../sandbox.ts";
import { readDictionary, readInteger, readList, readText } from "../save/fields.ts";

/** `POST query/`: the two kinds of query that get events. */
export async function postQuery(sandbox: Sandbox, request: ApiRequest): Promise<ApiAnswer> {
  const query = readDictionary(toJsonObject(readBody(request))["query"], ["query"]);
  try {
    switch (query["kind"]) {
      case "HogQLQuery":
        return ok(answerHogQL(sandbox, query));
      case "EventsQuery":
        return ok(await answerEvents(sandbox, query));
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
async function answerEvents(sandbox: Sandbox, given: JsonObject): Promise<object> {
  const columns = readList(given["select"] ?? ["*"], ["query", "select"]).map(textOf);
  const [order = "timestamp DESC"] = readList(given["orderBy"] ?? [], ["query", "orderBy"]);
  return answer(
    sandbox,
    {
      columns,
      conditions: eventConditions(given, Date.now()),
      isNewestFirst: !/ASC$/i.test(textOf(order)),
      limit: readInteger(given["limit"] ?? 100, ["query", "limit"], { minimum: 1 }),
      offset: readInteger(given["offset"] ?? 0, ["query", "offset"], { minimum: 0 }),
    },
    await propertyFilter(sandbox, given),
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

async function propertyFilter(
  { content }: Sandbox,
  given: JsonObject,
): Promise<(event: StoredEvent) => boolean> {
  const { properties = [], fixedProperties = [], filterTestAccounts = false } = given;
  const filters = {
    properties: [
      ...readList(properties ?? [], ["query", "properties"]),
      ...readList(fixedProperties ?? [], ["query", "fixedProperties"]),
    ],
    filter_test_accounts: filterTestAccounts === true,
  };
  const project = readProject(toFilterJson(filterProject(content)));
  const clock = { now: Date.now(), timeZone: content.timezone };
  const compiled = compileFilters(toFilterJson(filters), project, clock);
  if ("error" in compiled) throw new QueryProblem(compiled.error.message);
  const { bytecode } = compiled;
  // PostHog's machine is large, and no start should wait for it.
  const { matchFilters } = await import("../../server/run/matchFilters.ts");
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
