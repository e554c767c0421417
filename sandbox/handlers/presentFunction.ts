import type {
  HogFunction,
  HogFunctionSummary,
  HogFunctionTemplate,
  InputItem,
} from "../../protocol/posthog.ts";
import type { ProjectState, StoredFunction } from "../projectState.ts";
import { statusOf } from "../runs/health.ts";
import type { Sandbox } from "../sandbox.ts";
import { currentUser } from "./currentUser.ts";

/** A function as PostHog answers it in full. */
export function presentFunction(
  sandbox: Pick<Sandbox, "content">,
  state: ProjectState,
  fn: StoredFunction,
): HogFunction & { readonly batch_export_id: string | null } {
  return {
    id: fn.id,
    type: fn.type,
    name: fn.name,
    description: fn.description,
    created_at: toApiTime(fn.created_at),
    created_by: currentUser(sandbox),
    updated_at: toApiTime(fn.updated_at),
    enabled: fn.enabled,
    hog: fn.hog,
    bytecode: fn.bytecode,
    transpiled: fn.transpiled,
    inputs_schema: fn.inputs_schema,
    inputs: { ...fn.inputs, ...markSecrets(state, fn) },
    filters: fn.filters,
    masking: fn.masking,
    mappings: fn.mappings,
    icon_url: fn.icon_url,
    template: findTemplate(sandbox, fn.template_id ?? "") ?? null,
    status: statusOf(fn, state.runs.get(fn.id)?.health),
    execution_order: fn.execution_order,
    batch_export_id: fn.batch_export_id,
  };
}

/** A function as PostHog has it in lists. */
export function summariseFunction(
  sandbox: Pick<Sandbox, "content">,
  state: ProjectState,
  fn: StoredFunction,
): HogFunctionSummary {
  const full = presentFunction(sandbox, state, fn);
  return {
    id: full.id,
    type: full.type,
    name: full.name,
    description: full.description,
    created_at: full.created_at,
    created_by: full.created_by,
    updated_at: full.updated_at,
    enabled: full.enabled,
    hog: full.hog,
    filters: full.filters,
    icon_url: full.icon_url,
    template: full.template,
    status: full.status,
    execution_order: full.execution_order,
  };
}

/** A time with microseconds. */
export function toApiTime(time: string): string {
  return time.replace(/\.(\d{3})Z$/, ".$1000Z");
}

/** The template with an id, of whatever status. */
export function findTemplate(
  { content }: Pick<Sandbox, "content">,
  id: string,
): HogFunctionTemplate | undefined {
  return content.templates.find((template) => template.id === id);
}

/** That a value is stored is all that is ever said of a secret. */
function markSecrets(
  { secrets }: ProjectState,
  { id, inputs_schema: schema }: StoredFunction,
): Readonly<Record<string, InputItem>> {
  const stored = new Map(Object.entries(secrets.get(id) ?? {}));
  const marks = schema
    .filter(({ key, secret }) => secret === true && stored.has(key))
    .map(({ key }): [string, InputItem] => [key, { secret: true }]);
  return Object.fromEntries(marks);
}
