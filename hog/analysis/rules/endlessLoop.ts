import type { Expression, Node, While } from "../../syntax/tree.ts";
import { forEachChild } from "../../syntax/walk.ts";
import type { Rule } from "../rule.ts";
import { withoutGroups } from "../scopes.ts";

/**
 * `while (true)` without a way out. Hog has no `break`: only `return` and `throw` end such a loop,
 * or the time limit of the run.
 *
 *     while (true) { print('again') }
 */
export const endlessLoop: Rule = {
  code: "endless-loop",
  severity: "warning",
  visit(report, _program) {
    const seen = new Set<While>();
    const left = new Set<While>();
    return {
      while(node) {
        if (!isTrue(node.condition)) return;
        if (!seen.has(node)) findWaysOut(node, seen, left);
        if (left.has(node)) return;
        report(
          { start: node.start, end: node.start + "while".length },
          "Nothing ends this loop but the time limit of the run. Only `return` and `throw` leave a loop.",
        );
      },
    };
  },
};

function isTrue(condition: Expression): boolean {
  const inner = withoutGroups(condition);
  return inner.kind === "boolean" && inner.value;
}

/** Sorts a loop and those inside it: all into `seen`, and those that something leaves into `left`. */
function findWaysOut(outermost: While, seen: Set<While>, left: Set<While>): void {
  // Each node with the innermost loop around it; each loop with the one around it.
  const pending: (readonly [Node, While])[] = [[outermost.body, outermost]];
  const around = new Map<While, While>();
  seen.add(outermost);
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [node, loop] = next;
    if (isWayOut(node)) {
      for (let at: While | undefined = loop; at && !left.has(at); at = around.get(at)) left.add(at);
    }
    if (node.kind === "lambda" || node.kind === "function") continue;
    if (node.kind === "while") {
      seen.add(node);
      around.set(node, loop);
    }
    const inner = node.kind === "while" ? node : loop;
    forEachChild(node, (child) => pending.push([child, inner]));
  }
}

/** `break` is none, but a rule of its own speaks of it. */
function isWayOut(node: Node): boolean {
  if (node.kind === "identifier") return /^break$/i.test(node.name);
  return node.kind === "return" || node.kind === "throw" || node.kind === "missing";
}
