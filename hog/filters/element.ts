import type { AstExpression } from "../compiler/ast.ts";
import { type ClauseOrigin, type Draft, type TestDraft, within } from "./clause.ts";
import { call, compare, constant, every, field, overList, sequence } from "./expressions.ts";
import { isJsonList, type Json } from "./json.ts";
import { groupLabel, testLabel, valueLabel } from "./labels.ts";
import { type Comparing, operatorNamed } from "./operators.ts";
import { type PropertyFilter, withValue } from "./propertyFilter.ts";
import { pythonText } from "./python.ts";
import { refuse } from "./refusal.ts";
import { parseSelector, type SelectorPart, selectorRegex } from "./selector.ts";

/**
 * A property filter on the elements that were clicked. A list of values becomes a test of each; an
 * empty one a group of nothing.
 */
export function elementDraft(
  filter: PropertyFilter,
  origin: ClauseOrigin,
  comparing: Comparing,
): Draft {
  const { value, key, operator } = filter;
  if (!isJsonList(value)) return valueDraft(filter, value, origin, comparing);
  const [single, ...others] = value;
  if (single !== undefined && others.length === 0) {
    return valueDraft(filter, single, origin, comparing);
  }
  const children = value.map((item, index) =>
    elementDraft(withValue(filter, key, item), within(origin, "value", index), comparing),
  );
  const joins = ["is_not", "not_icontains", "not_regex"].includes(operator) ? "all" : "any";
  const label = groupLabel(joins, children.length, `element ${key}`);
  return { kind: joins, label, origin, children };
}

function valueDraft(
  { key, operator }: PropertyFilter,
  value: Json,
  origin: ClauseOrigin,
  comparing: Comparing,
): Draft {
  switch (key) {
    case "selector":
    case "tag_name":
      return shapeDraft(key, operator, value, origin);
    case "href": {
      const code = field("elements_chain_href");
      const label = testLabel("element link", operatorNamed(operator), value);
      const expression = operatorNamed(operator).compile(code, value, comparing);
      return { kind: "test", label, origin, expression, subject: { label: "element link", code } };
    }
    case "text": {
      const code = field("elements_chain_texts");
      const label = testLabel("some element text", operatorNamed(operator), value);
      const comparison = operatorNamed(operator).compile(field("text"), value, comparing);
      const expression = overList("arrayExists", "text", comparison, code);
      return { kind: "test", label, origin, expression, subject: { label: "element texts", code } };
    }
    default: {
      const message = `property_to_expr for type element not implemented for key ${key}`;
      return refuse("NotImplementedError", message);
    }
  }
}

function shapeDraft(
  key: "selector" | "tag_name",
  operator: string,
  value: Json,
  origin: ClauseOrigin,
): Draft {
  if (operator !== "exact" && operator !== "is_not") {
    const reason = "only supports exact and is_not operators";
    const message = `property_to_expr for element ${key} ${reason}, not ${operator}`;
    refuse("NotImplementedError", message);
  }
  const text = pythonText(value);
  const test = key === "selector" ? selectorDraft(text, origin) : tagDraft(text, origin);
  if (operator === "exact") return test;
  return { kind: "not", label: `not (${test.label})`, origin, children: [test] };
}

/** Some element has that tag. The name goes into the regular expression as it is. */
export function tagDraft(tag: string, origin: ClauseOrigin): TestDraft {
  return {
    kind: "test",
    label: `an element has the tag ${valueLabel(tag)}`,
    origin,
    expression: compare(chain, "=~", constant(String.raw`(^|;)${tag}(\.|$|;|:)`)),
    subject: { label: "elements chain", code: chain },
  };
}

const chain = field("elements_chain");

/** Tags that the worker's globals list, so that a chain without them need not be searched. */
const listedTags: ReadonlySet<string> = new Set([
  "a",
  "button",
  "input",
  "select",
  "textarea",
  "label",
]);

/** The elements match a CSS selector, as far as PostHog understands it. */
export function selectorDraft(selector: string, origin: ClauseOrigin): TestDraft {
  const parts = parseSelector(selector);
  const [only] = parts;
  const draft = {
    kind: "test",
    label: `the elements match ${valueLabel(selector)}`,
    origin,
  } as const;
  if (only?.id !== undefined && parts.length === 1 && isOnlyId(only)) {
    const expression = hasId(only.id);
    const ids = field("elements_chain_ids");
    return { ...draft, expression, subject: { label: "element ids", code: ids } };
  }
  const tags = parts.flatMap(({ tag }) => (tag !== undefined && listedTags.has(tag) ? [tag] : []));
  const conditions = [
    compare(chain, "=~", constant(selectorRegex(parts))),
    ...parts.flatMap(({ id }) => (id === undefined ? [] : [hasId(id)])),
    ...(tags.length === 0 ? [] : [hasTags(tags)]),
  ];
  const [first = every([])] = conditions;
  const expression = conditions.length === 1 ? first : every(conditions);
  return { ...draft, expression, subject: { label: "elements chain", code: chain } };
}

function isOnlyId({ tag, classes, attributes, nthChild }: SelectorPart): boolean {
  return tag === undefined && !classes && attributes.size === 0 && nthChild === undefined;
}

function hasId(id: string): AstExpression {
  const position = call("indexOf", field("elements_chain_ids"), constant(id));
  return compare(position, ">", constant(0));
}

function hasTags(tags: readonly string[]): AstExpression {
  const isListed = compare(field("x"), "in", sequence("Array", tags));
  const count = overList("arrayCount", "x", isListed, field("elements_chain_elements"));
  return compare(count, ">", constant(0));
}
