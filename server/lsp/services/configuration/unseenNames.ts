import { nearestName } from "../../../../hog/analysis/nearestName.ts";
import type { ConfigurationDocument } from "../../configuration.ts";
import { type Filters, type PropertyNodes, typeOfProperty } from "./filterNodes.ts";
import { type Finding, finding } from "./finding.ts";
import { fieldOf, textOf } from "./json.ts";
import { knownProperties } from "./propertyTypes.ts";

/** Events in filters that the project has never seen, where all of its names are known. */
export function findUnseenEvents(
  { project, context: { type } }: ConfigurationDocument,
  { events, isOnEvents }: Filters,
): readonly Finding[] {
  // PostHog's own events inside of it are no events of the project.
  if (!project.complete || !isOnEvents || type === "internal_destination") return [];
  return events.flatMap((event) => {
    const node = fieldOf(event, "id");
    const name = textOf(node);
    if (!node || !name || project.events.has(name)) return [];
    const near = nearestName(name, project.events.keys());
    return [finding("unseen-event", node, messageOf("an event", name, near))];
  });
}

/** The property of a test, if the project has never seen it. */
export function findUnseenProperty(
  { project, context: { type } }: ConfigurationDocument,
  property: PropertyNodes,
): readonly Finding[] {
  if (!project.complete || type === "internal_destination") return [];
  const name = textOf(property.key);
  const known = knownProperties(property, project);
  if (!property.key || !name || !known || known.has(name) || name.startsWith("$virt_")) return [];
  const near = nearestName(name, known.keys());
  const what = typeOfProperty(property);
  const message = messageOf(`${what === "event" ? "an" : "a"} ${what} property`, name, near);
  return [finding("unseen-property", property.key, message)];
}

function messageOf(what: string, name: string, near: string | undefined): string {
  const advice = near === undefined ? "" : ` Did you mean \`${near}\`?`;
  return `The project has never seen ${what} named \`${name}\`.${advice}`;
}
