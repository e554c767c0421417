import type { Expression } from "../../syntax/tree.ts";
import type { Rule } from "../rule.ts";
import { withoutGroups } from "../scopes.ts";

/**
 * Assignments to something that cannot hold a value.
 *
 *     total + 1 := 2
 *     getList() := []
 */
export const invalidAssignmentTarget: Rule = {
  code: "invalid-assignment-target",
  severity: "error",
  visit(report) {
    return {
      assignment({ target }) {
        if (canBeAssigned(withoutGroups(target))) return;
        report(target, "Only variables, properties and elements can be assigned.");
      },
    };
  },
};

/** A hole may have been meant for anything. */
function canBeAssigned({ kind }: Expression): boolean {
  switch (kind) {
    case "identifier":
    case "member":
    case "index":
    case "tupleMember":
    case "missing":
      return true;
    default:
      return false;
  }
}
