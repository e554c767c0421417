import { actionDraft, eventDraft, everything } from "./action.ts";
import { type ClauseOrigin, type Draft, group, within } from "./clause.ts";
import type { FilterContext } from "./filterContext.ts";
import { compare, constant } from "./expressions.ts";
import { isJsonObject, type Json, type JsonObject } from "./json.ts";
import { hasNestedProperties, nestKeys } from "./nestedKeys.ts";
import { propertyDraft } from "./property.ts";
import { isTruthy, pythonType, requireInteger } from "./python.ts";
import { refuse } from "./refusal.ts";

/** One of the events or actions that filters list, with its own properties. */
export function entryDraft(entry: Json, origin: ClauseOrigin, context: FilterContext): Draft {
  if (!isJsonObject(entry)) {
    return refuse("AttributeError", `'${pythonType(entry)}' object has no attribute 'get'`);
  }
  const { properties } = entry;
  const drafts = [
    ...namedDrafts(entry, origin, context),
    ...(isTruthy(properties)
      ? [propertyDraft(properties, within(origin, "properties"), context)]
      : []),
  ];
  if (drafts.length === 0) return everything(origin);
  const draft = group("all", "the event and its properties match", origin, drafts);
  return hasNestedProperties(entry["id"]) ? nestKeys(draft) : draft;
}

/** Entries of another type, or none, say nothing about the event. */
function namedDrafts(entry: JsonObject, origin: ClauseOrigin, context: FilterContext): Draft[] {
  const { type, id } = entry;
  if (type === "events") {
    const name = id ?? null;
    return [name === null ? everything(origin) : eventDraft(name, within(origin, "id"))];
  }
  if (type !== "actions") return [];
  if (id === undefined) return [nothing(origin)];
  return [actionDraft(requireInteger(id), context)];
}

/** PostHog writes `1 = 2` for an action without an id. */
function nothing(origin: ClauseOrigin): Draft {
  const expression = compare(constant(1), "==", constant(2));
  return { kind: "test", label: "no event matches: the action has no id", origin, expression };
}

/** The ids of all actions that are listed, looked up before anything else; refuses what is no id. */
export function checkActionIds(actions: readonly Json[]): void {
  for (const action of actions) {
    if (!isJsonObject(action)) refuse("TypeError", notSubscriptable(action));
    const { id } = action;
    // The first action without an id ends PostHog's look at the list.
    if (id === undefined) return;
    requireInteger(id);
  }
}

function notSubscriptable(value: Json): string {
  const type = pythonType(value);
  if (type === "str") return "string indices must be integers, not 'str'";
  if (type === "list") return "list indices must be integers or slices, not str";
  return `'${type}' object is not subscriptable`;
}
