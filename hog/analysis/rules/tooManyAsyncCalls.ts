import { builtins } from "../../library/builtins.ts";
import type { Call, Node } from "../../syntax/tree.ts";
import { libraryName } from "../calls.ts";
import { callableOf } from "../callables.ts";
import type { Rule } from "../rule.ts";
import { mayPassOver } from "../sameRun.ts";
import type { Owner } from "../scopes.ts";

/**
 * More than five calls one after the other that wait for an answer, as `fetch` does: a run may wait
 * five times, and fails at the sixth. Calls in branches and loops are not counted, calls through
 * functions of the program are.
 */
export const tooManyAsyncCalls: Rule = {
  code: "too-many-async-calls",
  severity: "warning",
  visit(report, { scopes }) {
    /** How often each function waits whenever it runs to its end. */
    const waits = new Map<Owner, number>();
    return {
      call(call, ancestors) {
        const { owner, certain } = placeOf(call, ancestors);
        const times = owner && certain ? waitsOf(call) : 0;
        if (!owner || times === 0) return;
        const before = waits.get(owner) ?? 0;
        waits.set(owner, before + times);
        if (before > limit || before + times <= limit) return;
        report(
          call.callee,
          `Here a run waits for the sixth time, and fails: ${limit} times are allowed.`,
        );
      },
    };

    function waitsOf(call: Call): number {
      const { callee } = call;
      const name = libraryName(call, scopes);
      if (name !== undefined) return builtins.get(name)?.asynchronous ? 1 : 0;
      const declaration = callee.kind === "identifier" && scopes.referenceAt(callee)?.declaration;
      const callable = declaration && callableOf(declaration, scopes);
      return (callable && waits.get(callable)) || 0;
    }
  },
};

const limit = 5;

/** The function or program that makes a call, and whether it does so whenever it runs to its end. */
function placeOf(
  call: Node,
  ancestors: readonly Node[],
): { readonly owner: Owner | undefined; readonly certain: boolean } {
  let certain = true;
  let child = call;
  for (const node of ancestors.toReversed()) {
    if (node.kind === "function" || node.kind === "lambda" || node.kind === "program") {
      return { owner: node, certain };
    }
    if (isLoop(node) || mayPassOver(node, child)) certain = false;
    child = node;
  }
  return { owner: undefined, certain };
}

function isLoop({ kind }: Node): boolean {
  return kind === "while" || kind === "for";
}
