import { compileFilters } from "../../hog/filters/compileFilters.ts";
import { readProject } from "../../hog/filters/project.ts";
import type { FunctionFilters } from "../../protocol/posthog.ts";
import { toFilterJson } from "../filterJson.ts";
import { field, type JsonObject, textOf } from "../json.ts";
import { type FieldPath, refuseField } from "./fieldProblem.ts";
import { readBoolean, readChoice, readDictionary, readList, readObject } from "./fields.ts";
import { withoutBigInts } from "./withoutBigInts.ts";

export interface FiltersContext {
  /** What the project's filters refer to, as `readProject` takes it. */
  readonly project: JsonObject;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Of a function that is switched on PostHog refuses filters that do not compile. */
  readonly isEnabled: boolean;
  /** Site functions run in a browser, where our bytecode means nothing. */
  readonly isSite: boolean;
  /** With mappings, events and actions are theirs. */
  readonly hasMappings: boolean;
}

/** The filters of a function or a mapping with their program, or why they have none. */
export function readFilters(
  value: unknown,
  path: FieldPath,
  context: FiltersContext,
): FunctionFilters {
  const filters = readFields(readObject(value ?? {}, path), path, context);
  if (context.isSite) return filters;
  const compiled = compileFilters(
    toFilterJson(filters),
    readProject(toFilterJson(context.project)),
    {
      now: context.now,
      timeZone: textOf(context.project["timezone"] ?? "UTC"),
    },
  );
  if (!("error" in compiled)) return { ...filters, bytecode: withoutBigInts(compiled.bytecode) };
  const { message } = compiled.error;
  const isQuery = message.includes("Select queries are not allowed in filters");
  if (context.isEnabled || isQuery) {
    refuseField([...path, "non_field_errors"], `Invalid filter configuration: ${message}`);
  }
  return { ...filters, bytecode: null, bytecode_error: message };
}

const sources = ["events", "person-updates", "data-warehouse-table"] as const;

/** Which lists filters keep, by what they look at. */
const listsOf: Readonly<Record<(typeof sources)[number], readonly string[]>> = {
  events: ["events", "actions", "properties"],
  "person-updates": ["properties"],
  "data-warehouse-table": ["data_warehouse", "properties"],
};

function readFields(given: JsonObject, path: FieldPath, context: FiltersContext): JsonObject {
  const source = readChoice(field(given, "source") ?? "events", [...path, "source"], sources);
  const lists = ["events", "actions", "data_warehouse", "properties"]
    .filter((name) => field(given, name) !== undefined)
    .map((name): [string, unknown] => [name, readObjects(given[name], [...path, name])])
    .filter(
      ([name]) => listsOf[source].includes(name) && !(context.hasMappings && isTrigger(name)),
    );
  const accounts = field(given, "filter_test_accounts");
  return {
    source,
    ...Object.fromEntries(lists),
    ...(accounts !== undefined && {
      filter_test_accounts: readBoolean(accounts, [...path, "filter_test_accounts"]),
    }),
  };
}

function isTrigger(name: string): boolean {
  return name === "events" || name === "actions";
}

function readObjects(value: unknown, path: FieldPath): readonly unknown[] {
  return readList(value, path).map((item, index) => readDictionary(item, [...path, index]));
}
