import type { LogRow } from "../../protocol/posthog.ts";
import { type ApiAnswer, type ApiRequest, ok } from "../http/apiRequest.ts";
import {
  integerParameter,
  listParameter,
  textParameter,
  timeParameter,
} from "../http/parameters.ts";
import type { Sandbox } from "../sandbox.ts";
import { requireFunction } from "./functions.ts";
import { toApiTime } from "./presentFunction.ts";

/**
 * `GET hog_functions/{id}/logs/`: the newest lines first. The limit comes before the page, so that there
 * is never a next one.
 */
export function listLogs(sandbox: Sandbox, request: ApiRequest): ApiAnswer {
  const { state } = sandbox.store;
  const { id } = requireFunction(state, request);
  const query = request.url.searchParams;
  const limit = integerParameter(query, "limit", { usual: 50, minimum: 1, maximum: 500 });
  const fits = logFilter(query);
  const rows = (state.runs.get(id)?.logs ?? [])
    .filter(fits)
    .toSorted((one, other) => Date.parse(other.timestamp) - Date.parse(one.timestamp))
    .slice(0, limit);
  const offset = integerParameter(query, "offset", { usual: 0, minimum: 0, maximum: 1e9 });
  const results = rows
    .slice(offset)
    .map((row) => ({ ...row, timestamp: toApiTime(row.timestamp) }));
  return ok({ count: rows.length, next: null, previous: null, results });
}

function logFilter(query: URLSearchParams): (row: LogRow) => boolean {
  const after = timeParameter(query, "after") ?? -Infinity;
  const before = timeParameter(query, "before") ?? Infinity;
  const levels = listParameter(query, "level")?.map((level) => level.toUpperCase());
  const search = textParameter(query, "search");
  const instance = textParameter(query, "instance_id");
  return ({ timestamp, level, message, instance_id }) => {
    const time = Date.parse(timestamp);
    return (
      time > after &&
      time < before &&
      (!levels || levels.includes(level)) &&
      (instance === undefined || instance === instance_id) &&
      (search === undefined || contains(message, search))
    );
  };
}

/**
 * Whether a text contains another one in any case, in which `%` stands for any text and `_` for any
 * character. Each part between two `%` is looked for behind the one before, so time stays linear.
 */
function contains(text: string, search: string): boolean {
  let from = 0;
  return search.split("%").every((part) => {
    const pattern = new RegExp(part.split("_").map(escape).join("[^]"), "gi");
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    from = found ? found.index + found[0].length : from;
    return found !== null;
  });
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
}
