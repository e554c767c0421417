import type { Rule } from "../rule.ts";
import { kindsOfValues } from "../valueKind.ts";

/**
 * `throw` with something that is no error. Only errors can be thrown; anything else ends the run at
 * once, and no `catch` sees it.
 *
 *     throw 'no address'
 */
export const throwWithoutError: Rule = {
  code: "throw-without-error",
  severity: "error",
  visit(report, { parsed: { text }, scopes }) {
    const kindOf = kindsOfValues(scopes, text);
    return {
      throw({ value }) {
        const kind = kindOf(value);
        if (!kind || kind === "error") return;
        report(value, "Only errors can be thrown. Write `throw Error('…')`.");
      },
    };
  },
};
