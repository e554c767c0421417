import type { Span } from "../../../../hog/source/span.ts";
import type { Node } from "../../../../hog/syntax/tree.ts";
import { forEachChild } from "../../../../hog/syntax/walk.ts";
import { isStatementList } from "./editing/kinds.ts";

/** A node with those around it. */
export interface Place {
  readonly node: Node;
  /** `undefined` for the root. */
  readonly parent: Place | undefined;
}

/** A place of a node of some kind. */
export type PlaceOf<Kind extends Node["kind"]> = Place & {
  readonly node: Extract<Node, { readonly kind: Kind }>;
};

/** The innermost node that holds each span as a whole. One walk, which passes by what holds none. */
export function findPlaces<Item extends Span>(
  root: Node,
  spans: readonly Item[],
): ReadonlyMap<Item, Place> {
  const found = new Map<Item, Place>();
  const inOrder = spans.toSorted((one, other) => one.start - other.start);
  const pending: (readonly [Place, readonly Item[]])[] = [
    [{ node: root, parent: undefined }, inOrder],
  ];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [place, inside] = next;
    for (const span of inside) found.set(span, place);
    let at = 0;
    forEachChild(place.node, (child) => {
      const held: Item[] = [];
      for (let span = inside[at]; span && isBefore(span, child); span = inside[++at]) {
        if (span.start >= child.start && span.end <= child.end) held.push(span);
      }
      if (held.length > 0) pending.push([{ node: child, parent: place }, held]);
    });
  }
  return found;
}

/** A child of no width holds only what has none. */
function isBefore({ start, end }: Span, child: Span): boolean {
  return start < child.end || (end <= child.end && child.start === child.end);
}

/** The place itself or the nearest around it that is of one of the kinds. */
export function closest<Kind extends Node["kind"]>(
  place: Place | undefined,
  ...kinds: readonly Kind[]
): PlaceOf<Kind> | undefined {
  let at = place;
  while (at) {
    if (isOf(at, kinds)) return at;
    at = at.parent;
  }
  return undefined;
}

/** The place itself, if it is of one of the kinds. */
export function placeOf<Kind extends Node["kind"]>(
  place: Place | undefined,
  ...kinds: readonly Kind[]
): PlaceOf<Kind> | undefined {
  return place && isOf(place, kinds) ? place : undefined;
}

function isOf<Kind extends Node["kind"]>(
  place: Place,
  kinds: readonly Kind[],
): place is PlaceOf<Kind> {
  return kinds.some((kind) => kind === place.node.kind);
}

/** Whether a statement is one of a list; elsewhere it is the whole body of something. */
export function standsInList({ parent }: Place): boolean {
  return isStatementList(parent?.node);
}

/** The list of statements around a place, and the statement of it that holds the place. */
export function statementAround(
  place: Place,
): { readonly statement: Place; readonly list: PlaceOf<"program" | "block"> } | undefined {
  let statement = place;
  while (statement.parent) {
    const list = placeOf(statement.parent, "program", "block");
    if (list) return { statement, list };
    statement = statement.parent;
  }
  return undefined;
}
