/** What filters need of the globals that a function sees. Anything else in them is ignored. */
export interface EventGlobals {
  readonly event: {
    /** Name of the event. */
    readonly event: string;
    readonly uuid: string;
    readonly distinct_id: string;
    /** ISO 8601. */
    readonly timestamp: string;
    readonly properties?: Readonly<Record<string, unknown>>;
    /** The clicked element and its ancestors, as text; else the property `$elements_chain`. */
    readonly elements_chain?: string;
  };
  readonly person?: PersonGlobals | null;
  /** By group type. */
  readonly groups?: Readonly<Record<string, GroupGlobals>>;
  /** Only workflows have some. */
  readonly variables?: Readonly<Record<string, unknown>>;
}

interface PersonGlobals {
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

interface GroupGlobals {
  /** Key of the group. */
  readonly id: string;
  /** 0 to 4. */
  readonly index: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The globals of filters by name: flatter than those of the function, and always all there. */
export type FilterGlobals = Readonly<Record<string, unknown>>;

/** The globals that PostHog's worker runs filters with. `event` is the name of the event here. */
export function filterGlobals(globals: EventGlobals): FilterGlobals {
  const { event, groups = {}, variables = {} } = globals;
  const { properties = {} } = event;
  const chain = event.elements_chain ?? properties["$elements_chain"] ?? null;
  return {
    event: event.event,
    uuid: event.uuid,
    timestamp: event.timestamp,
    distinct_id: event.distinct_id,
    properties,
    ...personFields(globals),
    elements_chain: chain,
    ...chainFields(typeof chain === "string" ? chain : ""),
    ...groupFields(Object.values(groups)),
    variables,
  };
}

function personFields({ event, person }: EventGlobals): FilterGlobals {
  if (!person) return { person: null, pdi: null };
  const { id, properties } = person;
  return {
    person: { id, properties },
    pdi: { distinct_id: event.distinct_id, person_id: id, person: { id, properties } },
  };
}

/** Read from the text of the chain by search, as PostHog does: quotes inside values end them. */
function chainFields(chain: string): FilterGlobals {
  return {
    elements_chain_href: attributeValues(chain, "href")[0] ?? "",
    elements_chain_texts: distinct(attributeValues(chain, "text")),
    elements_chain_ids: distinct(attributeValues(chain, "attr_id")),
    elements_chain_elements: distinct(
      captures(chain, /(?:^|;)(a|button|form|input|select|textarea|label)(?:\.|$|:)/g),
    ),
  };
}

function attributeValues(chain: string, name: string): readonly string[] {
  return captures(chain, new RegExp(`[:"]${name}="([^\\n]*?)"`, "g"));
}

function captures(text: string, pattern: RegExp): readonly string[] {
  return Array.from(text.matchAll(pattern), ([, captured = ""]) => captured);
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

const groupIndexes = [0, 1, 2, 3, 4];

function groupFields(groups: readonly GroupGlobals[]): FilterGlobals {
  // Where two groups claim one index, the later has it.
  const byIndex = new Map(groups.map((group) => [group.index, group]));
  const fields = groupIndexes.flatMap((index): [string, unknown][] => {
    const group = byIndex.get(index);
    return [
      [`$group_${index}`, group?.id ?? null],
      [`group_${index}`, { properties: group?.properties ?? {} }],
    ];
  });
  return Object.fromEntries(fields);
}
