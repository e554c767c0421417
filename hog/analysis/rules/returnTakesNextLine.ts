import { crossesLine, indentOfLine } from "../layout.ts";
import type { Rule } from "../rule.ts";

/**
 * A `return` at the end of a line, which takes the next line for its value.
 *
 *     if (not event.properties.email) return
 *     print('has an address')   // what is returned, and only printed without an address
 */
export const returnTakesNextLine: Rule = {
  code: "return-takes-next-line",
  severity: "warning",
  visit(report, { parsed: { text } }) {
    return {
      return({ start, value }) {
        const end = start + "return".length;
        if (!value || value.kind === "missing" || !crossesLine(text, end, value.start)) return;
        if (indentOfLine(text, value.start) > indentOfLine(text, start)) return;
        report(
          { start, end },
          "This returns what stands on the next line. Write `return;` to return nothing.",
        );
      },
    };
  },
};
