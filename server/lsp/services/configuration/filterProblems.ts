import type { Node } from "jsonc-parser";
import { findMissingField } from "../../../../hog/analysis/analyseFilter.ts";
import { nearestName } from "../../../../hog/analysis/nearestName.ts";
import { compileFilters } from "../../../../hog/filters/compileFilters.ts";
import { isJsonObject, type Json, readJson } from "../../../../hog/filters/json.ts";
import { operators } from "../../../../hog/filters/operators.ts";
import { type FilterProject, readProject } from "../../../../hog/filters/project.ts";
import { propertyTypes, readPropertyFilter } from "../../../../hog/filters/propertyFilter.ts";
import { propertyTarget } from "../../../../hog/filters/propertyTarget.ts";
import type { Problem } from "../../../../hog/source/problem.ts";
import type { ConfigurationDocument } from "../../configuration.ts";
import {
  type Filters,
  findFilters,
  operatorOfProperty,
  propertyNodes,
  type PropertyNodes,
  typeOfProperty,
} from "./filterNodes.ts";
import { type Finding, finding, toProblems } from "./finding.ts";
import { problemsOfHogql } from "./hogqlProblems.ts";
import { fieldOf, itemsOf, textOf } from "./json.ts";
import { findMisfits } from "./operatorMisfits.ts";
import { findUnseenEvents, findUnseenProperty } from "./unseenNames.ts";

/**
 * What is wrong with the filters of a function and its mappings. With `isOnDisk` also what the extension
 * tells itself of the document of a function.
 */
export function problemsOfFilters(
  configuration: ConfigurationDocument,
  isOnDisk: boolean,
): readonly Problem[] {
  const { settings } = configuration;
  return findFilters(configuration).flatMap((filters) => [
    ...toProblems(findInEntries(filters, isOnDisk), settings),
    ...toProblems(findUnseenEvents(configuration, filters), settings),
    ...filters.properties.flatMap((node) =>
      problemsOfProperty(configuration, { filters, node, isOnDisk }),
    ),
  ]);
}

interface PropertyInFilters {
  readonly filters: Filters;
  readonly node: Node;
  readonly isOnDisk: boolean;
}

function findInEntries({ events, actions }: Filters, isOnDisk: boolean): readonly Finding[] {
  const found = actions.flatMap((action) => {
    const id = fieldOf(action, "id");
    const text = textOf(id);
    if (!id || text === undefined || /^\s*[+-]?\d+\s*$/.test(text)) return [];
    return [
      finding("filter-refused", id, "PostHog refuses this: the id of an action is a number."),
    ];
  });
  if (!isOnDisk) return found;
  return [
    ...found,
    ...events.flatMap((event) => checkEntryType(event, "events", "the name of the event")),
    ...actions.flatMap((action) => checkEntryType(action, "actions", "the action")),
  ];
}

function checkEntryType(entry: Node, wanted: string, what: string): readonly Finding[] {
  const type = fieldOf(entry, "type");
  if (entry.type !== "object" || textOf(type) === wanted) return [];
  const message = `Without \`"type": "${wanted}"\`, ${what} is not compared.`;
  return [finding("incomplete-filter", type ?? entry, message)];
}

function problemsOfProperty(
  configuration: ConfigurationDocument,
  { filters, node, isOnDisk }: PropertyInFilters,
): readonly Problem[] {
  const { settings } = configuration;
  const property = propertyNodes(node);
  if (
    node.type === "object" &&
    textOf(property.type) === "hogql" &&
    textOf(property.key) !== undefined
  ) {
    return problemsOfHogql(configuration, property, filters);
  }
  const incomplete = findIncomplete(property, isOnDisk);
  if (incomplete) return toProblems(incomplete, settings);
  const refused = findRefused(configuration, property);
  if (refused) return toProblems(refused, settings);
  return toProblems(
    [
      ...findMisfits(configuration, property),
      ...(filters.isOnEvents ? findNeverFitting(configuration, property) : []),
      ...findUnseenProperty(configuration, property),
    ],
    settings,
  );
}

/**
 * What keeps PostHog from taking a test for one; `undefined` for a test that is complete. The list is
 * empty where the extension says it.
 */
function findIncomplete(
  property: PropertyNodes,
  isOnDisk: boolean,
): readonly Finding[] | undefined {
  const { node, key, value, operator, type, groupIndex } = property;
  const inFile = (place: Node, code: string, message: string): readonly Finding[] =>
    isOnDisk ? [finding(code, place, message)] : [];
  if (node.type !== "object") {
    return inFile(
      node,
      "filter-refused",
      "PostHog refuses this: a test of a property is an object.",
    );
  }
  const typeName = typeOfProperty(property);
  if (type && textOf(type) !== undefined && !propertyTypes.has(typeName)) {
    const near = didYouMean(typeName, propertyTypes);
    const message = `PostHog knows no type \`${typeName}\`, so ${isIgnored}.${near}`;
    return inFile(type, "incomplete-filter", message);
  }
  if (!key || key.type === "null") {
    return inFile(key ?? node, "incomplete-filter", `Without a key, ${isIgnored}.`);
  }
  if (typeName === "group" && (!groupIndex || groupIndex.type === "null")) {
    const message = `Without \`group_type_index\`, ${isIgnored}.`;
    return inFile(groupIndex ?? type ?? node, "incomplete-filter", message);
  }
  const operatorName = operatorOfProperty(property);
  if (operator && textOf(operator) && !operators.has(operatorName)) {
    const near = didYouMean(operatorName, operators.keys());
    const message = `PostHog knows no operator \`${operatorName}\`, and refuses it.${near}`;
    return inFile(operator, "unknown-operator", message);
  }
  if (typeName === "behavioral" || cohortTypes.has(typeName) || needsNoValue.has(operatorName)) {
    return undefined;
  }
  if (!value || value.type === "null") {
    const message = `Without a value, ${isIgnored}.`;
    return [finding("incomplete-filter", value ?? key, message)];
  }
  const isEmptyList = value.type === "array" && itemsOf(value).length === 0;
  if (isEmptyList && typeName !== "element" && !keepsList(operatorName)) {
    return [finding("incomplete-filter", value, `Without a value in the list, ${isIgnored}.`)];
  }
  return undefined;
}

