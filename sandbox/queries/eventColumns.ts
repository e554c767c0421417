import { createHash } from "node:crypto";
import { projectId } from "../projectAddress.ts";
import type { StoredEvent } from "../projectState.ts";

/** A column of the table of events. */
export interface EventColumn {
  /** In ClickHouse's words. */
  readonly type: string;
  readonly read: (event: StoredEvent) => unknown;
}

const text = "String";

const columns: ReadonlyMap<string, EventColumn> = new Map<string, EventColumn>([
  ["uuid", { type: "UUID", read: ({ uuid }) => uuid }],
  ["event", { type: text, read: ({ event }) => event }],
  ["distinct_id", { type: text, read: ({ distinct_id }) => distinct_id }],
  ["timestamp", { type: "DateTime64(6, 'UTC')", read: ({ timestamp }) => timestamp }],
  ["created_at", { type: "DateTime64(6, 'UTC')", read: ({ timestamp }) => timestamp }],
  // Properties come as JSON in a text.
  ["properties", { type: text, read: ({ properties }) => JSON.stringify(properties) }],
  ["elements_chain", { type: text, read: ({ elements_chain }) => elements_chain }],
  ["team_id", { type: "Int64", read: () => projectId }],
  ["person_id", { type: "UUID", read: ({ person }) => person.id }],
  ["person.id", { type: "UUID", read: ({ person }) => person.id }],
  ["person.properties", { type: text, read: ({ person }) => JSON.stringify(person.properties) }],
]);

/** The column of a name; those of groups are numbered by type. `undefined` for what is no column. */
export function findColumn(name: string, groupTypes: readonly string[]): EventColumn | undefined {
  return columns.get(name) ?? groupColumn(name, groupTypes);
}

function groupColumn(name: string, groupTypes: readonly string[]): EventColumn | undefined {
  const [, dollar, digit, dot] = /^(\$?)group_([0-4])(\.properties)?$/.exec(name) ?? [];
  if (digit === undefined || (dollar === "$") === (dot !== undefined)) return undefined;
  const type = groupTypes[Number(digit)] ?? "";
  const isKey = dot === undefined;
  return {
    type: text,
    read: ({ groups }) => {
      const group = Object.hasOwn(groups, type) ? groups[type] : undefined;
      return isKey ? (group?.id ?? "") : JSON.stringify(group?.properties ?? {});
    },
  };
}

/** An event as `EventsQuery` gives it for `*`. */
export function toEventObject(event: StoredEvent) {
  const { uuid, distinct_id, timestamp, properties, elements_chain } = event;
  return {
    uuid,
    event: event.event,
    properties,
    timestamp,
    team_id: projectId,
    distinct_id,
    elements_chain,
    created_at: timestamp,
  };
}

/** A person as `EventsQuery` gives it. */
export function toPersonObject({ person, distinct_id, timestamp }: StoredEvent) {
  return {
    uuid: person.id,
    created_at: timestamp,
    properties: person.properties,
    distinct_id,
  };
}

/** A number for a person, always the same, as the older routes have one. */
export function personNumber(id: string): number {
  return createHash("sha256").update(id).digest().readUIntBE(0, 4);
}
