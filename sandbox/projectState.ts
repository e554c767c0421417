import type {
  ActivityEntry,
  FunctionFilters,
  FunctionMapping,
  FunctionMasking,
  HogFunctionType,
  InputItem,
  InputSchemaEntry,
  LogRow,
} from "../protocol/posthog.ts";

/**
 * All that the project remembers. Never changed: what a request changes is a new state, and the parts
 * that are other objects than before are written to disk.
 */
export interface ProjectState {
  readonly isDemo: boolean;
  /** Deleted ones too. */
  readonly functions: ReadonlyMap<string, StoredFunction>;
  /** Values of secret inputs, by function. */
  readonly secrets: ReadonlyMap<string, StoredInputs>;
  /** Oldest first. */
  readonly activity: readonly ActivityEntry[];
  /** What the runs of a function left, by function. */
  readonly runs: ReadonlyMap<string, FunctionRuns>;
  /** In the order in which they came. */
  readonly events: readonly StoredEvent[];
}

/** A function as it is kept. What its answer has besides is computed for each answer. */
export interface StoredFunction {
  readonly id: string;
  readonly type: HogFunctionType;
  readonly name: string | null;
  readonly description: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly enabled: boolean;
  readonly deleted: boolean;
  readonly hog: string;
  readonly bytecode: readonly unknown[] | null;
  readonly transpiled: string | null;
  readonly inputs_schema: readonly InputSchemaEntry[];
  /** Without the secret ones. */
  readonly inputs: StoredInputs;
  readonly filters: FunctionFilters;
  readonly masking: FunctionMasking | null;
  readonly mappings: readonly FunctionMapping[] | null;
  readonly icon_url: string | null;
  readonly template_id: string | null;
  readonly execution_order: number | null;
  readonly batch_export_id: string | null;
}

/** Keys come from outside; they are read with `field`. */
export type StoredInputs = Readonly<Record<string, InputItem>>;

export interface FunctionRuns {
  /** In the order of time. */
  readonly logs: readonly LogRow[];
  /** By hour, kind and name: see `countKey`. */
  readonly counts: ReadonlyMap<string, number>;
  /** Absent until the function has run. */
  readonly health?: Health;
}

/** PostHog's watcher: a bucket of tokens that runs empty when a function is slow. */
export interface Health {
  /** 1 healthy, 2 degraded, 3 disabled. */
  readonly state: number;
  readonly tokens: number;
  /** When the tokens were counted, ISO 8601. */
  readonly at: string;
}

/** An event as it came out of the transformations. */
export interface StoredEvent {
  readonly uuid: string;
  readonly event: string;
  readonly distinct_id: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly timestamp: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly person: { readonly id: string; readonly properties: Readonly<Record<string, unknown>> };
  /** By group type; `id` is the key of the group. */
  readonly groups: Readonly<
    Record<string, { readonly id: string; readonly properties: Readonly<Record<string, unknown>> }>
  >;
  readonly elements_chain: string;
}

/** How many are kept; the oldest go first. */
export const mostLogs = 2000;
export const mostEvents = 20_000;
export const mostActivity = 2000;

/** A project without anything. */
export function emptyState(isDemo: boolean): ProjectState {
  return {
    isDemo,
    functions: new Map(),
    secrets: new Map(),
    activity: [],
    runs: new Map(),
    events: [],
  };
}

/** A function that is there and not deleted. */
export function findFunction({ functions }: ProjectState, id: string): StoredFunction | undefined {
  const fn = functions.get(id.toLowerCase());
  return fn && !fn.deleted ? fn : undefined;
}

/** The person that the newest event with a distinct id is of. */
export function findPerson(
  { events }: ProjectState,
  distinctId: unknown,
): StoredEvent["person"] | undefined {
  return events.findLast((each) => each.distinct_id === distinctId)?.person;
}

/** All that are not deleted. */
export function presentFunctions({ functions }: ProjectState): readonly StoredFunction[] {
  return [...functions.values()].filter(({ deleted }) => !deleted);
}

/** Transformations in the order in which they run; those without an order come last. */
export function transformationsOf(state: ProjectState): readonly StoredFunction[] {
  return presentFunctions(state)
    .filter(({ type }) => type === "transformation")
    .toSorted(byExecutionOrder);
}

/** The order of lists, too. */
export function byExecutionOrder(one: StoredFunction, other: StoredFunction): number {
  const order = (one.execution_order ?? Infinity) - (other.execution_order ?? Infinity);
  if (order !== 0 && !Number.isNaN(order)) return order;
  return one.updated_at < other.updated_at ? 1 : one.updated_at > other.updated_at ? -1 : 0;
}

/** The state with functions put into it, or in the place of those with their ids. */
export function putFunctions(state: ProjectState, fns: readonly StoredFunction[]): ProjectState {
  const entries = fns.map((fn): [string, StoredFunction] => [fn.id, fn]);
  return { ...state, functions: new Map([...state.functions, ...entries]) };
}
