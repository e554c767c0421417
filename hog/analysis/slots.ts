import type { Declaration, Owner, Scopes } from "./scopes.ts";

/** Where the variables of a program lie on the stacks of its functions. */
export interface Slots {
  /**
   * The place of a declaration on the stack of the function that owns it, from 0: names that live at
   * the same time have different places, others may share one.
   */
  readonly slotOf: (declaration: Declaration) => number | undefined;
  /**
   * How many variables of a function lie on its stack at an offset in it. One counts from its
   * declaration on, also in its own initialiser, where it has no value yet.
   */
  readonly countAt: (owner: Owner, offset: number) => number;
}

/** Counts the variables of a program as PostHog's compiler does. */
export function findSlots(scopes: Scopes): Slots {
  const all = new Map<Declaration, Variable>();
  const byOwner = new Map<Owner, Variable[]>();
  for (const declaration of scopes.declarations) {
    const variables = byOwner.get(declaration.owner) ?? [];
    byOwner.set(declaration.owner, variables);
    const below = living(variables.at(-1), declaration.visible.start);
    const slot = (below ? below.slot + 1 : 0) + hiddenBefore(declaration, below);
    const variable = { declaration, slot, below };
    variables.push(variable);
    all.set(declaration, variable);
  }
  return {
    slotOf: (declaration) => all.get(declaration)?.slot,
    countAt(owner, offset) {
      const top = living(lastBefore(byOwner.get(owner) ?? [], offset), offset);
      return top ? top.slot + 1 : 0;
    },
  };
}

interface Variable {
  readonly declaration: Declaration;
  readonly slot: number;
  /** What lay below when this one was declared. */
  readonly below: Variable | undefined;
}

/** The variable itself or, where it is gone at an offset, the topmost below it that is not. */
function living(variable: Variable | undefined, offset: number): Variable | undefined {
  let top = variable;
  while (top && top.declaration.scope.end <= offset) top = top.below;
  return top;
}

/** The last variable that is declared at or before an offset; they are in source order. */
function lastBefore(variables: readonly Variable[], offset: number): Variable | undefined {
  let low = 0;
  let high = variables.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = variables[middle]?.declaration.visible.start ?? offset;
    if (start <= offset) low = middle + 1;
    else high = middle;
  }
  return variables[low - 1];
}

/** A loop over a collection keeps four or five variables of its own below the author's. */
function hiddenBefore({ node }: Declaration, below: Variable | undefined): number {
  if (node.kind !== "forIn" || below?.declaration.node === node) return 0;
  return node.key ? 5 : 4;
}
