/**
 * The bodies of PostHog's HTTP API, as far as we use them, with PostHog's own names.
 *
 * The source of the facts is the service as it behaves, not its generated documentation. Times are
 * ISO 8601 in UTC with microseconds. Servers may send more fields than are named here.
 */

/** What PostHog may answer for `type`; very old rows have null, which means `destination`. */
export type HogFunctionType =
  | "destination"
  | "internal_destination"
  | "transformation"
  | "transformation_log"
  | "source_webhook"
  | "warehouse_source_webhook"
  | "site_destination"
  | "site_app";

/** The parts of a function that a person edits besides its code. */
export interface FunctionConfiguration {
  readonly name: string | null;
  readonly description: string;
  readonly enabled: boolean;
  readonly inputs_schema: readonly InputSchemaEntry[];
  readonly inputs: Readonly<Record<string, InputItem>>;
  readonly filters: FunctionFilters;
  readonly mappings: readonly FunctionMapping[] | null;
  readonly masking: FunctionMasking | null;
}

/** `GET hog_functions/{id}/`, and the answer of every write. */
export interface HogFunction extends FunctionConfiguration {
  readonly id: string;
  readonly type: HogFunctionType;
  /** Hog; TypeScript for `site_app` and `site_destination`. The server trims it. */
  readonly hog: string;
  /** Null for site functions. */
  readonly bytecode: readonly unknown[] | null;
  /** Only site functions have it. */
  readonly transpiled: string | null;
  readonly created_at: string;
  readonly created_by: HogUser | null;
  /** Changes with every save. */
  readonly updated_at: string;
  readonly icon_url: string | null;
  readonly template: HogFunctionTemplate | null;
  readonly status: FunctionStatus;
  /** Only transformations have it. */
  readonly execution_order: number | null;
}

/** An element of `GET hog_functions/`: no inputs, no schema, no mappings. */
export type HogFunctionSummary = Omit<
  HogFunction,
  "inputs" | "inputs_schema" | "mappings" | "masking" | "bytecode" | "transpiled"
>;

/** Whatever of these a `PATCH` sends is replaced as a whole. */
export type HogFunctionPatch = Partial<FunctionConfiguration & { readonly hog: string }>;

export interface HogUser {
  readonly id: number;
  readonly first_name: string;
  readonly email: string;
}

export interface FunctionStatus {
  /** 0 unknown, 1 healthy, 2 degraded, 3 disabled by PostHog; 11 and 12 the last two by its staff. */
  readonly state: number;
  readonly tokens: number;
}

export interface InputSchemaEntry {
  readonly type: string;
  readonly key: string;
  readonly label?: string;
  readonly choices?: readonly { readonly value: unknown; readonly label?: string }[];
  readonly required?: boolean;
  readonly default?: unknown;
  readonly secret?: boolean;
  readonly hidden?: boolean;
  readonly description?: string;
  readonly integration?: string;
  readonly integration_key?: string;
  readonly integration_field?: string;
  readonly requires_field?: string;
  readonly requiredScopes?: string;
  readonly templating?: boolean | "hog" | "liquid";
}

export interface InputItem {
  readonly value?: unknown;
  readonly templating?: "hog" | "liquid";
  /** A value is stored and never shown. */
  readonly secret?: true;
  /** Computed by the server, as is `order`. */
  readonly bytecode?: unknown;
  readonly order?: number;
  readonly transpiled?: unknown;
}

/** The JSON of filters; its fields are checked by the server. */
export type FunctionFilters = Readonly<Record<string, unknown>>;

export interface FunctionMasking {
  /** Seconds, 60 to 86,400. */
  readonly ttl: number;
  readonly threshold?: number | null;
  /** A Hog template. */
  readonly hash: string;
  /** Computed by the server. */
  readonly bytecode?: unknown;
}

export interface FunctionMapping {
  readonly name?: string | null;
  readonly inputs_schema?: readonly InputSchemaEntry[];
  readonly inputs?: Readonly<Record<string, InputItem>>;
  readonly filters?: FunctionFilters;
}

