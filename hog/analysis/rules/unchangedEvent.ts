import type { Node } from "../../syntax/tree.ts";
import { readsGlobal } from "../chains.ts";
import type { Rule } from "../rule.ts";
import type { Declaration, Scopes } from "../scopes.ts";

/**
 * `return event` in a transformation that changes a copy of the event. The copy is what is changed;
 * `event` is what came in.
 *
 *     let result := event
 *     result.properties.plan := 'free'
 *     return event
 */
export const unchangedEvent: Rule = {
  code: "unchanged-event",
  severity: "warning",
  visit(report, { scopes }) {
    const changed = new Set<Declaration>();
    return {
      assignment({ target }) {
        const copy = copyOfEvent(target, scopes);
        if (copy) changed.add(copy);
      },
      return({ value }) {
        if (value?.kind !== "identifier" || value.name !== "event") return;
        const [copy] = changed;
        if (!copy || !readsGlobal(value, scopes)) return;
        report(value, `This is the event as it came. The changes are in \`${copy.text}\`.`);
      },
    };
  },
};

/** The variable `let copy := event` that an assignment sets something in. */
function copyOfEvent(target: Node, scopes: Scopes): Declaration | undefined {
  let node = target;
  while (node.kind === "member" || node.kind === "index" || node.kind === "group") {
    node = node.kind === "group" ? node.expression : node.object;
  }
  if (node.kind !== "identifier" || node === target) return undefined;
  const declaration = scopes.declarationOf(node);
  if (declaration?.node.kind !== "variable") return undefined;
  const { value } = declaration.node;
  return value?.kind === "identifier" && value.name === "event" ? declaration : undefined;
}
