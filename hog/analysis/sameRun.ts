import type { Node } from "../syntax/tree.ts";

/** A node with its parents, outermost first. */
export interface Place {
  readonly node: Node;
  readonly ancestors: readonly Node[];
}

/**
 * Whether one run of the function around two places may come to `earlier` and then to `later`: not
 * when they stand in two branches, nor when the way behind `earlier` leaves the function.
 */
export function mayFollow(earlier: Place, later: Place): boolean {
  const one = [...earlier.ancestors, earlier.node];
  const other = [...later.ancestors, later.node];
  const at = one.findIndex((node, index) => node !== other[index]);
  if (at <= 0) return true;
  return (
    !areBranches(one[at - 1], one[at], other[at]) && !outsideFunctions(one.slice(at)).some(leaves)
  );
}

/** What a function does further in says nothing about the place where it is made. */
function outsideFunctions(path: readonly Node[]): readonly Node[] {
  const inner = path.findIndex(({ kind }) => kind === "function" || kind === "lambda");
  return inner < 0 ? path : path.slice(0, inner);
}

/** Remembers places under a key, to tell whether one of them comes before another in the same run. */
export class EarlierPlaces<Item extends Place> {
  readonly #places = new Map<string, Item[]>();

  /** The first place known under a key that may come before this one, which is known from now on. */
  find(key: string, place: Item): Item | undefined {
    const known = this.#places.get(key) ?? [];
    this.#places.set(key, known);
    const found = known.find((earlier) => mayFollow(earlier, place));
    // A program has few places of which none follows another; further ones are like the first.
    if (!found && known.length < maximumPlaces) known.push(place);
    return found;
  }
}

const maximumPlaces = 20;

/**
 * Whether a run of the function around two places that comes to `later` has been at `earlier` for
 * certain, or would have been had nothing left the function.
 */
export function precedes(earlier: Place, later: Place): boolean {
  const one = [...earlier.ancestors, earlier.node];
  const at = one.findIndex((node, index) => node !== later.ancestors[index]);
  const path = one.slice(Math.max(0, at - 1));
  return path.every((parent, index) => !mayPassOver(parent, path[index + 1]));
}

/** Whether one run of the function around a node may come to it more than once, in a loop. */
export function isRepeated(node: Node, ancestors: readonly Node[]): boolean {
  let child = node;
  for (let at = ancestors.length - 1; at >= 0; at--) {
    // Within bounds: `at` counts down from the last index.
    const parent = ancestors[at]!;
    if (parent.kind === "function" || parent.kind === "lambda") return false;
    if (parent.kind === "while") return true;
    if (parent.kind === "for" && child !== parent.initializer) return true;
    if (parent.kind === "forIn" && child === parent.body) return true;
    child = parent;
  }
  return false;
}

function areBranches(
  parent: Node | undefined,
  one: Node | undefined,
  other: Node | undefined,
): boolean {
  switch (parent?.kind) {
    case "if":
    case "conditional":
      return one !== parent.condition && other !== parent.condition;
    case "case":
    case "try":
      return true;
    default:
      return false;
  }
}

function leaves(node: Node): boolean {
  if (node.kind === "return" || node.kind === "throw") return true;
  const last =
    node.kind === "block" ? node.statements.findLast(({ kind }) => kind !== "empty") : undefined;
  return last?.kind === "return" || last?.kind === "throw";
}

/** Whether evaluating a node may leave out this child of it, or do it some time later. */
export function mayPassOver(parent: Node, child: Node | undefined): boolean {
  if (!child) return false;
  switch (parent.kind) {
    case "if":
    case "while":
    case "conditional":
      return child !== parent.condition;
    case "for":
      return child !== parent.initializer && child !== parent.condition;
    case "forIn":
      return child !== parent.collection;
    case "binary":
      return parent.operator === "??" && child === parent.right;
    case "call":
      return isLazy(parent.callee) && child !== parent.args[0];
    case "case":
    case "catch":
    case "function":
    case "lambda":
      return true;
    default:
      return false;
  }
}

function isLazy(callee: Node): boolean {
  return callee.kind === "identifier" && ["if", "multiIf", "ifNull"].includes(callee.name);
}
