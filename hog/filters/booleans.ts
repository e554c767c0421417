import type { Json } from "./json.ts";
import type { FilterProject } from "./project.ts";
import type { PropertyFilter } from "./propertyFilter.ts";
import { refuse } from "./refusal.ts";

/**
 * The value that `exact` and `is_not` compare with. Booleans, also those written as texts, become
 * texts, unless the project knows the property as a Boolean: then the texts become booleans.
 */
export function withBooleans(value: Json, filter: PropertyFilter, project: FilterProject): Json {
  const text = typeof value === "boolean" ? `${value}` : value;
  if (text !== "true" && text !== "false") return text;
  return isBoolean(filter, project) ? text === "true" : text;
}

function isBoolean({ type, key, groupIndex }: PropertyFilter, project: FilterProject): boolean {
  // PostHog's own properties have no definition in the project.
  if (key.startsWith("$virt_")) return key === "$virt_is_bot";
  switch (type) {
    case "session":
      return key === "$is_bounce";
    case "data_warehouse_person_property":
      return refuse("Exception", `Could not find join for key ${key.split(".", 1).join("")}`);
    case "person":
      return isDefinedBoolean("person", key, project);
    case "group":
      return isDefinedBoolean(`group_${groupIndex}`, key, project);
    case "data_warehouse":
      return isDefinedBoolean("event", key.split(".").at(-1) ?? "", project);
    default:
      return isDefinedBoolean("event", key, project);
  }
}

function isDefinedBoolean(owner: string, name: string, { propertyTypes }: FilterProject): boolean {
  return propertyTypes.get(owner)?.get(name) === "Boolean";
}
