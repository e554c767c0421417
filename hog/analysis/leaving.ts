import type { Expression, Statement } from "../syntax/tree.ts";
import { withoutGroups } from "./scopes.ts";

/** Tells whether the program never goes on behind a statement. Remembers its answers. */
export type Leaving = (statement: Statement) => boolean;

/**
 * Makes a `Leaving` for one program. `return`, `throw` and endless loops leave, and what holds one of
 * them on all its ways.
 */
export function createLeaving(): Leaving {
  const known = new Map<Statement, boolean>();
  const leaves = (statement: Statement): boolean => {
    const before = known.get(statement);
    if (before !== undefined) return before;
    const answer = compute(statement);
    known.set(statement, answer);
    return answer;
  };
  const compute = (statement: Statement): boolean => {
    switch (statement.kind) {
      case "return":
      case "throw":
        return true;
      case "block":
        return statement.statements.some(leaves);
      case "if":
        return leavesOnBothWays(statement, leaves);
      case "while":
      case "for":
        return statement.condition !== undefined && isAlwaysTrue(statement.condition);
      case "try": {
        const { body, catches } = statement;
        return (
          leaves(body) && catches.length > 0 && catches.every(({ body: block }) => leaves(block))
        );
      }
      default:
        return false;
    }
  };
  return leaves;
}

/** Goes along `else if` without recursion: such chains may be long. */
function leavesOnBothWays(statement: Extract<Statement, { kind: "if" }>, leaves: Leaving): boolean {
  let rest: Statement | undefined = statement;
  while (rest?.kind === "if") {
    if (!leaves(rest.then)) return false;
    rest = rest.otherwise;
  }
  return rest !== undefined && leaves(rest);
}

/** True for the conditions of loops that are meant to be endless: `true`, `1`. */
function isAlwaysTrue(condition: Expression): boolean {
  const { kind, ...rest } = withoutGroups(condition);
  if (kind === "boolean") return "value" in rest && rest.value === true;
  return kind === "number" && "text" in rest && Number(rest.text) !== 0;
}
