import { forEachChild } from "../../../../hog/syntax/walk.ts";
import type { Span } from "../../../../hog/source/span.ts";
import { nodesAt } from "../../../../hog/syntax/nodeAt.ts";
import type { Parsed } from "../../../../hog/syntax/parse.ts";
import type { Function, Lambda, Node, Program } from "../../../../hog/syntax/tree.ts";

/**
 * The words by which a function is left – `return` and `throw` – and its own `fun`, in source order,
 * where one of them touches the offset. The same for the program as a whole and for lambdas with a
 * block, which have no word of their own.
 */
export function exitsAt({ root, text }: Parsed<Program>, offset: number): readonly Span[] {
  const path = nodesAt(root, offset);
  const at = path.findLastIndex(isExit);
  const exit = path[at];
  if (exit && touches(wordOf(exit, text), offset)) {
    const owner = path.slice(0, at).findLast(isOwner) ?? root;
    return exitsOf(owner, text);
  }
  const fn = path.findLast((node) => node.kind === "function");
  return fn && touches(wordOf(fn, text), offset) ? exitsOf(fn, text) : [];
}

function isExit({ kind }: Node): boolean {
  return kind === "return" || kind === "throw";
}

function isOwner(node: Node): node is Program | Function | Lambda {
  return node.kind === "program" || node.kind === "function" || node.kind === "lambda";
}

function touches({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** The word with which a node starts. */
function wordOf({ start }: Node, text: string): Span {
  let end = start;
  while (/[A-Za-z]/.test(text[end] ?? "")) end++;
  return { start, end };
}

function exitsOf(owner: Program | Function | Lambda, text: string): readonly Span[] {
  const found: Span[] = owner.kind === "function" ? [wordOf(owner, text)] : [];
  const pending: Node[] = [owner];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (isExit(node)) found.push(wordOf(node, text));
    if (node !== owner && isOwner(node)) continue;
    forEachChild(node, (child) => void pending.push(child));
  }
  return found.toSorted((one, other) => one.start - other.start);
}
