import { type ClauseOrigin, type Draft, group, within } from "./clause.ts";
import { cohortId } from "./cohort.ts";
import type { FilterContext } from "./filterContext.ts";
import { everything } from "./action.ts";
import { isJsonList, isJsonObject, type Json, type JsonObject } from "./json.ts";
import { valueLabel } from "./labels.ts";
import { propertyDraft } from "./property.ts";
import { isTruthy, pythonText } from "./python.ts";
import { refuse } from "./refusal.ts";
import { settingsAddress } from "./settingsAddress.ts";

/**
 * The project's filters against test accounts. Cohorts among them are replaced by the conditions
 * that define them; refuses with all reasons if that cannot be done for some.
 */
export function testAccountDrafts(context: FilterContext): readonly Draft[] {
  const reasons: string[] = [];
  const drafts: Draft[] = [];
  for (const [index, json] of context.project.testAccountFilters.entries()) {
    const origin: ClauseOrigin = { document: "project", path: ["test_account_filters", index] };
    if (!isCohortFilter(json)) {
      drafts.push(propertyDraft(json, origin, context));
      continue;
    }
    const inlined = inlineCohort(json, context);
    if (typeof inlined === "string") reasons.push(inlined);
    else drafts.push(inlined);
  }
  if (reasons.length > 0) refuseCohorts(reasons, context);
  return drafts;
}

function refuseCohorts(reasons: readonly string[], { project }: FilterContext): never {
  const message = [
    "Your internal/test user filters include cohorts that can't be used in real-time filters:",
    `${reasons.join("; ")}.`,
    "Either switch to a cohort that only uses person properties,",
    "or replace the cohort with inline person property filters.",
    `Update your filters at: ${settingsAddress(project)}`,
  ];
  refuse("CohortInlineError", message.join(" "));
}

function isCohortFilter(json: Json): json is JsonObject {
  if (!isJsonObject(json)) return false;
  const { type } = json;
  return (
    type === "cohort" ||
    type === "static-cohort" ||
    type === "precalculated-cohort" ||
    type === "dynamic-cohort"
  );
}

/** The conditions of the cohort, or the reason why they cannot stand in for it. */
function inlineCohort(filter: JsonObject, context: FilterContext): Draft | string {
  const { value = null, negation, operator } = filter;
  if (value === null) return "cohort filter has no value";
  const id = pythonText(value);
  const key = `${cohortId(value)}`;
  const cohort = context.project.cohorts.get(key);
  if (!cohort) return `cohort id=${id} not found`;
  const name = `cohort '${cohort.name}' (id=${id})`;
  if (cohort.isStatic) {
    return `${name} is a static cohort — static cohort membership can't be evaluated in real-time filters`;
  }
  const properties = isJsonObject(cohort.filters) ? cohort.filters["properties"] : undefined;
  if (!isTruthy(properties)) return `${name} has no properties defined`;
  const others = [...new Set(otherTypes(properties))].toSorted();
  if (others.length > 0) {
    return (
      `${name} contains ${others.join(", ")} filters — ` +
      "only cohorts with exclusively person property filters can be used in real-time filters"
    );
  }
  const path = ["cohorts", key, "filters", "properties"];
  const origin: ClauseOrigin = { document: "project", path };
  const draft = cohortNodeDraft(properties, origin, context);
  if (isEverything(draft)) return `${name} has no person property filters`;
  if (!isTruthy(negation) && operator !== "not_in") return draft;
  const label = `person is not in cohort ${valueLabel(cohort.name)}`;
  return { kind: "not", label, origin, children: [draft] };
}

/** The types of the conditions of a cohort that are not about properties of the person. */
function otherTypes(node: Json): readonly string[] {
  if (isJsonList(node)) return node.flatMap(otherTypes);
  if (!isJsonObject(node)) return [];
  const { type, values } = node;
  if (type === "AND" || type === "OR") return isJsonList(values) ? values.flatMap(otherTypes) : [];
  if (type === "person") return [];
  return [isTruthy(type) ? pythonText(type) : "<unknown>"];
}

/** Groups keep their shape, also those of one. */
function cohortNodeDraft(node: Json, origin: ClauseOrigin, context: FilterContext): Draft {
  if (isJsonList(node)) {
    const drafts = node.map((item, index) => cohortNodeDraft(item, within(origin, index), context));
    if (drafts.length === 0) return everything(origin);
    return group("all", "all conditions of the cohort match", origin, drafts);
  }
  if (!isJsonObject(node)) return everything(origin);
  const { type, values } = node;
  if ((type !== "AND" && type !== "OR") || !isJsonList(values)) {
    return propertyDraft(node, origin, context);
  }
  const children = values.map((value, index) =>
    cohortNodeDraft(value, within(origin, "values", index), context),
  );
  return type === "AND"
    ? { kind: "all", label: "all conditions of the cohort match", origin, children }
    : { kind: "any", label: "any condition of the cohort matches", origin, children };
}

function isEverything(draft: Draft): boolean {
  return (
    draft.kind === "test" && draft.expression.node === "Constant" && draft.expression.value === true
  );
}
