import { randomUUID } from "node:crypto";
import type { HogFunction } from "../../protocol/posthog.ts";
import type { Connection } from "../account/connection.ts";
import { type ProjectGlobal, sampleGlobals } from "./sampleGlobals.ts";

/** The connected project as programs see it. */
export function projectGlobal({ project }: Connection): ProjectGlobal {
  const { host, projectId: id, projectName: name } = project;
  return { id, name, url: `${host}/project/${id}` };
}

/** The sample that is made for a function, as globals. */
export function defaultGlobals(
  connection: Connection,
  fn: HogFunction,
): Readonly<Record<string, unknown>> {
  return sampleGlobals(fn, projectGlobal(connection), new Date(), randomUUID);
}

/** The same as the text of a JSON document. */
export function defaultSample(connection: Connection, fn: HogFunction): string {
  return `${JSON.stringify(defaultGlobals(connection, fn), null, 2)}\n`;
}
