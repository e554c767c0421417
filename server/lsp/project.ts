import type {
  ProjectEvent,
  ProjectGroup,
  ProjectNames,
  ProjectProperty,
} from "../../protocol/languageRequests.ts";

/** What is known of a project's events and properties, made to be looked up. */
export interface Project {
  readonly events: ReadonlyMap<string, ProjectEvent>;
  readonly eventProperties: ReadonlyMap<string, ProjectProperty>;
  readonly personProperties: ReadonlyMap<string, ProjectProperty>;
  /** By type, such as `company`. */
  readonly groups: ReadonlyMap<string, GroupNames>;
  /** A name that is not here was never seen. */
  readonly complete: boolean;
  /** The globals of a recent event. */
  readonly sample: Readonly<Record<string, unknown>>;
}

export interface GroupNames {
  readonly index: number;
  readonly properties: ReadonlyMap<string, ProjectProperty>;
}

/** A project of which nothing is known. */
export const unknownProject: Project = {
  events: new Map(),
  eventProperties: new Map(),
  personProperties: new Map(),
  groups: new Map(),
  complete: false,
  sample: {},
};

/** Takes what the client tells. */
export function createProject(names: ProjectNames): Project {
  return {
    events: byName(names.events),
    eventProperties: byName(names.eventProperties),
    personProperties: byName(names.personProperties),
    groups: new Map(names.groups.map((group) => [group.type, groupNames(group)])),
    complete: names.complete,
    sample: names.sample ?? {},
  };
}

function groupNames({ index, properties }: ProjectGroup): GroupNames {
  return { index, properties: byName(properties) };
}

function byName<Named extends { readonly name: string }>(
  list: readonly Named[],
): ReadonlyMap<string, Named> {
  return new Map(list.map((one) => [one.name, one]));
}
