import {
  commonEventProperties,
  commonPersonProperties,
} from "../../../../hog/library/commonProperties.ts";
import type { Field } from "../../../../hog/library/field.ts";
import { filterFields } from "../../../../hog/library/filterFields.ts";
import type { ProjectProperty } from "../../../../protocol/languageRequests.ts";
import type { Project } from "../../project.ts";
import type { PropertyNodes } from "./filterNodes.ts";
import { typeOfProperty } from "./filterNodes.ts";

/**
 * What the project knows of the properties that a test may name, by name; `undefined` for types of which
 * it knows none.
 */
export function knownProperties(
  property: Pick<PropertyNodes, "type" | "groupIndex">,
  project: Project,
): ReadonlyMap<string, ProjectProperty> | undefined {
  switch (typeOfProperty(property)) {
    case "event":
      return project.eventProperties;
    case "person":
      return project.personProperties;
    case "group": {
      const index = Number(property.groupIndex?.value ?? Number.NaN);
      return [...project.groups.values()].find((group) => group.index === index)?.properties;
    }
    default:
      return undefined;
  }
}

/** What PostHog itself has of a type of property. */
export function commonProperties(type: string): readonly Field[] {
  switch (type) {
    case "event":
      return commonEventProperties;
    case "person":
      return commonPersonProperties;
    case "event_metadata":
      return filterFields.filter((field) => !field.fields && !field.others);
    case "element":
      return elementKeys;
    default:
      return [];
  }
}

const elementKeys: readonly Field[] = [
  { name: "tag_name", type: "string", documentation: "The tag of an element, such as `button`." },
  { name: "text", type: "string", documentation: "The text of an element." },
  { name: "href", type: "string", documentation: "The link of an element." },
  { name: "selector", type: "string", documentation: "A CSS selector that the elements match." },
];
