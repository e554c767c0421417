import { chainRoot, readsGlobal } from "../chains.ts";
import type { Rule } from "../rule.ts";
import { withoutGroups } from "../scopes.ts";

/**
 * An assignment into a global, which changes a copy that is thrown away.
 *
 *     event.properties['plan'] := 'free'
 */
export const lostGlobalAssignment: Rule = {
  code: "lost-global-assignment",
  severity: "warning",
  visit(report, { scopes }) {
    return {
      assignment({ target }) {
        const place = withoutGroups(target);
        if (place.kind !== "index" && place.kind !== "tupleMember" && place.kind !== "member")
          return;
        const root = chainRoot(place);
        if (!root || !readsGlobal(root, scopes) || isRefused(place)) return;
        report(
          place,
          `Nothing changes: each use of \`${root.name}\` is a fresh copy. Write \`let copy := ${root.name}\`, change the copy and use it.`,
        );
      },
    };
  },
};

/** True for `a.b.c`, which the compiler itself does not let through. */
function isRefused(place: ReturnType<typeof withoutGroups>): boolean {
  let node = place;
  while (node.kind === "member" && !node.optional) node = node.object;
  return node.kind === "identifier";
}
