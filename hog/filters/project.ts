import { isJsonList, isJsonObject, type Json, type JsonObject } from "./json.ts";

/** What the server knows of a project and compiles into its filters. */
export interface FilterProject {
  /** "Filter out internal and test users": property filters, in order. */
  readonly testAccountFilters: readonly Json[];
  /** Definitions of actions (`{ steps: […] }`) by id. */
  readonly actions: ReadonlyMap<string, Json>;
  /** Cohorts by id; needed only for those among the test account filters. */
  readonly cohorts: ReadonlyMap<string, Cohort>;
  /** Types of properties (`Boolean`, `String`, …) by owner (`event`, `person`, `group_0` …) and name. */
  readonly propertyTypes: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** In order. */
  readonly pathCleaningRules: readonly PathCleaningRule[];
  /** Root address of the PostHog instance, such as `https://us.posthog.com`. */
  readonly siteUrl: string;
  readonly teamId: number;
}

export interface Cohort {
  readonly name: string;
  readonly isStatic: boolean;
  /** `{ properties: … }`. */
  readonly filters: Json;
}

/** Replaces what matches `regex` in a path by `alias`. */
export interface PathCleaningRule {
  readonly regex: Json;
  readonly alias: Json;
}

/**
 * A project as PostHog's API names its parts: `test_account_filters`, `actions`, `cohorts`,
 * `property_types`, `path_cleaning_filters`, `site_url`, `team_id`. What is absent is empty.
 */
export function readProject(json: Json): FilterProject {
  const fields = isJsonObject(json) ? json : {};
  return {
    testAccountFilters: listOf(fields["test_account_filters"]),
    actions: new Map(entriesOf(fields["actions"])),
    cohorts: new Map(entriesOf(fields["cohorts"]).map(([id, cohort]) => [id, readCohort(cohort)])),
    propertyTypes: new Map(
      entriesOf(fields["property_types"]).map(([owner, types]) => [owner, readTypes(types)]),
    ),
    pathCleaningRules: listOf(fields["path_cleaning_filters"]).map(readRule),
    siteUrl: textOf(fields["site_url"], "https://us.posthog.com"),
    teamId: Number(fields["team_id"] ?? 0),
  };
}

function readCohort(json: Json): Cohort {
  const fields = isJsonObject(json) ? json : {};
  return {
    name: textOf(fields["name"], ""),
    isStatic: fields["is_static"] === true,
    filters: fields["filters"] ?? null,
  };
}

function readTypes(json: Json): ReadonlyMap<string, string> {
  return new Map(entriesOf(json).map(([name, type]) => [name, textOf(type, "")]));
}

function readRule(json: Json): PathCleaningRule {
  const fields: JsonObject = isJsonObject(json) ? json : {};
  return { regex: fields["regex"] ?? null, alias: fields["alias"] ?? null };
}

function entriesOf(json: Json | undefined): [string, Json][] {
  return isJsonObject(json) ? Object.entries(json) : [];
}

function listOf(json: Json | undefined): readonly Json[] {
  return isJsonList(json) ? json : [];
}

function textOf(json: Json | undefined, absent: string): string {
  return typeof json === "string" ? json : absent;
}
