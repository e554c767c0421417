import { parseTime } from "../http/parameters.ts";
import { type JsonObject, parseJson, textOf, toJsonObject } from "../json.ts";
import { projectUrl } from "../projectAddress.ts";

/** The globals that PostHog's worker makes of a row of the events table. Groups are not looked up. */
export function toGlobals(row: JsonObject): JsonObject {
  const { uuid, event, distinct_id, elements_chain = "" } = row;
  const timestamp = toIso(row["timestamp"]);
  return {
    event: {
      uuid,
      event,
      distinct_id,
      timestamp,
      url: `${projectUrl}/events/${encodeURIComponent(textOf(uuid))}/${encodeURIComponent(timestamp)}`,
      elements_chain,
      properties: parse(row["properties"]),
    },
    ...(row["person_id"] !== undefined && {
      person: {
        id: row["person_id"],
        name: personName(row),
        url: `${projectUrl}/person/${encodeURIComponent(textOf(distinct_id))}`,
        properties: parse(row["person_properties"]),
      },
    }),
    groups: {},
  };
}

/** ClickHouse writes times without their zone, which is UTC. */
function toIso(timestamp: unknown): string {
  const text = textOf(timestamp);
  const time = parseTime(text);
  return time === undefined ? text : new Date(time).toISOString();
}

/** Properties come as JSON in a text. */
function parse(properties: unknown): JsonObject {
  if (typeof properties !== "string") return toJsonObject(properties);
  return toJsonObject(parseJson(properties));
}

function personName(row: JsonObject): string {
  const { email, name } = parse(row["person_properties"]);
  return textOf(email || name || row["distinct_id"]);
}
