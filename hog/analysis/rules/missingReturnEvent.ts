import type { Node, Program } from "../../syntax/tree.ts";
import { forEachChild } from "../../syntax/walk.ts";
import { firstLineOf } from "../firstLine.ts";
import { createLeaving } from "../leaving.ts";
import type { Rule } from "../rule.ts";

/**
 * Transformations that end without returning the event, always or on some of their ways: PostHog
 * drops the event then. `return null` says that this is meant.
 *
 *     let copy := event
 *     copy.properties.plan := 'free'      // `return copy` is missing
 */
export const missingReturnEvent: Rule = {
  code: "missing-return-event",
  severity: "warning",
  visit(report, { parsed, context }) {
    if (context.type !== "transformation" || parsed.problems.length > 0) return {};
    return {
      program(program) {
        if (program.statements.some(createLeaving())) return;
        const last = program.statements.findLast(({ kind }) => kind !== "empty");
        report(firstLineOf(last ?? program, parsed.text), messageOf(program));
      },
      return(node, ancestors) {
        if (node.value || ancestors.some(isCallable)) return;
        const keyword = { start: node.start, end: node.start + "return".length };
        report(keyword, `This drops the event. ${advice}`);
      },
    };
  },
};

const advice = "Write `return event`, or `return null` if the event shall be dropped.";

function messageOf(program: Program): string {
  return returnsSomething(program)
    ? `Where the program ends without \`return\`, the event is dropped. ${advice}`
    : `This transformation returns nothing, so every event is dropped. ${advice}`;
}

/** Looks at the program's own statements, not at those of its functions. */
function returnsSomething(program: Program): boolean {
  const pending: Node[] = [program];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === "return") return true;
    if (!isCallable(node)) forEachChild(node, (child) => pending.push(child));
  }
  return false;
}

function isCallable({ kind }: Node): boolean {
  return kind === "function" || kind === "lambda";
}
