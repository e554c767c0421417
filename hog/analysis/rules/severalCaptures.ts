import type { Node } from "../../syntax/tree.ts";
import { libraryName } from "../calls.ts";
import { isRepeated, mayFollow, precedes, type Place } from "../sameRun.ts";
import type { Rule } from "../rule.ts";

/**
 * A second `postHogCapture` in one run. PostHog allows one, and the run fails at the next.
 *
 *     for (let item in event.properties.items) {
 *       postHogCapture({'event': 'item sold', 'properties': item})
 *     }
 */
export const severalCaptures: Rule = {
  code: "several-captures",
  severity: "warning",
  visit(report, { scopes }) {
    const before: Place[] = [];
    return {
      call(node, ancestors) {
        if (libraryName(node, scopes) !== "postHogCapture") return;
        const place = { node, ancestors: [...ancestors] };
        const isSecond = before.some((one) => precedes(one, place) && mayFollow(one, place));
        if (isSecond || (isRepeated(node, ancestors) && !leavesLoop(ancestors))) {
          report(
            node.callee,
            "A run may capture one event; at the second it fails. Capture one event with a list in its properties.",
          );
        }
        before.push(place);
      },
    };
  },
};

/** Whether the way behind a call leaves the innermost loop around it. */
function leavesLoop(ancestors: readonly Node[]): boolean {
  const loop = ancestors.findLastIndex(({ kind }) => loops.has(kind));
  return ancestors.slice(loop).some(leaves);
}

const loops: ReadonlySet<Node["kind"]> = new Set(["while", "for", "forIn"]);

function leaves(node: Node): boolean {
  if (node.kind === "return" || node.kind === "throw") return true;
  if (node.kind !== "block") return false;
  return node.statements.some(({ kind }) => kind === "return" || kind === "throw");
}
