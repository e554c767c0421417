import type { Analysis } from "../../../../hog/analysis/analyse.ts";
import { withoutGroups } from "../../../../hog/analysis/scopes.ts";
import { visitTree } from "../../../../hog/analysis/visitTree.ts";
import type { Assignment, Call, Expression } from "../../../../hog/syntax/tree.ts";

/** The expressions of a program by what they stand in. Parentheses around them do not count. */
export interface Uses {
  /** By what is assigned to. */
  readonly assignments: ReadonlyMap<Expression, Assignment>;
  /** By what is called, and by a lambda among the arguments. */
  readonly calls: ReadonlyMap<Expression, Call>;
}

/** Finds them in one walk, when somebody asks for the first time. */
export function usesIn(analysis: Analysis): Uses {
  const known = cache.get(analysis) ?? findUses(analysis);
  cache.set(analysis, known);
  return known;
}

const cache = new WeakMap<Analysis, Uses>();

function findUses({ parsed }: Analysis): Uses {
  const assignments = new Map<Expression, Assignment>();
  const calls = new Map<Expression, Call>();
  const visitor = {
    assignment(assignment: Assignment): void {
      assignments.set(withoutGroups(assignment.target), assignment);
    },
    call(call: Call): void {
      calls.set(withoutGroups(call.callee), call);
      for (const argument of call.args) {
        const value = withoutGroups(argument);
        if (value.kind === "lambda") calls.set(value, call);
      }
    },
  };
  visitTree(parsed.root, [visitor]);
  return { assignments, calls };
}
