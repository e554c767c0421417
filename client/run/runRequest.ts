import { isDeepStrictEqual } from "node:util";
import type {
  FunctionFilters,
  FunctionMapping,
  HogFunction,
  HogFunctionType,
  InputItem,
  InvocationRequest,
} from "../../protocol/posthog.ts";
import type { RunFunction, RunFunctionType, RunMapping, RunRequest } from "../../protocol/run.ts";
import type { ShownConfiguration } from "../files/configurationFields.ts";
import { shownConfiguration, shownFilters } from "../files/shownConfiguration.ts";
import { keepsStoredSecret } from "../files/storedSecret.ts";

/** A function as it stands in the editor, and what it is to be run on. */
export interface RunSubject {
  /** As the server has it. */
  readonly base: HogFunction;
  /** The code, saved or not. */
  readonly code: string;
  /** As `readConfiguration` gives it, saved or not; absent: as the server has it. */
  readonly configuration?: ShownConfiguration;
  readonly globals: Readonly<Record<string, unknown>>;
  /** Whether `fetch` sends real requests. */
  readonly real: boolean;
}

/** Why a function cannot be run where it was meant to. `message` is ready to show. */
export interface NotRunnable {
  readonly kind: "refused";
  readonly message: string;
}

/** A run on this machine. */
export interface LocalRequest {
  readonly kind: "runnable";
  readonly request: RunRequest;
  /** Keys of inputs whose values only PostHog has; the program finds nothing there. */
  readonly missingSecrets: readonly string[];
}

/** A run on PostHog, which takes secrets and whatever else is stored from its own copy. */
export interface PostHogRequest {
  readonly kind: "runnable";
  readonly request: InvocationRequest;
}

/** What the runner is to be asked. */
export function localRequest(subject: RunSubject): LocalRequest | NotRunnable {
  const { base, globals, real } = subject;
  if (!runsHere(base.type)) return siteRefusal;
  const configuration = subject.configuration ?? shownConfiguration(base.type, base);
  const request: RunRequest = {
    function: runFunction(base.type, subject, configuration),
    globals,
    host: { mode: real ? "real" : "mocked" },
  };
  return { kind: "runnable", request, missingSecrets: storedSecrets(configuration) };
}

/** What PostHog's test endpoint is to be asked. */
export function postHogRequest(subject: RunSubject): PostHogRequest | NotRunnable {
  const { base, code, globals, real } = subject;
  if (!runsHere(base.type)) return siteRefusal;
  if (base.type === "source_webhook" || base.type === "warehouse_source_webhook") {
    return webhookRefusal;
  }
  const configuration = subject.configuration ?? shownConfiguration(base.type, base);
  const request: InvocationRequest = {
    configuration: { type: base.type, hog: code, ...configuration },
    globals,
    mock_async_functions: !real,
  };
  return { kind: "runnable", request };
}

/** Why site functions run neither here nor in PostHog's test endpoint. */
export const siteRefusal: NotRunnable = {
  kind: "refused",
  message: "Site functions run in browsers and cannot be run here. Try them on a page.",
};

const webhookRefusal: NotRunnable = {
  kind: "refused",
  message: "PostHog does not test webhooks. Run it on this machine, or call its public URL.",
};

/** Whether the program of a function of this type is Hog. */
export function runsHere(type: HogFunctionType): type is RunFunctionType {
  return type !== "site_app" && type !== "site_destination";
}

function runFunction(
  type: RunFunctionType,
  { base, code }: RunSubject,
  configuration: ShownConfiguration,
): RunFunction {
  const { name, inputs_schema, inputs, filters, mappings } = configuration;
  return {
    type,
    id: base.id,
    name,
    program: { source: code },
    inputsSchema: inputs_schema,
    inputs: knownInputs(inputs),
    ...(filters && { filters: compiledFilters(filters, base.filters) }),
    ...(mappings && {
      mappings: mappings.map((mapping, index) => runMapping(mapping, base.mappings?.[index])),
    }),
  };
}

function runMapping(
  { name, inputs_schema, inputs, filters }: FunctionMapping,
  stored: FunctionMapping | undefined,
): RunMapping {
  return {
    ...(name !== undefined && { name }),
    ...(inputs_schema && { inputsSchema: inputs_schema }),
    ...(inputs && { inputs: knownInputs(inputs) }),
    ...(filters && { filters: compiledFilters(filters, stored?.filters) }),
  };
}

/**
 * The server's filters with their program where nothing in them was changed: it knows actions, cohorts
 * and test accounts of the project, of which nothing is known here.
 */
function compiledFilters(
  filters: FunctionFilters,
  stored: FunctionFilters | undefined,
): FunctionFilters {
  return stored && isDeepStrictEqual(shownFilters(stored), filters) ? stored : filters;
}

type Inputs = Readonly<Record<string, InputItem>>;

function knownInputs(inputs: Inputs): Inputs {
  return Object.fromEntries(Object.entries(inputs).filter(([, item]) => !keepsStoredSecret(item)));
}

function storedSecrets({ inputs }: ShownConfiguration): readonly string[] {
  return Object.entries(inputs).flatMap(([key, item]) => (keepsStoredSecret(item) ? [key] : []));
}
