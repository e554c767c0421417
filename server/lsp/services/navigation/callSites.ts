import { callableOf } from "../../../../hog/analysis/callables.ts";
import { libraryName, takesFunctionFirst } from "../../../../hog/analysis/calls.ts";
import { type Declaration, withoutGroups } from "../../../../hog/analysis/scopes.ts";
import { visitTree } from "../../../../hog/analysis/visitTree.ts";
import type { Span } from "../../../../hog/source/span.ts";
import type { Function, Identifier, Lambda, Name } from "../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../documents.ts";

/** A function of a program that has a name: a `fun`, or a variable that always holds one lambda. */
export interface Callable {
  readonly declaration: Declaration;
  readonly name: Name;
  readonly fn: Function | Lambda;
}

/** One call of a function of the program. */
export interface CallSite {
  /** The innermost function with a name in which it stands; `undefined` for the program itself. */
  readonly caller: Callable | undefined;
  readonly callee: Callable;
  /** The name by which it is called. */
  readonly span: Span;
}

/** The functions of a program, in source order. */
export function findCallables({ analysis }: HogDocument): readonly Callable[] {
  const { scopes } = analysis;
  return scopes.declarations.flatMap((declaration): Callable[] => {
    const fn = callableOf(declaration, scopes);
    return fn && declaration.name ? [{ declaration, name: declaration.name, fn }] : [];
  });
}

/**
 * The calls of a program's functions, in source order. A function that is given to one of the library,
 * as in `arrayMap(describe, items)`, is called by it.
 */
export function findCallSites(document: HogDocument): readonly CallSite[] {
  const { parsed, scopes } = document.analysis;
  const callables = findCallables(document);
  const known = new Map(callables.map((callable) => [callable.declaration, callable]));
  const callerAt = findInnermost(callables);
  const sites: CallSite[] = [];
  const note = (node: Identifier | Name): void => {
    const declaration = scopes.declarationOf(node);
    const callee = declaration && known.get(declaration);
    if (callee) sites.push({ caller: callerAt(node.start), callee, span: node });
  };
  visitTree(parsed.root, [
    {
      call(call) {
        const { callee, args } = call;
        if (callee.kind === "identifier") note(callee);
        const first = args[0] && withoutGroups(args[0]);
        if (first?.kind !== "identifier") return;
        if (takesFunctionFirst(libraryName(call, scopes))) note(first);
      },
      tag: ({ name }) => note(name),
    },
  ]);
  return sites.toSorted((one, other) => one.span.start - other.span.start);
}

/** Functions nest: the last that starts before an offset holds it, or lies beside it in one that does. */
function findInnermost(callables: readonly Callable[]): (offset: number) => Callable | undefined {
  const sorted = callables.toSorted((one, other) => one.fn.start - other.fn.start);
  const around = new Map<Callable, Callable>();
  const open: Callable[] = [];
  for (const callable of sorted) {
    while ((open.at(-1)?.fn.end ?? Infinity) <= callable.fn.start) open.pop();
    const outer = open.at(-1);
    if (outer) around.set(callable, outer);
    open.push(callable);
  }
  return (offset) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.fn.start ?? offset) < offset) low = middle + 1;
      else high = middle;
    }
    let found = sorted[low - 1];
    while (found && found.fn.end <= offset) found = around.get(found);
    return found;
  };
}
