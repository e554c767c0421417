import type { Page } from "../../protocol/posthog.ts";

const usualLimit = 100;

/** The part of a list that `limit` and `offset` of a request ask for. */
export function pageOf<Item>(items: readonly Item[], url: URL): Page<Item> {
  const limit = positive(url.searchParams.get("limit")) ?? usualLimit;
  const offset = positive(url.searchParams.get("offset")) ?? 0;
  const end = offset + limit;
  return {
    count: items.length,
    next: end < items.length ? at(url, limit, end) : null,
    previous: offset > 0 ? at(url, limit, Math.max(offset - limit, 0)) : null,
    results: items.slice(offset, end),
  };
}

/** What is no positive integer counts for nothing. */
function positive(text: string | null): number | undefined {
  return text !== null && /^\d{1,15}$/.test(text) && Number(text) > 0 ? Number(text) : undefined;
}

function at(url: URL, limit: number, offset: number): string {
  const page = new URL(url);
  page.searchParams.set("limit", String(limit));
  if (offset === 0) page.searchParams.delete("offset");
  else page.searchParams.set("offset", String(offset));
  return page.href;
}
