import type { Parameter } from "../../../hog/library/builtin.ts";
import type { Field, KnownText } from "../../../hog/library/field.ts";
import type { Type } from "../../../hog/library/types.ts";
import type { ProjectProperty } from "../../../protocol/languageRequests.ts";
import type { Project } from "../project.ts";

/** A global with what is known of it in a project: the properties of events, persons and groups. */
export function fieldsOfProject(global: Field, project: Project): Field {
  const known = knownIn(project);
  const field = known.get(global) ?? addNames(global, project);
  known.set(global, field);
  return field;
}

/** The keys that make sense in an argument: those of a captured event are the project's own. */
export function fieldsOfParameter(parameter: Parameter, project: Project): readonly Field[] {
  const { name, type, documentation = "", fields } = parameter;
  if (!fields || name !== "event") return fields ?? [];
  const known = knownIn(project);
  const field = known.get(parameter) ?? addNames({ name, type, documentation, fields }, project);
  known.set(parameter, field);
  return field.fields ?? [];
}

/** A project has thousands of names, and they are asked for on every keystroke. */
const cache = new WeakMap<Project, Map<Field | Parameter, Field>>();

function knownIn(project: Project): Map<Field | Parameter, Field> {
  const known = cache.get(project) ?? new Map<Field | Parameter, Field>();
  cache.set(project, known);
  return known;
}

function addNames(global: Field, project: Project): Field {
  switch (global.name) {
    case "event":
      return withEventNames(withProperties(global, project.eventProperties), project);
    case "person":
      return withProperties(global, project.personProperties);
    case "groups":
      return withGroups(global, project);
    default:
      return global;
  }
}

/** The project's own in front. */
function withEventNames(field: Field, { events }: Project): Field {
  if (events.size === 0) return field;
  const own = [...events.values()].map(({ name, description }): KnownText =>
    description ? { value: name, label: description } : { value: name },
  );
  const fields = (field.fields ?? []).map((one) =>
    one.name === "event"
      ? { ...one, texts: [...own, ...(one.texts ?? []).filter(({ value }) => !events.has(value))] }
      : one,
  );
  return { ...field, fields };
}

function withProperties(
  field: Omit<Field, "name"> & { readonly name: string },
  properties: ReadonlyMap<string, ProjectProperty>,
): Field {
  if (properties.size === 0) return field;
  const fields = (field.fields ?? []).map((one) =>
    one.name === "properties"
      ? { ...one, fields: mergeProperties(one.fields ?? [], properties) }
      : one,
  );
  return { ...field, fields };
}

/**
 * In the order in which people look for them: those that the project has made up, then those that
 * PostHog's libraries send, whose names start with `$`.
 */
export function inOrder(
  properties: ReadonlyMap<string, ProjectProperty>,
): readonly ProjectProperty[] {
  const [own, sent]: [ProjectProperty[], ProjectProperty[]] = [[], []];
  for (const property of properties.values()) {
    (property.name.startsWith("$") ? sent : own).push(property);
  }
  return [...own, ...sent];
}

/** The project's own in front; PostHog's own keep their descriptions. */
function mergeProperties(
  described: readonly Field[],
  properties: ReadonlyMap<string, ProjectProperty>,
): readonly Field[] {
  const byName = new Map(described.map((field) => [field.name, field]));
  const own = inOrder(properties).map(
    (property): Field => byName.get(property.name) ?? fieldOf(property),
  );
  return [...own, ...described.filter(({ name }) => !properties.has(name))];
}

function fieldOf({ name, type }: ProjectProperty): Field {
  return {
    name,
    type: types.get(type ?? "") ?? "any",
    documentation: "A property that the project has seen.",
    optional: true,
  };
}

/** By PostHog's names. Date and time arrive as texts. */
const types: ReadonlyMap<string, Type> = new Map<string, Type>([
  ["String", "string"],
  ["Numeric", "number"],
  ["Boolean", "boolean"],
  ["DateTime", "string"],
  ["Duration", "number"],
]);

function withGroups(field: Field, { groups }: Project): Field {
  const { others } = field;
  if (!others || groups.size === 0) return field;
  const fields = [...groups].map(([name, { properties }]): Field =>
    withProperties({ ...others, name }, properties),
  );
  return { ...field, fields };
}
