import { builtins } from "../../library/builtins.ts";
import { libraryName, takesFunctionFirst } from "../calls.ts";
import type { Rule } from "../rule.ts";
import type { Scopes } from "../scopes.ts";
import type { Call, Node, Try } from "../../syntax/tree.ts";
import { forEachChild } from "../../syntax/walk.ts";

/**
 * A `try` around functions of the library alone. Their errors cannot be caught; only what a `throw`
 * raises can.
 *
 *     try { data := jsonParse(text) } catch { data := null }
 */
export const uncatchableError: Rule = {
  code: "uncatchable-error",
  severity: "warning",
  visit(report, { scopes }) {
    return {
      try(node) {
        const found = findUncatchable(node, scopes);
        if (!found) return;
        const name = libraryName(found, scopes) ?? "";
        report(
          { start: node.start, end: node.start + "try".length },
          `Nothing in here can be caught: an error of \`${name}\` ends the run. ${instead.get(name) ?? "Check the value before."}`,
        );
      },
    };
  },
};

const instead: ReadonlyMap<string, string> = new Map([
  ["assumeNotNull", "Ask with `isNull(…)` before."],
  ["decodeURLComponent", "Use `tryDecodeURLComponent`, which gives null."],
  ["fetch", "A failed request has a `status` of 400 or more."],
  ["jsonParse", "Ask with `isValidJSON(…)` before."],
]);

/** A call that may fail in a block that throws nothing; `undefined` when something may throw. */
function findUncatchable({ body }: Try, scopes: Scopes): Call | undefined {
  let found: Call | undefined;
  const pending: Node[] = [body];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (mayThrow(node, scopes)) return undefined;
    if (node.kind === "call" && instead.has(libraryName(node, scopes) ?? "")) found = node;
    if (node.kind !== "lambda" && node.kind !== "function") {
      forEachChild(node, (child) => pending.push(child));
    }
  }
  return found;
}

/** Calls of the author's own functions may; so may another `try`, and what could not be read. */
function mayThrow(node: Node, scopes: Scopes): boolean {
  if (throwing.has(node.kind)) return true;
  if (node.kind !== "call") return false;
  const name = libraryName(node, scopes);
  if (name === undefined || !builtins.has(name)) return true;
  return (
    node.args.some(({ kind }) => kind === "lambda" || kind === "identifier") &&
    takesFunctionFirst(name)
  );
}

const throwing: ReadonlySet<Node["kind"]> = new Set(["throw", "try", "tag", "missing"]);
