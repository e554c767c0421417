import type {
  ProjectGroup,
  ProjectNames,
  ProjectProperty,
} from "../../protocol/languageRequests.ts";
import { type ApiError, isApiError } from "../api/apiError.ts";
import type { Definitions, DefinitionList, PropertyOwner } from "../api/definitions.ts";

/** The names that were read so far, without a sample. */
export type ReadNames = Omit<ProjectNames, "sample">;

/** How names are read. */
export interface Reading {
  /** What was read earlier; it stays where a list cannot be read. */
  readonly known: ReadNames | undefined;
  /** Hears of a list that could not be read. */
  readonly onMissed: (what: string, error: ApiError) => void;
  readonly signal: AbortSignal;
}

/**
 * Reads what a project's events and properties are called, one request after the other: it is not urgent.
 * Gives what is there after each list; only the last one may be complete, and it is not if a list could
 * not be read, such as for want of a scope.
 */
export async function* readNames(
  definitions: Definitions,
  { known, onMissed, signal }: Reading,
): AsyncGenerator<ReadNames> {
  let names: ReadNames = { ...(known ?? nothingRead), complete: false };
  let complete = true;
  const read = async <Item>(
    what: string,
    asked: Promise<DefinitionList<Item>>,
  ): Promise<readonly Item[] | undefined> => {
    try {
      const list = await asked;
      complete &&= list.complete;
      return list.items;
    } catch (error) {
      if (!isApiError(error) || signal.aborted) throw error;
      complete = false;
      onMissed(what, error);
      return undefined;
    }
  };
  const properties = async (
    what: string,
    owner: PropertyOwner,
    before: readonly ProjectProperty[],
  ): Promise<readonly ProjectProperty[]> =>
    (await read(what, definitions.properties(owner, signal)))?.map(toProperty) ?? before;

  const { eventProperties, personProperties, groups } = names;
  const ofEvents = await properties("properties of events", { type: "event" }, eventProperties);
  yield (names = { ...names, eventProperties: ofEvents });
  const events = await read("events", definitions.events(signal));
  yield (names = { ...names, events: events?.map(toEvent) ?? names.events });
  const ofPersons = await properties("properties of persons", { type: "person" }, personProperties);
  yield (names = { ...names, personProperties: ofPersons });
  const types = await read("types of groups", wholeList(definitions.groupTypes(signal)));
  const groupsNow: ProjectGroup[] = [];
  for (const { group_type: type, group_type_index: index } of types ?? []) {
    const owner = { type: "group", index } as const;
    const before = groups.find((group) => group.type === type)?.properties ?? [];
    groupsNow.push({
      type,
      index,
      properties: await properties(`properties of ${type}`, owner, before),
    });
  }
  yield { ...names, groups: types ? groupsNow : groups, complete };
}

const nothingRead: ReadNames = {
  events: [],
  eventProperties: [],
  personProperties: [],
  groups: [],
  complete: false,
};

async function wholeList<Item>(asked: Promise<readonly Item[]>): Promise<DefinitionList<Item>> {
  return { items: await asked, complete: true };
}

function toEvent({
  name,
  description,
}: {
  readonly name: string;
  readonly description: string;
}): ProjectNames["events"][number] {
  return { name, ...(description !== "" && { description }) };
}

function toProperty({
  name,
  property_type: type,
}: {
  readonly name: string;
  readonly property_type: string | null;
}): ProjectProperty {
  return { name, ...(type !== null && { type }) };
}
