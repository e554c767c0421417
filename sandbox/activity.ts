import type { ActivityEntry } from "../protocol/posthog.ts";
import { isSameJson, textOf } from "./json.ts";
import {
  mostActivity,
  type ProjectState,
  type StoredFunction,
  type StoredInputs,
} from "./projectState.ts";
import type { DemoProject } from "./seed/demoProject.ts";
import { timeOrderedUuid } from "./uuid.ts";

type ActivityChange = ActivityEntry["detail"]["changes"][number];

/** What the history tells of a function; PostHog names the order of transformations otherwise. */
const fields: readonly (readonly [keyof StoredFunction, string])[] = [
  ["name", "name"],
  ["description", "description"],
  ["enabled", "enabled"],
  ["deleted", "deleted"],
  ["hog", "hog"],
  ["inputs_schema", "inputs_schema"],
  ["inputs", "inputs"],
  ["filters", "filters"],
  ["masking", "masking"],
  ["mappings", "mappings"],
  ["icon_url", "icon_url"],
  ["execution_order", "priority"],
];

/** A function before and after a request, each with its secrets; `before` is absent for a new one. */
export interface ActivityOf {
  readonly before?: Snapshot;
  readonly after: Snapshot;
}

export interface Snapshot {
  readonly fn: StoredFunction;
  readonly secrets: StoredInputs;
}

/** The state with an entry of history, unless nothing has changed. */
export function addActivity(
  state: ProjectState,
  { user }: Pick<DemoProject, "user">,
  { before, after }: ActivityOf,
  now: Date,
): ProjectState {
  const changes = before ? changesBetween(before, after) : [];
  if (before && changes.length === 0) return state;
  const { id, name, type } = after.fn;
  const entry = {
    id: timeOrderedUuid(now.getTime()),
    user,
    activity: before ? "updated" : "created",
    scope: "HogFunction",
    item_id: id,
    detail: { name, type, short_id: null, trigger: null, changes },
    created_at: now.toISOString(),
    is_system: false,
    was_impersonated: false,
    unread: false,
  };
  return { ...state, activity: [...state.activity, entry].slice(-mostActivity) };
}

function changesBetween(before: Snapshot, after: Snapshot): readonly ActivityChange[] {
  const changes = fields
    .map(([name, shown]) => toChange(shown, before.fn[name], after.fn[name]))
    .filter((change) => change !== undefined);
  return isSameJson(before.secrets, after.secrets) ? changes : [...changes, secretChange];
}

/** Of secrets history tells only that they changed. */
const secretChange: ActivityChange = {
  type: "HogFunction",
  action: "changed",
  field: "encrypted_inputs",
  before: "masked",
  after: "masked",
};

function toChange(name: string, before: unknown, after: unknown): ActivityChange | undefined {
  if (isSameJson(before, after)) return undefined;
  const action = before === null ? "created" : after === null ? "deleted" : "changed";
  const shown = (value: unknown): unknown =>
    name === "priority" && value !== null ? textOf(value) : value;
  return { type: "HogFunction", action, field: name, before: shown(before), after: shown(after) };
}
