import { type Fix, insert, replace } from "../action.ts";
import { closest } from "../place.ts";

/** `fetch(url)` → `fetch(url, {'method': 'GET'})`. */
export const sayMethod: Fix = {
  codes: ["fetch-sends-post"],
  title: "Say the method",
  propose({ place }) {
    const { args } = closest(place.parent, "call")?.node ?? {};
    const [url, options] = args ?? [];
    if (!url || (options && options.kind !== "dict")) return [];
    return ["GET", "POST"].map((method) => ({
      title: `Add \`'method': '${method}'\``,
      changes: [
        !options
          ? insert(url.end, `, {'method': '${method}'}`)
          : options.entries.length === 0
            ? replace(options, `{'method': '${method}'}`)
            : insert(options.entries[0]?.start ?? options.end, `'method': '${method}', `),
      ],
    }));
  },
};
