import * as v from "valibot";
import type { EventDefinition, GroupType, PropertyDefinition } from "../../protocol/posthog.ts";
import { decode, text } from "./decode.ts";
import type { Http } from "./http.ts";
import { readPages } from "./readPages.ts";

/** Whose properties are asked for; `index` is that of a type of groups. */
export type PropertyOwner =
  | { readonly type: "event" | "person" }
  | { readonly type: "group"; readonly index: number };

/** A list that may have been cut where it was too long. */
export interface DefinitionList<Definition> {
  readonly items: readonly Definition[];
  readonly complete: boolean;
}

/** What a project knows of the names in its events: those that were seen, the latest first. */
export interface Definitions {
  /**
   * Events, 10,000 at most.
   *
   *     GET event_definitions/?limit=300&offset=…
   *
   * @throws ApiError `missing-scope` when the key may not read them (`event_definition:read`).
   */
  events(signal?: AbortSignal): Promise<DefinitionList<EventDefinition>>;

  /**
   * Properties of events, persons, or one type of groups, 10,000 at most.
   *
   *     GET property_definitions/?type=…&group_type_index=…&limit=300&offset=…
   *
   * @throws ApiError `missing-scope` when the key may not read them (`property_definition:read`).
   */
  properties(
    owner: PropertyOwner,
    signal?: AbortSignal,
  ): Promise<DefinitionList<Pick<PropertyDefinition, "name" | "property_type">>>;

  /**
   * The types of groups; a project has five at most.
   *
   *     GET groups_types/
   *
   * @throws ApiError `missing-scope` when the key may not read them (`group:read`).
   */
  groupTypes(signal?: AbortSignal): Promise<readonly GroupType[]>;
}

/** Whoever has more does not look through them in a list. */
const most = 10_000;

/** `project` is the path of the project's routes, without a slash at the end. */
export function createDefinitions(http: Http, project: string): Definitions {
  const list = async <Definition>(
    schema: v.GenericSchema<unknown, Definition>,
    asked: {
      readonly path: string;
      readonly query?: Readonly<Record<string, string | number>>;
      readonly signal: AbortSignal | undefined;
    },
  ): Promise<DefinitionList<Definition>> => {
    const items = await readPages(http, { ...asked, limit: 300, most });
    const kept = items.slice(0, most);
    return { items: decode(v.array(schema), kept, http.host), complete: items.length < most };
  };

  return {
    events: (signal) => list(eventSchema, { path: `${project}/event_definitions/`, signal }),

    properties(owner, signal) {
      const group = owner.type === "group" ? { group_type_index: owner.index } : {};
      const query = { type: owner.type, ...group };
      return list(propertySchema, { path: `${project}/property_definitions/`, query, signal });
    },

    async groupTypes(signal) {
      const answer = await http.send({ method: "GET", path: `${project}/groups_types/`, signal });
      return decode(v.array(groupTypeSchema), answer, http.host);
    },
  };
}

const eventSchema: v.GenericSchema<unknown, EventDefinition> = v.object({
  name: v.string(),
  description: text,
});

const propertySchema: v.GenericSchema<
  unknown,
  Pick<PropertyDefinition, "name" | "property_type">
> = v.object({
  name: v.string(),
  property_type: v.fallback(
    v.nullable(v.picklist(["DateTime", "String", "Numeric", "Boolean", "Duration"])),
    null,
  ),
});

const groupTypeSchema: v.GenericSchema<unknown, GroupType> = v.object({
  group_type: v.string(),
  group_type_index: v.number(),
});
