import type { Analysis } from "../../../../hog/analysis/analyse.ts";
import type { Declaration, Reference, Scopes } from "../../../../hog/analysis/scopes.ts";
import type { Span } from "../../../../hog/source/span.ts";
import type { Node } from "../../../../hog/syntax/tree.ts";
import { forEachChild } from "../../../../hog/syntax/walk.ts";
import { localOf } from "./localOf.ts";

/** What is to be known of a program to compare it with another. */
export type Bound = Pick<Analysis, "parsed" | "scopes">;

/** How a program is read differently after its names were changed. In offsets of the new one. */
export type Difference =
  /** Not the same statements and expressions. */
  | { readonly kind: "shape" }
  /** A name is now declared twice in one scope; `declared` is the one that was there. */
  | { readonly kind: "duplicate"; readonly declared: Span }
  /** A use means something else; `undefined` is a global, or a function of the library. */
  | {
      readonly kind: "use";
      readonly use: Pick<Reference, "node">;
      readonly is: Declaration | undefined;
    };

/**
 * The first way in which two programs that differ in names only do not mean the same; `undefined` if
 * they do. `move` tells where in `after` an offset of `before` is.
 */
export function findDifference(
  before: Bound,
  after: Bound,
  move: (offset: number) => number,
): Difference | undefined {
  if (!haveSameShape(before.parsed, after.parsed)) return { kind: "shape" };
  return findDuplicate(before, after, move) ?? findOtherUse(before, after, move);
}

function haveSameShape(one: Bound["parsed"], other: Bound["parsed"]): boolean {
  if (one.problems.length !== other.problems.length) return false;
  const ones: Node[] = [one.root];
  const others: Node[] = [other.root];
  for (let node = ones.pop(); node; node = ones.pop()) {
    const partner = others.pop();
    if (partner?.kind !== node.kind) return false;
    forEachChild(node, (child) => void ones.push(child));
    forEachChild(partner, (child) => void others.push(child));
    if (ones.length !== others.length) return false;
  }
  return true;
}

function findDuplicate(
  before: Bound,
  after: Bound,
  move: (offset: number) => number,
): Difference | undefined {
  const known = new Set(doublesOf(before.scopes).map((one) => addressOf(one, move)));
  const added = doublesOf(after.scopes).find((one) => !known.has(addressOf(one, stay)));
  if (!added?.duplicateOf?.name) return undefined;
  // The renamed one may be the first or the second.
  const wasThere = before.scopes.declarations.some(
    ({ text, name }) => name && text === added.text && move(name.start) === added.name?.start,
  );
  return {
    kind: "duplicate",
    declared: (wasThere ? added.name : undefined) ?? added.duplicateOf.name,
  };
}

function doublesOf({ declarations }: Scopes): readonly Declaration[] {
  return declarations.filter(({ duplicateOf }) => duplicateOf);
}

/** Uses come in the same order in both, but for tags, which are uses only where a local answers. */
function findOtherUse(
  before: Bound,
  after: Bound,
  move: (offset: number) => number,
): Difference | undefined {
  const old = new Map(before.scopes.references.map((use) => [move(use.node.start), use]));
  for (const use of after.scopes.references) {
    const earlier = old.get(use.node.start);
    const was = earlier && localOf(earlier);
    const is = localOf(use);
    old.delete(use.node.start);
    if ((was && addressOf(was, move)) !== (is && addressOf(is, stay))) {
      return { kind: "use", use, is };
    }
  }
  for (const { node } of old.values()) {
    const start = move(node.start);
    return { kind: "use", use: { node: { ...node, start, end: start } }, is: undefined };
  }
  return undefined;
}

/** Tells a declaration from all others of its program; those without a name are two for each `catch`. */
function addressOf({ name, node, text }: Declaration, move: (offset: number) => number): string {
  return name ? String(move(name.start)) : `${text} ${move(node.start)}`;
}

function stay(offset: number): number {
  return offset;
}
