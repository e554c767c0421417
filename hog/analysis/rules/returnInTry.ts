import type { Node, Return } from "../../syntax/tree.ts";
import type { Rule } from "../rule.ts";

/**
 * A `return` inside the `try` block of a function, in a program that throws elsewhere. The VM forgets
 * to put the `catch` away, so a later error jumps back into it.
 *
 *     fun load() { try { return fetch(url) } catch (e) { return null } }
 */
export const returnInTry: Rule = {
  code: "return-in-try",
  severity: "info",
  visit(report, _program) {
    const returns: { readonly node: Return; readonly block: Node }[] = [];
    let throwsBefore: (readonly Node[])[] = [];
    const tell = ({ start }: Return): void =>
      report(
        { start, end: start + "return".length },
        "After this an error that is thrown elsewhere lands in this `catch` again. Keep the value and return it behind the `try`.",
      );
    return {
      throw(_node, ancestors) {
        for (const { node, block } of returns) if (!ancestors.includes(block)) tell(node);
        const pending = returns.filter(({ block }) => ancestors.includes(block));
        returns.splice(0, returns.length, ...pending);
        throwsBefore.push([...ancestors]);
      },
      return(node, ancestors) {
        const block = blockOfTry(ancestors);
        if (!block) return;
        if (throwsBefore.some((around) => !around.includes(block))) tell(node);
        else returns.push({ node, block });
        throwsBefore = throwsBefore.slice(-maximumThrows);
      },
    };
  },
};

/** A program with more throws has one outside of any block among the last of them. */
const maximumThrows = 20;

/** The block of the innermost `try` around a place in a function. */
function blockOfTry(ancestors: readonly Node[]): Node | undefined {
  const owner = ancestors.findLastIndex(({ kind }) => kind === "function" || kind === "lambda");
  if (owner < 0) return undefined;
  for (let at = ancestors.length - 1; at > owner; at--) {
    const parent = ancestors[at - 1];
    if (parent?.kind === "try" && parent.body === ancestors[at]) return parent.body;
  }
  return undefined;
}
