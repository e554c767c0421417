import * as v from "valibot";
import { decode, fieldsSchema, text } from "./decode.ts";
import type { Http } from "./http.ts";

/** An event that a project received. */
export interface RecentEvent {
  readonly uuid: string;
  readonly event: string;
  readonly distinct_id: string;
  /** ISO 8601. */
  readonly timestamp: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Empty unless the event was captured automatically. */
  readonly elements_chain: string;
  readonly person: {
    readonly id: string;
    readonly properties: Readonly<Record<string, unknown>>;
  };
}

export interface EventsQuery {
  /** Names of events; any event when empty or absent. */
  readonly names?: readonly string[] | undefined;
  /** 1 to 100. */
  readonly limit: number;
}

/** The events that a project received. */
export interface Events {
  /**
   * The newest events of the last seven days, or of the last thirty when there are none. Newest first.
   *
   *     POST query/, body { query: { kind: "HogQLQuery", query, values } }
   *
   * @throws ApiError `missing-scope` when the key may not query (`query:read`).
   */
  recent(query: EventsQuery, signal?: AbortSignal): Promise<readonly RecentEvent[]>;
}

/** `project` is the path of the project's routes, without a slash at the end. */
export function createEvents(http: Http, project: string): Events {
  const readSince = async (
    days: number,
    query: EventsQuery,
    signal: AbortSignal | undefined,
  ): Promise<readonly RecentEvent[]> => {
    const answer = await http.send({
      method: "POST",
      path: `${project}/query/`,
      body: { query: toHogQL(query, days), refresh: "force_blocking" },
      isSlow: true,
      signal,
    });
    return decode(answerSchema, answer, http.host).results;
  };

  return {
    async recent(query, signal) {
      const events = await readSince(7, query, signal);
      return events.length > 0 ? events : readSince(30, query, signal);
    },
  };
}

/** Names are values, never a part of the text. */
function toHogQL({ names = [], limit }: EventsQuery, days: number): unknown {
  const count = Math.min(Math.max(Math.trunc(limit), 1), 100);
  const ofNames = names.length > 0 ? "event IN {names} AND " : "";
  const query =
    `SELECT ${columns.join(", ")} FROM events ` +
    `WHERE ${ofNames}timestamp > now() - INTERVAL ${days} DAY ORDER BY timestamp DESC LIMIT ${count}`;
  return { kind: "HogQLQuery", query, ...(names.length > 0 ? { values: { names } } : {}) };
}

/** In the order in which `rowSchema` reads them. */
const columns = [
  "uuid",
  "event",
  "distinct_id",
  "timestamp",
  "properties",
  "elements_chain",
  "person.id",
  "person.properties",
];

/** Properties come as JSON in a text; an event without a person has none. */
const propertiesSchema = v.pipe(
  v.unknown(),
  v.transform((value) => (typeof value === "string" && value !== "" ? parseJson(value) : value)),
  v.transform((value) => (v.is(fieldsSchema, value) ? value : {})),
);

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const rowSchema = v.pipe(
  v.tuple([
    v.string(),
    v.string(),
    v.string(),
    v.string(),
    propertiesSchema,
    text,
    text,
    propertiesSchema,
  ]),
  v.transform(
    ([uuid, event, distinct_id, timestamp, properties, elements_chain, id, personProperties]) => {
      const person = { id, properties: personProperties };
      return { uuid, event, distinct_id, timestamp, properties, elements_chain, person };
    },
  ),
);

const answerSchema: v.GenericSchema<unknown, { readonly results: readonly RecentEvent[] }> =
  v.object({ results: v.array(rowSchema) });
