import type { AstNode, Positioned } from "./ast.ts";
import { asTreeNode, type TreeNode } from "./queryTree.ts";
import { isField, walkAst } from "./walkAst.ts";

/** A name with a hyphen that PostHog refuses to save, though it would compile to a subtraction. */
export interface HyphenatedName extends Positioned {
  /** In PostHog's words. */
  readonly message: string;
}

/**
 * The first property written with a hyphen: `event.properties.utm-source` with nothing around the
 * sign. PostHog refuses it in programs and templates, before it compiles them.
 */
export function findHyphenatedName(root: AstNode): HyphenatedName | undefined {
  const found: HyphenatedName[] = [];
  walkAst(root, (node) => {
    const name = found.length === 0 ? hyphenatedName(node) : undefined;
    if (name) found.push(name);
  });
  return found[0];
}

function hyphenatedName(node: TreeNode): HyphenatedName | undefined {
  if (node.node !== "ArithmeticOperation" || node["op"] !== "-") return undefined;
  const left = asTreeNode(node["left"]);
  const right = asTreeNode(node["right"]);
  if (!isField(left) || !isField(right)) return undefined;
  const parent = left.chain.slice(0, -1).join(".");
  const isOneName = left.chain.length > 1 && right.chain.length === 1 && touch(left, right);
  if (!isOneName) return undefined;
  const message =
    "Hyphens are not supported in identifiers and are interpreted as subtraction. " +
    `Use bracket notation: ${parent}['${left.chain.at(-1)}-${right.chain[0]}']`;
  return { message, ...placeOf(left, right) };
}

/** Where positions are unknown PostHog assumes the worst. */
function touch({ end }: Positioned, { start }: Positioned): boolean {
  return end === undefined || start === undefined || start - end === 1;
}

function placeOf({ start }: Positioned, { end }: Positioned): Positioned {
  return start === undefined || end === undefined ? {} : { start, end };
}
