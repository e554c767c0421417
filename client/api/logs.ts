import * as v from "valibot";
import type { LogRow } from "../../protocol/posthog.ts";
import { decode, pageSchema, text } from "./decode.ts";
import { functionPath } from "./functionPath.ts";
import type { Http } from "./http.ts";

/** Which lines of a log are asked for. */
export interface LogQuery {
  /** 1 to 500; 50 when absent. */
  readonly limit?: number;
  /** ISO 8601; strictly earlier and strictly later lines. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** In any case; all of them when empty or absent. */
  readonly levels?: readonly string[] | undefined;
  /** A part of the message in any case; `%` and `_` stand for anything. */
  readonly search?: string | undefined;
  readonly invocation?: string | undefined;
}

/** What functions wrote while they ran. */
export interface Logs {
  /**
   * Lines of a function's log, newest first.
   *
   *     GET hog_functions/{id}/logs/
   *
   * There is no next page: older lines are those before the last one.
   *
   * @throws ApiError `outdated-server` where keys may not read logs; `not-found` when the function was deleted.
   */
  read(id: string, query: LogQuery, signal?: AbortSignal): Promise<readonly LogRow[]>;
}

/** `project` is the path of the project's routes, without a slash at the end. */
export function createLogs(http: Http, project: string): Logs {
  return {
    async read(id, { limit, before, after, levels, search, invocation }, signal) {
      // The server refuses parameters that are there but empty.
      const level = levels?.join(",").toUpperCase() || undefined;
      const query = {
        limit,
        before,
        after,
        level,
        search: search || undefined,
        instance_id: invocation || undefined,
      };
      const path = `${functionPath(project, id)}logs/`;
      const answer = await http.send({ method: "GET", path, query, signal });
      const { results } = decode(pageSchema, answer, http.host);
      return decode(v.array(rowSchema), results, http.host);
    },
  };
}

const rowSchema: v.GenericSchema<unknown, LogRow> = v.object({
  log_source_id: text,
  instance_id: text,
  timestamp: v.string(),
  level: v.pipe(v.string(), v.toUpperCase()),
  message: v.string(),
});