const isIgnored = "this test never fits on its own, and is passed over among others";

const needsNoValue: ReadonlySet<string> = new Set(["is_set", "is_not_set"]);

function keepsList(operator: string): boolean {
  return operators.get(operator)?.list === "list";
}

const cohortTypes: ReadonlySet<string> = new Set([
  "cohort",
  "dynamic-cohort",
  "precalculated-cohort",
  "static-cohort",
]);

/** Why PostHog's server refuses a test; `undefined` if it does not. */
function findRefused(
  configuration: ConfigurationDocument,
  property: PropertyNodes,
): readonly Finding[] | undefined {
  if (cohortTypes.has(typeOfProperty(property)) && property.type) {
    const message =
      "PostHog refuses cohorts here: it cannot see who is in them. Test properties of the person.";
    return [finding("filter-refused", property.type, message)];
  }
  const json = jsonOf(configuration, property.node);
  if (json === undefined) return [];
  const compiled = compileFilters({ properties: [json] }, noProject, someTime);
  if (!("error" in compiled)) return undefined;
  const { message } = compiled.error;
  // PostHog has no words for a date that is no text.
  if (message === "") return undefined;
  return [
    finding("filter-refused", placeOf(message, property), `PostHog refuses this: ${message}.`),
  ];
}

const noProject: FilterProject = readProject({});
/** What dates such as `-7d` are counted from does not matter here. */
const someTime = { now: Date.UTC(2026, 0, 1), timeZone: "UTC" };

/** A part of the document, with its numbers as they are written; `undefined` while it is broken. */
function jsonOf({ text }: ConfigurationDocument, { offset, length }: Node): Json | undefined {
  const read = readJson(text.getText().slice(offset, offset + length));
  return "value" in read ? read.value : undefined;
}

/** The part of a test of which PostHog's words speak. */
function placeOf(message: string, property: PropertyNodes): Node {
  const { node, key, value, operator, type, groupIndex } = property;
  const found = places.find(([words]) => words.test(message))?.[1];
  return { key, value, operator, type, groupIndex, node }[found ?? "node"] ?? node;
}

const places: readonly (readonly [RegExp, keyof PropertyNodes])[] = [
  [/^group_type_index|'group_type_index/, "groupIndex"],
  [/only supports|^PropertyOperator/, "operator"],
  [/not implemented for key|to unpack|is not implemented/, "key"],
  [/filter type|property filter does not work|Could not find join/, "type"],
  [/operator requires|require a list|Constant type|Value must be set|date value|year/, "value"],
];

/** Tests of what filters cannot read. */
function findNeverFitting(
  configuration: ConfigurationDocument,
  property: PropertyNodes,
): readonly Finding[] {
  const path = pathOf(configuration, property);
  const [root = ""] = path;
  const { type: functionType } = configuration.context;
  const typeNode = property.type ?? property.node;
  if (functionType === "transformation" && /^(?:person|group_\d)$/.test(root)) {
    const what = root === "person" ? "person" : "group";
    const message = `Transformations run before the ${what} is known, so this is never set.`;
    return [finding("filter-never-fits", typeNode, message)];
  }
  const missing = findMissingField(path);
  if (!missing) return [];
  const type = typeOfProperty(property);
  const key = textOf(property.key) ?? "";
  if (type === "event_metadata") {
    const near = missing.near === undefined ? "" : ` Did you mean \`${missing.near}\`?`;
    const message = `Filters have no field \`${key}\` of the event, and never fit with it.${near}`;
    return [finding("filter-never-fits", property.key ?? property.node, message)];
  }
  if (path.join(".").includes("$virt") || type === "person") {
    const message = `PostHog does not know \`${key}\` while it filters, so this never fits.`;
    return [finding("filter-never-fits", property.key ?? property.node, message)];
  }
  const message = `Nothing of the type \`${type}\` is known while events are filtered, so this never fits.`;
  return [finding("filter-never-fits", typeNode, message)];
}

/** What a complete test looks at. */
function pathOf(configuration: ConfigurationDocument, { node }: PropertyNodes): readonly string[] {
  const json = jsonOf(configuration, node);
  const filter = isJsonObject(json) ? readPropertyFilter(json) : undefined;
  if (!filter || filter.type === "element" || filter.type === "behavioral") return [];
  const { value } = propertyTarget(filter);
  return value.node === "Field" ? value.chain.map(String) : [];
}

function didYouMean(name: string, known: Iterable<string>): string {
  const near = nearestName(name, known);
  return near === undefined ? "" : ` Did you mean \`${near}\`?`;
}
