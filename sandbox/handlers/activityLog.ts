import { type ApiAnswer, type ApiRequest, ok } from "../http/apiRequest.ts";
import { integerParameter } from "../http/parameters.ts";
import type { Sandbox } from "../sandbox.ts";
import { toApiTime } from "./presentFunction.ts";

/** `GET activity_log/`, newest first. */
export function listActivity({ store }: Sandbox, { url }: ApiRequest): ApiAnswer {
  const query = url.searchParams;
  const scopes = new Set([query.get("scope"), ...(query.get("scopes")?.split(",") ?? [])]);
  const isEveryScope = [...scopes].every((scope) => !scope);
  const item = query.get("item_id");
  const found = store.state.activity
    .filter((entry) => isEveryScope || scopes.has(entry.scope))
    .filter((entry) => !item || entry.item_id === item)
    .toReversed();
  const size = integerParameter(query, "page_size", { usual: 100, minimum: 1, maximum: 1000 });
  const page = integerParameter(query, "page", { usual: 1, minimum: 1, maximum: 1e6 });
  const results = found.slice((page - 1) * size, page * size);
  return ok({
    results: results.map((entry) => ({ ...entry, created_at: toApiTime(entry.created_at) })),
    next: page * size < found.length ? pageUrl(url, page + 1) : null,
    previous: page > 1 ? pageUrl(url, page - 1) : null,
    total_count: found.length,
  });
}

function pageUrl(url: URL, page: number): string {
  const other = new URL(url);
  other.searchParams.set("page", String(page));
  return other.href;
}
