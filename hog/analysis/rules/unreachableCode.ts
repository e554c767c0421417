import { cover } from "../../source/span.ts";
import type { Block, Program } from "../../syntax/tree.ts";
import { createLeaving } from "../leaving.ts";
import type { Rule } from "../rule.ts";

/**
 * Statements that can never run, because one before them in the same block leaves it: a `return`, a
 * `throw`, an endless loop, or an `if` or `try` that leaves on all its ways.
 *
 *     return total
 *     print(total)   // never reached
 */
export const unreachableCode: Rule = {
  code: "unreachable-code",
  severity: "hint",
  visit(report, { parsed: { problems } }) {
    const leaves = createLeaving();
    const check = ({ statements, end }: Block | Program): void => {
      const exit = statements.findIndex(leaves);
      const leaving = statements[exit];
      // Behind a syntax error nobody knows where the block was meant to end.
      const isBroken = problems.some(({ start }) => start <= end && start >= (leaving?.start ?? 0));
      if (!leaving || isBroken) return;
      const rest = statements.slice(exit + 1).filter(({ kind }) => kind !== "empty");
      const [first] = rest;
      if (first) report(cover(first, rest.at(-1) ?? first), "This code is never reached.");
    };
    return { program: check, block: check };
  },
};
