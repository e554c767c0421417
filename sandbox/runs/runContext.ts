import type {
  RunFunction,
  RunFunctionType,
  RunInputSchema,
  RunRequest,
} from "../../protocol/run.ts";
import type { JsonObject } from "../json.ts";
import type { StoredEvent, StoredFunction, StoredInputs } from "../projectState.ts";
import { projectId, projectUrl, siteUrl } from "../projectAddress.ts";
import type { DemoProject } from "../seed/demoProject.ts";
import { isSiteType } from "../siteType.ts";

/** What filters and inputs refer to in the project, as runs and `readProject` take it. */
export function filterProject({ testAccountFilters, timezone }: DemoProject): JsonObject {
  return {
    test_account_filters: testAccountFilters,
    timezone,
    site_url: siteUrl,
    team_id: projectId,
  };
}

/** The parts of a run's request that come from the project. */
export function projectRequest(content: DemoProject): Pick<RunRequest, "project" | "integrations"> {
  const integrations = content.integrations.map(({ id, config }) => [String(id), config] as const);
  return {
    project: filterProject(content),
    integrations: Object.fromEntries(integrations),
  };
}

/** The global `project`. */
export function projectGlobal({ projectName }: DemoProject): JsonObject {
  return { id: projectId, name: projectName, url: projectUrl };
}

type RunContent = Pick<
  StoredFunction,
  "type" | "name" | "bytecode" | "inputs_schema" | "inputs" | "filters" | "mappings"
>;

/** A function as the runner takes it; `undefined` for those that run in a browser. */
export function toRunFunction(
  id: string,
  fn: RunContent,
  secrets: StoredInputs,
): RunFunction | undefined {
  if (isSiteType(fn.type)) return undefined;
  const type: RunFunctionType = fn.type;
  return {
    type,
    id,
    name: fn.name,
    program: { bytecode: fn.bytecode ?? [] },
    inputsSchema: toRunSchema(fn.inputs_schema),
    inputs: fn.inputs,
    secrets,
    filters: fn.filters,
    mappings:
      fn.mappings?.map(
        ({ name = null, inputs_schema: schema = [], inputs = {}, filters = {} }) => ({
          name,
          inputsSchema: toRunSchema(schema),
          inputs,
          filters,
        }),
      ) ?? null,
  };
}

function toRunSchema(schema: StoredFunction["inputs_schema"]): readonly RunInputSchema[] {
  return schema.map(({ key, type, secret, templating }) => ({
    key,
    type,
    ...(secret !== undefined && { secret }),
    ...(templating !== undefined && { templating }),
  }));
}

/** The globals of a function that an event triggers. */
export function eventGlobals(event: StoredEvent, content: DemoProject): JsonObject {
  const { uuid, distinct_id, timestamp, properties, elements_chain, person } = event;
  return {
    event: {
      uuid,
      event: event.event,
      distinct_id,
      timestamp,
      url: `${projectUrl}/events/${uuid}/${encodeURIComponent(timestamp)}`,
      elements_chain,
      properties,
    },
    person: {
      id: person.id,
      name: displayName(event),
      url: `${projectUrl}/person/${encodeURIComponent(distinct_id)}`,
      properties: person.properties,
    },
    groups: groupGlobals(event, content),
    project: projectGlobal(content),
  };
}

/** Properties that PostHog shows for a person, the first one that is filled. */
const displayProperties = ["email", "Email", "name", "Name", "username", "Username", "UserName"];

/** What PostHog calls a person. */
export function displayName({ person, distinct_id }: StoredEvent): string {
  const values = displayProperties.map((name) => person.properties[name]);
  const shown = values.find((value) => typeof value === "string" && value !== "");
  return typeof shown === "string" ? shown : distinct_id;
}

function groupGlobals({ groups }: StoredEvent, { groupTypes }: DemoProject): JsonObject {
  const entries = Object.entries(groups).map(([type, { id, properties }]) => {
    const index = groupTypes.indexOf(type);
    const url = `${projectUrl}/groups/${index}/${encodeURIComponent(id)}`;
    return [type, { id, type, index, url, properties }];
  });
  return Object.fromEntries(entries);
}
