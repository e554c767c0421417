import { withBooleans } from "./booleans.ts";
import { type ClauseOrigin, type Draft, group, type TestDraft, within } from "./clause.ts";
import { cohortDraft } from "./cohort.ts";
import type { FilterContext } from "./filterContext.ts";
import { elementDraft } from "./element.ts";
import { call, compare, constant, sequence } from "./expressions.ts";
import { hogqlDraft } from "./hogqlDraft.ts";
import { isJsonList, isJsonObject, type Json } from "./json.ts";
import { groupLabel, testLabel } from "./labels.ts";
import { type Comparing, type Operator, operatorNamed, operators } from "./operators.ts";
import { type PropertyFilter, readPropertyFilter, withValue } from "./propertyFilter.ts";
import { type PropertyTarget, propertyTarget } from "./propertyTarget.ts";
import { pythonType } from "./python.ts";
import { refuse } from "./refusal.ts";
import { resolveDate } from "./relativeDate.ts";

/**
 * What PostHog makes of one property filter, or of a list of them (which must all hold). Groups of
 * filters (`{type: "AND", values: […]}`) are not understood: they count as incomplete.
 */
export function propertyDraft(json: Json, origin: ClauseOrigin, context: FilterContext): Draft {
  if (isJsonList(json)) return propertyListDraft(json, origin, context);
  if (!isJsonObject(json)) {
    const message = `property_to_expr with property of type ${pythonType(json)} not implemented`;
    refuse("QueryError", message);
  }
  const filter = readPropertyFilter(json);
  return filter ? filterDraft(filter, origin, context) : incompleteDraft(origin);
}

function propertyListDraft(
  list: readonly Json[],
  origin: ClauseOrigin,
  context: FilterContext,
): Draft {
  if (list.length === 0) return incompleteDraft(origin);
  const drafts = list.map((json, index) => propertyDraft(json, within(origin, index), context));
  return group("all", "all properties match", origin, drafts);
}

/** The number 1: no condition beside others, but no match on its own, as it is not `true`. */
function incompleteDraft(origin: ClauseOrigin): TestDraft {
  const label = "an incomplete property filter, which is ignored, or never matches on its own";
  return { kind: "test", label, origin, expression: constant(1) };
}

function filterDraft(filter: PropertyFilter, origin: ClauseOrigin, context: FilterContext): Draft {
  switch (filter.type) {
    case "hogql":
      return hogqlDraft(filter.key, origin);
    case "element":
      return elementDraft(filter, origin, comparingFor(filter, context));
    case "cohort":
    case "static-cohort":
    case "precalculated-cohort":
      return cohortDraft(filter.value, origin, context.project);
    case "dynamic-cohort":
    case "flag": {
      const message = `property_to_expr not implemented for filter type Property and ${filter.type}`;
      return refuse("NotImplementedError", message);
    }
    case "revenue_analytics": {
      const message = "The 'revenue_analytics' property filter does not work in 'event' scope";
      return refuse("QueryError", message);
    }
    default:
      return fieldDraft(filter, origin, context);
  }
}

function fieldDraft(filter: PropertyFilter, origin: ClauseOrigin, context: FilterContext): Draft {
  const target = propertyTarget(filter);
  const { value } = filter;
  if (!isJsonList(value)) return testDraft(filter, target, origin, context);
  if (filter.type === "data_warehouse" && value.length > 1) {
    return separateTests(filter, target, value, origin, context);
  }
  const rule = operators.get(filter.operator)?.list ?? "each";
  if (rule === "list") return testDraft(filter, target, origin, context);
  const [single, ...others] = value;
  if (single === undefined) return incompleteDraft(origin);
  if (others.length === 0) return testDraft({ ...filter, value: single }, target, origin, context);
  if (rule === "tuple") return membershipDraft(filter, target, value, origin);
  const drafts = value.map((item, index) => {
    const itemOrigin = within(origin, "value", index);
    return filterDraft(withValue(filter, target.key, item), itemOrigin, context);
  });
  return joinedDraft(filter, target, drafts, origin);
}

function separateTests(
  filter: PropertyFilter,
  target: PropertyTarget,
  values: readonly Json[],
  origin: ClauseOrigin,
  context: FilterContext,
): Draft {
  const drafts = values.map((value, index) =>
    testDraft({ ...filter, value }, target, within(origin, "value", index), context),
  );
  return joinedDraft(filter, target, drafts, origin);
}

function joinedDraft(
  { operator }: PropertyFilter,
  { label }: PropertyTarget,
  children: readonly Draft[],
  origin: ClauseOrigin,
): Draft {
  const kind = operatorNamed(operator).joins;
  return { kind, label: groupLabel(kind, children.length, label), origin, children };
}

function membershipDraft(
  { operator }: PropertyFilter,
  { label, value, compared, wrap }: PropertyTarget,
  values: readonly Json[],
  origin: ClauseOrigin,
): TestDraft {
  const op = operator === "exact" || operator === "in" ? "in" : "not in";
  return {
    kind: "test",
    label: testLabel(label, operatorNamed(operator), values),
    origin,
    expression: wrap(compare(compared, op, sequence("Tuple", values))),
    subject: { label, code: value },
  };
}

function testDraft(
  filter: PropertyFilter,
  target: PropertyTarget,
  origin: ClauseOrigin,
  context: FilterContext,
): TestDraft {
  const operator = operatorNamed(filter.operator);
  return {
    kind: "test",
    label: testLabel(target.label, operator, filter.value),
    origin,
    expression: testExpression(filter, target, operator, context),
    subject: { label: target.label, code: target.value },
  };
}

function testExpression(
  filter: PropertyFilter,
  { compared, wrap, count }: PropertyTarget,
  operator: Operator,
  context: FilterContext,
) {
  if (count && filter.operator === "is_set") return compare(count, ">", constant(0));
  if (count && filter.operator === "is_not_set") return compare(count, "==", constant(0));
  return wrap(operator.compile(compared, filter.value, comparingFor(filter, context)));
}

function comparingFor(filter: PropertyFilter, { project, clock }: FilterContext): Comparing {
  return {
    withBooleans: (value) => withBooleans(value, filter, project),
    resolveDate: (text) => resolveDate(text, clock),
    cleanPath: (path) =>
      project.pathCleaningRules.reduce(
        (cleaned, { regex, alias }) =>
          call("replaceRegexpAll", cleaned, constant(regex), constant(alias)),
        path,
      ),
  };
}
