import type { DictLiteral } from "../../syntax/tree.ts";
import { libraryName } from "../calls.ts";
import type { Rule } from "../rule.ts";

/**
 * `postHogCapture` without the name of the event, or in a webhook without a `distinct_id`.
 *
 *     postHogCapture({'name': 'order placed'})
 */
export const captureWithoutEvent: Rule = {
  code: "capture-without-event",
  severity: "error",
  visit(report, { scopes, context: { type } }) {
    return {
      call(node) {
        const [options] = node.args;
        if (options?.kind !== "dict" || libraryName(node, scopes) !== "postHogCapture") return;
        const keys = constantKeys(options);
        if (!keys) return;
        if (!keys.has("event")) report(node.callee, "Without `'event'` the capture fails.");
        const isWebhook = type === "source_webhook" || type === "warehouse_source_webhook";
        if (isWebhook && !keys.has("distinct_id")) {
          report(
            node.callee,
            "A webhook has no person: without `'distinct_id'` the capture fails.",
          );
        }
      },
    };
  },
};

/** The keys of a dictionary; `undefined` when one of them is computed. */
function constantKeys({ entries }: DictLiteral): ReadonlySet<string> | undefined {
  const keys = new Set<string>();
  for (const { key } of entries) {
    if (key.kind !== "string") return undefined;
    keys.add(key.value);
  }
  return keys;
}