export interface HogFunctionTemplate {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly code: string;
  readonly code_language: "hog" | "javascript";
  readonly inputs_schema: readonly InputSchemaEntry[];
  readonly type: string;
  readonly status: string;
  readonly category: readonly string[];
  readonly free: boolean;
  readonly icon_url: string | null;
  readonly filters: FunctionFilters | null;
  readonly masking: FunctionMasking | null;
  readonly mapping_templates: readonly unknown[] | null;
}

/** A page of a list; `next` and `previous` are absolute URLs. */
export interface Page<Item> {
  readonly count: number;
  readonly next: string | null;
  readonly previous: string | null;
  readonly results: readonly Item[];
}

/** What almost every refusal looks like. */
export interface ErrorEnvelope {
  readonly type: string;
  readonly code: string;
  readonly detail: string;
  /** The refused field; nested names and list positions are joined with `__`. */
  readonly attr: string | null;
}

/** `POST hog_functions/{id}/invocations/` */
export interface InvocationRequest {
  readonly configuration: Partial<HogFunction>;
  readonly globals: Readonly<Record<string, unknown>>;
  readonly mock_async_functions: boolean;
  readonly invocation_id?: string;
}

export interface InvocationAnswer {
  /** A transformation's event, null when dropped; null for other types. */
  readonly result: unknown;
  readonly status: "success" | "error" | "skipped";
  readonly errors: readonly string[];
  /** Not in order of time. `level` is in lower case. */
  readonly logs: readonly {
    readonly timestamp: string;
    readonly level: string;
    readonly message: string;
  }[];
}

/** An element of `GET hog_functions/{id}/logs/`, which has the newest first. */
export interface LogRow {
  readonly log_source_id: string;
  /** The invocation. */
  readonly instance_id: string;
  readonly timestamp: string;
  /** In upper case. */
  readonly level: string;
  readonly message: string;
}

/** `GET hog_functions/{id}/metrics/` */
export interface MetricsAnswer {
  /** One a bucket: `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM` for hours, in the project's time zone. */
  readonly labels: readonly string[];
  /** `values` stand in the order of `labels`. */
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** `GET hog_functions/{id}/metrics/totals/` */
export interface MetricsTotals {
  readonly totals: Readonly<Record<string, number>>;
}

/** `GET /api/personal_api_keys/@current/` */
export interface CurrentKey {
  readonly label: string;
  /** `*`, or `object:read` and `object:write`. */
  readonly scopes: readonly string[];
  readonly scoped_teams: readonly number[] | null;
}

/** An element of `GET /api/projects/`, and `GET /api/projects/{id}/`. */
export interface Project {
  readonly id: number;
  readonly name: string;
  readonly timezone: string;
}

/** An element of `GET /api/projects/{id}/event_definitions/`. */
export interface EventDefinition {
  readonly name: string;
  /** Empty where nobody wrote one; only paid plans have them. */
  readonly description: string;
}

/** An element of `GET /api/projects/{id}/groups_types/`, which has no pages. */
export interface GroupType {
  /** As in `groups.company`. */
  readonly group_type: string;
  /** 0 to 4. */
  readonly group_type_index: number;
}

/** An element of `GET /api/projects/{id}/property_definitions/`. */
export interface PropertyDefinition {
  readonly id: string;
  readonly name: string;
  readonly property_type: "DateTime" | "String" | "Numeric" | "Boolean" | "Duration" | null;
}

/** An element of `GET /api/projects/{id}/activity_log/`, which has the newest first. */
export interface ActivityEntry {
  readonly id: string;
  readonly user: { readonly first_name: string; readonly email: string } | null;
  readonly activity: string;
  readonly scope: string;
  readonly item_id: string;
  readonly detail: {
    readonly name: string | null;
    readonly changes: readonly {
      readonly type: string;
      readonly action: string;
      readonly field: string;
      readonly before: unknown;
      readonly after: unknown;
    }[];
  };
  readonly created_at: string;
}
