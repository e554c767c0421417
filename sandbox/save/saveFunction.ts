import { addActivity } from "../activity.ts";
import {
  type ProjectState,
  putFunctions,
  type StoredFunction,
  type StoredInputs,
  transformationsOf,
} from "../projectState.ts";
import { afterSave } from "../runs/health.ts";
import { filterProject } from "../runs/runContext.ts";
import type { DemoProject } from "../seed/demoProject.ts";
import { timeOrderedUuid } from "../uuid.ts";
import { type FunctionContent, readFunction } from "./readFunction.ts";
import { timeAfter } from "./timeAfter.ts";

/** A function that was saved, and the project with it. */
export interface Saved {
  readonly state: ProjectState;
  readonly fn: StoredFunction;
}

/**
 * Makes a function of a request's body.
 *
 * @throws FieldProblem where PostHog refuses it
 */
export async function createFunction(
  content: DemoProject,
  state: ProjectState,
  body: unknown,
  now: Date,
): Promise<Saved> {
  const read = await readFunction(body, {
    purpose: "create",
    ...readingContext(content, now),
    enabledTransformations: countEnabled(state),
  });
  const { secrets, ...fields } = read;
  const time = now.toISOString();
  const fn: StoredFunction = {
    id: timeOrderedUuid(now.getTime()),
    ...fields,
    deleted: false,
    execution_order: orderOf(state, read, undefined),
    batch_export_id: null,
    created_at: time,
    updated_at: time,
  };
  const saved = put(state, fn, secrets);
  return { fn, state: addActivity(saved, content, { after: { fn, secrets } }, now) };
}

/**
 * Changes a stored function as a request's body says.
 *
 * @throws FieldProblem where PostHog refuses it
 */
export async function updateFunction(
  content: DemoProject,
  state: ProjectState,
  stored: StoredFunction,
  body: unknown,
  now: Date,
): Promise<Saved> {
  const kept = state.secrets.get(stored.id) ?? {};
  const read = await readFunction(body, {
    purpose: "update",
    stored,
    secrets: kept,
    ...readingContext(content, now),
    enabledTransformations: countEnabled(state, stored.id),
  });
  const { secrets, ...fields } = read;
  const fn: StoredFunction = {
    ...stored,
    ...fields,
    execution_order: orderOf(state, read, stored),
    updated_at: timeAfter(stored.updated_at, now),
  };
  const before = { fn: stored, secrets: kept };
  const saved = addActivity(
    put(state, fn, secrets),
    content,
    { before, after: { fn, secrets } },
    now,
  );
  return { fn, state: fn.enabled ? revive(saved, fn) : saved };
}

/** What reading a function needs besides its body. */
export function readingContext(content: DemoProject, now: Date) {
  return {
    findTemplate: (id: string) => content.templates.find((template) => template.id === id),
    project: filterProject(content),
    now,
  };
}

function countEnabled(state: ProjectState, except?: string): number {
  return transformationsOf(state).filter(({ id, enabled }) => enabled && id !== except).length;
}

/** A transformation that comes into force goes behind the others, unless the request says where. */
function orderOf(
  state: ProjectState,
  read: FunctionContent,
  stored: StoredFunction | undefined,
): number | null {
  const { execution_order: own = null } = stored ?? {};
  const { execution_order: given = own, type, enabled, deleted } = read;
  if (type !== "transformation" || read.execution_order !== undefined) return given;
  const returns = stored && !deleted && (stored.deleted || (enabled && !stored.enabled));
  if (stored && !returns) return own;
  const orders = transformationsOf(state)
    .filter(({ id }) => id !== stored?.id)
    .map(({ execution_order: order }) => order ?? 0);
  return Math.max(0, ...orders) + 1;
}

function put(state: ProjectState, fn: StoredFunction, secrets: StoredInputs): ProjectState {
  return { ...putFunctions(state, [fn]), secrets: putSecrets(state, fn.id, secrets) };
}

/** The map itself where nothing changes, so that its file is not written again. */
function putSecrets(
  { secrets }: ProjectState,
  id: string,
  values: StoredInputs,
): ProjectState["secrets"] {
  const isEmpty = Object.keys(values).length === 0;
  if (isEmpty && !secrets.has(id)) return secrets;
  return new Map([...secrets, [id, values]]);
}

/** Saving a function that PostHog disabled has it run again. */
function revive(state: ProjectState, { id, updated_at }: StoredFunction): ProjectState {
  const runs = state.runs.get(id);
  const health = afterSave(runs?.health, updated_at);
  if (!runs || !health || health === runs.health) return state;
  return { ...state, runs: new Map([...state.runs, [id, { ...runs, health }]]) };
}
