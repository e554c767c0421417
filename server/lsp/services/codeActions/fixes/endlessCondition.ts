import { nextTokenAt } from "../../../../../hog/analysis/layout.ts";
import { certainly, type Fix, replace } from "../action.ts";
import { closest } from "../place.ts";

/** `for (let i := 0; ; i := i + 1)` → `for (let i := 0; true; i := i + 1)`. */
export const endlessCondition: Fix = {
  codes: ["for-without-condition"],
  title: "Write `true` for the condition",
  propose({ place, text }) {
    const { node } = closest(place, "for") ?? {};
    if (!node) return [];
    const from = node.initializer?.end ?? nextTokenAt(text, node.start + "for".length) + 1;
    const semicolon = nextTokenAt(text, from);
    if (text[semicolon] !== ";") return [];
    const [space = ""] = /^[ \t]*(?=;)/.exec(text.slice(semicolon + 1, semicolon + 100)) ?? [];
    const gap = { start: semicolon + 1, end: semicolon + 1 + space.length };
    return certainly(replace(gap, " true"));
  },
};
