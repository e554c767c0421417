import type { Node } from "../syntax/tree.ts";
import type { Declaration, Reference, Scopes } from "./scopes.ts";

/** A name that a function further in uses, with the first such use. */
export interface Capture {
  readonly declaration: Declaration;
  readonly use: Reference;
}

/** The captured names of a program. */
export interface Captures {
  readonly size: number;
  /** Those that a `let`, a loop, a catch block or a list of parameters declares. */
  readonly madeBy: (node: Node) => readonly Capture[];
  /** Those that are variables or parameters of a function, or of the program. */
  readonly ownedBy: (owner: Node) => readonly Capture[];
  /** The one whose first use by a function further in is this name. */
  readonly usedBy: (name: Node) => Capture | undefined;
}

/** Finds which names closures keep alive. */
export function findCaptures(scopes: Scopes): Captures {
  const known = new Set<Declaration>();
  const byNode = new Map<Node, Capture[]>();
  const byOwner = new Map<Node, Capture[]>();
  const byUse = new Map<Node, Capture>();
  for (const use of scopes.references) {
    const { declaration, owner } = use;
    if (!declaration || declaration.owner === owner || known.has(declaration)) continue;
    const capture = { declaration, use };
    known.add(declaration);
    append(byNode, declaration.node, capture);
    append(byOwner, declaration.owner, capture);
    byUse.set(use.node, capture);
  }
  return {
    size: known.size,
    madeBy: (node) => byNode.get(node) ?? [],
    ownedBy: (owner) => byOwner.get(owner) ?? [],
    usedBy: (name) => byUse.get(name),
  };
}

function append(lists: Map<Node, Capture[]>, key: Node, capture: Capture): void {
  const list = lists.get(key);
  if (list) list.push(capture);
  else lists.set(key, [capture]);
}
