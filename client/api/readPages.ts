import { decode, pageSchema } from "./decode.ts";
import type { Http } from "./http.ts";

/** A list that comes in pages. */
export interface Paged {
  /** With a slash at the end. */
  readonly path: string;
  /** Besides the numbers of the page. */
  readonly query?: Readonly<Record<string, string | number>>;
  /** How many items a page may have. */
  readonly limit: number;
  /** After how many items to stop, although there may be more; never when absent. */
  readonly most?: number;
  readonly signal?: AbortSignal | undefined;
}

/** A list that never ends is no list. */
const mostPages = 100;

/**
 * All items of a list, not yet decoded.
 *
 * `next` only says that there is more: the address in it is the server's to choose, so it is not followed.
 */
export async function readPages(
  http: Http,
  { path, query = {}, limit, most = Infinity, signal }: Paged,
): Promise<readonly unknown[]> {
  const items: unknown[] = [];
  for (let page = 0; page < mostPages && items.length < most; page += 1) {
    const asked = { ...query, limit, offset: items.length };
    const answer = await http.send({ method: "GET", path, query: asked, signal });
    const { next, results } = decode(pageSchema, answer, http.host);
    items.push(...results);
    if (next === null || results.length === 0) break;
  }
  return items;
}
