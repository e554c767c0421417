import { type ClauseOrigin, type Draft, group, type TestDraft, within } from "./clause.ts";
import type { FilterContext } from "./filterContext.ts";
import { selectorDraft, tagDraft } from "./element.ts";
import { compare, constant, field, overList } from "./expressions.ts";
import { isJsonList, isJsonObject, type Json, type JsonObject } from "./json.ts";
import { valueLabel } from "./labels.ts";
import { propertyDraft } from "./property.ts";
import { isTruthy, pythonText } from "./python.ts";
import { refuse } from "./refusal.ts";

/**
 * An action as PostHog compiles it into filters: any of its steps, or every event where it has
 * none. Refuses an action that the project does not have.
 */
export function actionDraft(id: bigint, context: FilterContext): Draft {
  const action = context.project.actions.get(`${id}`);
  if (action === undefined) refuse("DoesNotExist", "Action matching query does not exist.");
  const origin: ClauseOrigin = { document: "project", path: ["actions", `${id}`, "steps"] };
  const steps = isJsonObject(action) ? action["steps"] : undefined;
  if (!isJsonList(steps) || steps.length === 0) return everything(origin);
  steps.forEach(checkStep);
  const drafts = steps.map((step, index) => stepDraft(step, within(origin, index), context));
  return group("any", `any step of action ${id} matches`, origin, drafts);
}

/** True for every event. */
export function everything(origin: ClauseOrigin): TestDraft {
  return { kind: "test", label: "every event matches", origin, expression: constant(true) };
}

/** The name of the event is that one. */
export function eventDraft(name: Json, origin: ClauseOrigin): TestDraft {
  const event = field("event");
  return {
    kind: "test",
    label: `event is ${valueLabel(name)}`,
    origin,
    expression: compare(event, "==", constant(name)),
    subject: { label: "event", code: event },
  };
}

const stepFields: ReadonlySet<string> = new Set([
  "tag_name",
  "text",
  "text_matching",
  "href",
  "href_matching",
  "selector",
  "url",
  "url_matching",
  "event",
  "properties",
]);

function checkStep(step: Json): void {
  const unknown = Object.keys(isJsonObject(step) ? step : {}).find((name) => !stepFields.has(name));
  if (unknown === undefined) return;
  const message = `ActionStepJSON.__init__() got an unexpected keyword argument '${unknown}'`;
  refuse("TypeError", message);
}

/** All conditions of a step; those on elements count only for clicks that PostHog captured itself. */
function stepDraft(step: Json, origin: ClauseOrigin, context: FilterContext): Draft {
  const fields = isJsonObject(step) ? step : {};
  const { event, url, properties } = fields;
  const drafts = [
    ...(isTruthy(event) ? [eventDraft(event, within(origin, "event"))] : []),
    ...(event === "$autocapture" ? elementDrafts(fields, origin) : []),
    ...(isTruthy(url) ? [urlDraft(url, fields, within(origin, "url"))] : []),
    ...(isTruthy(properties)
      ? [propertyDraft(properties, within(origin, "properties"), context)]
      : []),
  ];
  if (drafts.length === 0) return everything(origin);
  return group("all", "all conditions of the step match", origin, drafts);
}

function elementDrafts(fields: JsonObject, origin: ClauseOrigin): Draft[] {
  const { selector, tag_name: tag = null, href = null, text = null } = fields;
  return [
    ...(isTruthy(selector)
      ? [selectorDraft(pythonText(selector), within(origin, "selector"))]
      : []),
    ...(tag === null ? [] : [tagDraft(pythonText(tag), within(origin, "tag_name"))]),
    ...(href === null ? [] : [hrefDraft(href, fields, within(origin, "href"))]),
    ...(text === null ? [] : [textDraft(text, fields, within(origin, "text"))]),
  ];
}

function hrefDraft(href: Json, { href_matching }: JsonObject, origin: ClauseOrigin): TestDraft {
  const links = field("elements_chain_href");
  const { phrase, op, value } = matching(href_matching, href, "exact", "ilike");
  return {
    kind: "test",
    label: `element link ${phrase} ${valueLabel(href)}`,
    origin,
    expression: compare(links, op, value),
    subject: { label: "element link", code: links },
  };
}

function textDraft(text: Json, { text_matching }: JsonObject, origin: ClauseOrigin): TestDraft {
  const texts = field("elements_chain_texts");
  const { phrase, op, value } = matching(text_matching, text, "exact", "ilike");
  return {
    kind: "test",
    label: `some element text ${phrase} ${valueLabel(text)}`,
    origin,
    expression: overList("arrayExists", "x", compare(field("x"), op, value), texts),
    subject: { label: "element texts", code: texts },
  };
}

/** Unlike the others, addresses match by their part unless a step says otherwise, and by case. */
function urlDraft(url: Json, fields: JsonObject, origin: ClauseOrigin): TestDraft {
  const current = field("properties", "$current_url");
  const { phrase, op, value } = matching(fields["url_matching"], url, "contains", "like");
  return {
    kind: "test",
    label: `event property $current_url ${phrase} ${valueLabel(url)}`,
    origin,
    expression: compare(current, op, value),
    subject: { label: "event property $current_url", code: current },
  };
}

/** How a field of a step is matched; anything but the three known words is `otherwise`. */
function matching(
  written: Json | undefined,
  value: Json,
  otherwise: "exact" | "contains",
  like: "like" | "ilike",
) {
  const isKnown = written === "regex" || written === "exact" || written === "contains";
  switch (isKnown ? written : otherwise) {
    case "regex":
      return { phrase: "matches the pattern", op: "=~", value: constant(value) } as const;
    case "exact":
      return { phrase: "is", op: "==", value: constant(value) } as const;
    case "contains": {
      const pattern = constant(`%${pythonText(value)}%`);
      return { phrase: "contains", op: like, value: pattern } as const;
    }
  }
}
