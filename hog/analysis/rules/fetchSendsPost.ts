import type { Call, Expression } from "../../syntax/tree.ts";
import { libraryName } from "../calls.ts";
import type { Rule } from "../rule.ts";

/**
 * A `fetch` without a method and without a body. It sends a POST, unlike in a browser.
 *
 *     let rates := fetch('https://example.com/rates')
 */
export const fetchSendsPost: Rule = {
  code: "fetch-sends-post",
  severity: "info",
  visit(report, { scopes }) {
    return {
      call(node) {
        if (libraryName(node, scopes) !== "fetch" || !lacksMethod(node)) return;
        report(
          node.callee,
          "Without a method this is a POST. Write `{'method': 'GET'}` to get something.",
        );
      },
    };
  },
};

function lacksMethod({ args: [url, options] }: Call): boolean {
  if (!url || (options && options.kind !== "dict")) return false;
  return !options?.entries.some(({ key }) => mayBeMethodOrBody(key));
}

function mayBeMethodOrBody(key: Expression): boolean {
  return key.kind !== "string" || key.value === "method" || key.value === "body";
}
