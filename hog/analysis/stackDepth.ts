import type { Binary, Call, Expression, Node, Tag } from "../syntax/tree.ts";
import { isInlined, withoutGroups, type Scopes } from "./scopes.ts";

/**
 * How far PostHog's compiler is wrong about the stack where it evaluates an expression: the values
 * that wait there below it, less the variables that it counts although they have none yet.
 *
 * Code that keeps its values in hidden variables, as `between` does, is right exactly at 0.
 * `ancestors` are the parents of the expression, outermost first.
 */
export function stackErrorAt(
  expression: Expression,
  ancestors: readonly Node[],
  scopes: Scopes,
): number {
  let error = 0;
  let child: Node = expression;
  for (let at = ancestors.length - 1; at >= 0; at--) {
    // Within bounds: `at` counts down from the last index.
    const parent = ancestors[at]!;
    const step = stepFor(parent, child, scopes);
    if (step.outermost) return error + step.values;
    error += step.values;
    child = parent;
  }
  return error;
}

interface Step {
  readonly values: number;
  /** True when nothing further out can lie on the stack of this expression. */
  readonly outermost: boolean;
}

const inside = (values: number): Step => ({ values, outermost: false });
const outermost = (values: number): Step => ({ values, outermost: true });

function stepFor(parent: Node, child: Node, scopes: Scopes): Step {
  switch (parent.kind) {
    case "variable":
      return outermost(-1);
    case "forIn":
      return outermost(child === parent.collection ? -1 : 0);
    case "assignment":
      return outermost(child === parent.value ? valuesOfTarget(parent.target) : 0);
    case "binary":
      return inside(valuesBefore(parent, child));
    case "isNull":
      return inside(1);
    case "between":
      return inside(-1);
    case "call":
      return stepForCall(parent, child);
    case "array":
    case "tuple":
      return inside(indexIn(parent.elements, child));
    case "template":
      return inside(parent.parts.length > 1 ? indexIn(parent.parts, child) : 0);
    case "dict":
      return inside(2 * indexIn(parent.entries, child));
    case "entry":
      return inside(child === parent.value ? 1 : 0);
    case "index":
      return inside(child === parent.index ? 1 : 0);
    case "trim":
      return inside(child === parent.characters ? 1 : 0);
    case "tag":
      return inside(valuesInTag(parent, child, scopes));
    case "attribute":
    case "caseBranch":
    case "conditional":
    case "group":
    case "ignoreNulls":
    case "interval":
    case "member":
    case "tupleMember":
    case "unary":
      return inside(0);
    case "case":
      return parent.operand ? outermost(0) : inside(0);
    default:
      return outermost(0);
  }
}

/** Operators evaluate their right side first; `and`, `or` and `||` go from left to right. */
function valuesBefore(parent: Binary, child: Node): number {
  switch (parent.operator) {
    case "??":
      return 0;
    case "and":
    case "or":
    case "||":
      return child === parent.right ? operandCount(parent.left, parent.operator) : 0;
    default:
      return child === parent.left ? 1 : 0;
  }
}

/** How many values a chain leaves on the stack before it is joined: nested chains are one. */
function operandCount(chain: Expression, operator: Binary["operator"]): number {
  let count = 0;
  const pending = [chain];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const node = withoutGroups(next);
    if (node.kind === "binary" && node.operator === operator) pending.push(node.left, node.right);
    else count += operator === "||" ? joinedCount(node) : 1;
  }
  return count;
}

/** `||` takes over the parts of a template and the arguments of a `concat`. */
function joinedCount(node: Expression): number {
  if (node.kind === "template") return Math.max(1, node.parts.length);
  const isConcat =
    node.kind === "call" && node.callee.kind === "identifier" && node.callee.name === "concat";
  return isConcat ? node.args.length : 1;
}

function stepForCall(parent: Call, child: Node): Step {
  const { callee, args } = parent;
  if (child === callee) return inside(args.length);
  const position = indexIn(args, child);
  const name = callee.kind === "identifier" ? callee.name : undefined;
  if (name === undefined || !isInlined(name, args.length)) return inside(position);
  switch (name) {
    case "and":
    case "or":
      return inside(position);
    case "sql":
      return outermost(0);
    default:
      return inside(0);
  }
}

function valuesInTag(tag: Tag, child: Node, scopes: Scopes): number {
  const name = scopes.declarationOf(tag.name) ? 0 : 2;
  if (child.kind === "attribute") return name + 2 * indexIn(tag.attributes, child) + 1;
  return name + 2 * tag.attributes.length + 1 + indexIn(tag.children ?? [], child);
}

/** The base and the key of `base.key := value` wait while the value is made. */
function valuesOfTarget(target: Expression): number {
  return withoutGroups(target).kind === "identifier" ? 0 : 2;
}

/** The place of a child in a list that is in source order; 0 if it is not in there. */
function indexIn(list: readonly Node[], child: Node): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.start ?? child.start) < child.start) low = middle + 1;
    else high = middle;
  }
  return list[low] === child ? low : Math.max(0, list.indexOf(child));
}
