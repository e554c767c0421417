import { libraryName } from "../calls.ts";
import type { Rule } from "../rule.ts";

/**
 * `%M` or `%m` beside hours or seconds in a format of `formatDateTime`: the name or number of the
 * month, where minutes are meant. Minutes are `%i`.
 *
 *     print(formatDateTime(now(), '%Y-%m-%d %H:%M'))
 */
export const monthForMinutes: Rule = {
  code: "month-for-minutes",
  severity: "warning",
  visit(report, { scopes }) {
    return {
      call(node) {
        const format = node.args[1];
        if (format?.kind !== "string" || libraryName(node, scopes) !== "formatDateTime") return;
        const found = minutes.exec(format.value);
        const code = found?.[1] ?? found?.[2];
        if (!code) return;
        const is = code === "%M" ? "the name of the month" : "the month";
        report(format, `\`${code}\` is ${is}. Minutes are \`%i\`.`);
      },
    };
  },
};

/** Behind hours or before seconds. */
const minutes = /%[HhIkl][:.h]?(%[Mm])|(%[Mm])[:.]?%[Ss]/;
