import type { Span } from "../../source/span.ts";
import type { Call, Node } from "../../syntax/tree.ts";
import { libraryName, takesFunctionFirst } from "../calls.ts";
import { callableOf } from "../callables.ts";
import { findCaptures, type Capture } from "../captures.ts";
import type { Rule } from "../rule.ts";
import { EarlierPlaces, isRepeated, type Place } from "../sameRun.ts";
import type { Declaration, Owner, Scopes } from "../scopes.ts";
import { findSlots, type Slots } from "../slots.ts";
import { stackErrorAt } from "../stackDepth.ts";

/**
 * A function that uses a variable from outside which is made anew again and again: in a loop, or in
 * a function that is called more than once. PostHog's VM gives all of them the first one's variable.
 *
 *     for (let item in items) {
 *       let factor := item.factor
 *       print(arrayMap(n -> n * factor, [1, 2]))   // always the first item's factor
 *     }
 */
export const staleClosure: Rule = {
  code: "stale-closure",
  severity: "warning",
  visit(report, { scopes }) {
    const captures = findCaptures(scopes);
    if (captures.size === 0) return {};
    const slots = findSlots(scopes);
    const calledBy = findCalled(scopes);
    const variables = new EarlierPlaces<Place & Capture>();
    const calls = new EarlierPlaces<Place>();
    const reported = new Set<Declaration>();
    const tell = (declaration: Declaration, use: Span, message: string): void => {
      if (reported.has(declaration)) return;
      reported.add(declaration);
      report(use, `${message} Write a loop instead, or pass the value as an argument.`);
    };
    const tellAll = (stale: readonly Capture[], again: string): void => {
      for (const { declaration, use } of stale) {
        // A stale function is the same function all the same.
        if (declaration.kind === "function") continue;
        const { text } = declaration;
        tell(declaration, use.node, `Here \`${text}\` stays what it was in the first ${again}.`);
      }
    };
    const inLoop = (node: Node, ancestors: readonly Node[]): void => {
      const made = captures.madeBy(node);
      if (made.length > 0 && isRepeated(node, ancestors)) tellAll(made, "round of the loop");
    };
    return {
      variable: inLoop,
      forIn: inLoop,
      catch: inLoop,
      lambda(node, ancestors) {
        const owned = captures.ownedBy(node);
        if (owned.length > 0 && isCalledForEach(node, ancestors, scopes)) tellAll(owned, "call");
      },
      call(node, ancestors) {
        const callable = calledBy(node);
        const owned = callable ? captures.ownedBy(callable) : [];
        if (!callable || owned.length === 0) return;
        const place = { node, ancestors: [...ancestors] };
        const height = heightOfStack(place, callable, slots, scopes);
        const isSecond = height !== undefined && calls.find(height, place) !== undefined;
        if (isSecond || isRepeated(node, ancestors)) tellAll(owned, "call");
      },
      identifier(node, ancestors) {
        const capture = captures.usedBy(node);
        if (!capture) return;
        const { declaration } = capture;
        const slot = `${keyOf(declaration.owner)} ${slots.slotOf(declaration)}`;
        const other = variables.find(slot, { ...capture, node, ancestors: [...ancestors] });
        if (!other) return;
        const before = other.declaration.text;
        tell(
          declaration,
          node,
          `Here \`${declaration.text}\` is \`${before}\`, whose place it took.`,
        );
      },
    };
  },
};

/** Tells the function of the program that a call certainly means. */
function findCalled(scopes: Scopes): (call: Call) => Owner | undefined {
  const known = new Map<Declaration, Owner | undefined>();
  return ({ callee }) => {
    if (callee.kind !== "identifier") return undefined;
    const declaration = scopes.referenceAt(callee)?.declaration;
    if (!declaration) return undefined;
    if (!known.has(declaration)) known.set(declaration, callableOf(declaration, scopes));
    return known.get(declaration);
  };
}

/**
 * The function that is called, the one that calls it, and how many values lie below the arguments:
 * where all are the same, the parameters lie in the same places. `undefined` for calls of itself.
 */
function heightOfStack(
  { node, ancestors }: Place,
  callable: Owner,
  slots: Slots,
  scopes: Scopes,
): string | undefined {
  const owner = ancestors.findLast(isOwner);
  if (!owner || owner === callable || node.kind !== "call") return undefined;
  const height = slots.countAt(owner, node.start) + stackErrorAt(node, ancestors, scopes);
  return `${keyOf(callable)} ${keyOf(owner)} ${height}`;
}

function isOwner(node: Node): node is Owner {
  return node.kind === "program" || node.kind === "function" || node.kind === "lambda";
}

function keyOf({ kind, start, end }: Owner): string {
  return `${kind} ${start} ${end}`;
}

/** True for the lambda in `arrayMap(x -> …, list)`. */
function isCalledForEach(lambda: Node, ancestors: readonly Node[], scopes: Scopes): boolean {
  const parent = ancestors.at(-1);
  if (parent?.kind !== "call" || parent.args[0] !== lambda) return false;
  return takesFunctionFirst(libraryName(parent, scopes));
}
