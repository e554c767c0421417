import type { HogFunction } from "../../protocol/posthog.ts";
import type { RecentEvent } from "../api/events.ts";
import { type Globals, type ProjectGlobal, sourceGlobal } from "./sampleGlobals.ts";

/**
 * The globals with which a function meets an event, as PostHog's web editor makes them. A transformation
 * sees the event alone, as it is before it is stored. Groups are not known.
 *
 * `displayNames`: the properties after which the project calls people, the first filled one counts.
 */
export function eventGlobals(
  event: RecentEvent,
  fn: HogFunction,
  project: ProjectGlobal,
  displayNames: readonly string[] = usualDisplayNames,
): Globals {
  if (fn.type === "transformation") {
    const { uuid, event: name, distinct_id, timestamp, properties } = event;
    return { event: { event: name, uuid, distinct_id, timestamp, properties } };
  }
  const globals = storedEventGlobals(event, project, displayNames);
  return { ...globals, source: sourceGlobal(fn, project) };
}

/** The same without the function: what any destination sees of an event. */
export function storedEventGlobals(
  event: RecentEvent,
  project: ProjectGlobal,
  displayNames: readonly string[] = usualDisplayNames,
): Globals {
  const { uuid, event: name, distinct_id, timestamp, properties, elements_chain, person } = event;
  const url = `${project.url}/events/${urlPart(uuid)}/${urlPart(timestamp)}`;
  return {
    event: { uuid, event: name, distinct_id, timestamp, url, elements_chain, properties },
    person: {
      id: person.id,
      name: displayName(event, displayNames),
      url: `${project.url}/person/${urlPart(distinct_id)}`,
      properties: person.properties,
    },
    groups: {},
    project,
  };
}

const usualDisplayNames = ["email", "Email", "name", "Name", "username", "Username", "UserName"];

function displayName({ person, distinct_id }: RecentEvent, names: readonly string[]): string {
  const filled = names
    .map((name) => person.properties[name])
    .find((value) => value !== undefined && value !== null && value !== "");
  if (filled === undefined) return distinct_id;
  return typeof filled === "string" ? filled : JSON.stringify(filled);
}

/** Halves of characters, which a URL cannot hold, become the sign for what is unreadable. */
function urlPart(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Cs}/gu, "\uFFFD"));
}
