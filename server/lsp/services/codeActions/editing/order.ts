import { type KindOf, kindsOfValues } from "../../../../../hog/analysis/valueKind.ts";
import { mayPassOver } from "../../../../../hog/analysis/sameRun.ts";
import { withoutGroups } from "../../../../../hog/analysis/scopes.ts";
import type { Expression, Node } from "../../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../../documents.ts";
import { assignsProperties, effect, effectOf, forEachNode, isFixed, mayPause } from "./effects.ts";
import type { Path } from "./path.ts";

/** Why an expression cannot be evaluated at another time; `undefined` where it can. */
export type Obstacle = string | undefined;

/**
 * Whether evaluating a value in a place does the same as evaluating it before everything else in
 * `ancestors[index]`, the statement or the body around the place.
 */
export function obstacleToFirst(
  document: HogDocument,
  value: Expression,
  { node, ancestors }: Path<Expression>,
  index: number,
  kindOf: KindOf,
): Obstacle {
  const own = effectOf(document, value);
  const path = [...ancestors, node];
  const steps = path.slice(index, -1).map((parent, at) => [parent, path[index + at + 1]] as const);
  const isPassedOver = steps.some(([parent, child]) => mayPassOver(parent, child));
  if (isPassedOver && own > effect.none) {
    return "It is not always evaluated here, and evaluating it may fail or do something.";
  }
  const before = steps.flatMap(([parent, child]) => (child ? evaluatedBefore(parent, child) : []));
  if (mayChangePlaces(document, value, before, kindOf)) return undefined;
  return "What is evaluated before it may change it, or be changed by it.";
}

/** Whether it makes no difference which of two things is evaluated first. */
export function mayChangePlaces(
  document: HogDocument,
  one: Expression,
  others: readonly Node[],
  kindOf: KindOf,
): boolean {
  const own = effectOf(document, one);
  const theirs = effectOf(document, ...others);
  const [less, more] = own < theirs ? [own, theirs] : [theirs, own];
  if (others.length === 0 || (less === effect.none && more < effect.outside)) return true;
  if (less > effect.none) return false;
  const resting = own === effect.none ? [one] : others;
  const isFixedValue = (node: Node): boolean =>
    isValue(node) && isFixed(document, node, (inner) => isPrimitive(inner, kindOf));
  if (!resting.every(survivesPause)) return false;
  if (more === effect.outside && !assignsProperties(document.analysis.parsed.root)) return true;
  return resting.every(isFixedValue);
}

/**
 * Whether it makes no difference if the object and the key of a target are evaluated before or behind
 * some values. An assignment evaluates them first.
 */
export function isLookedUpAnyTime(
  document: HogDocument,
  target: Expression,
  values: readonly Node[],
): boolean {
  const { scopes } = document.analysis;
  const kindOf = kindsOfValues(scopes, document.text.getText());
  return partsOf(target).every(
    (part) => !mayPause(document, ...values) && mayChangePlaces(document, part, values, kindOf),
  );
}

/** True for what certainly is a text, number, boolean or null. */
export function isPrimitive(expression: Expression, kindOf: KindOf): boolean {
  const kind = kindOf(expression);
  return kind === "string" || kind === "number" || kind === "boolean" || kind === "null";
}

function isValue(node: Node): node is Expression {
  return node.kind !== "entry" && node.kind !== "text" && node.kind !== "attribute";
}

/** While a program waits for an answer, tuples become arrays, and keys texts. */
function survivesPause(root: Node): boolean {
  let survives = true;
  forEachNode(root, (node) => {
    if (node.kind === "tuple") survives = false;
    if (node.kind === "call" && node.callee.kind === "identifier" && node.callee.name === "tuple") {
      survives = false;
    }
    if (node.kind === "entry" && withoutGroups(node.key).kind !== "string") survives = false;
  });
  return survives;
}

/** What a node evaluates before it comes to one of its children. */
function evaluatedBefore(parent: Node, child: Node): readonly Node[] {
  switch (parent.kind) {
    case "binary":
      return fromLeft.has(parent.operator) === (child === parent.right)
        ? [child === parent.right ? parent.left : parent.right]
        : [];
    case "assignment":
      return child === parent.value ? [...partsOf(parent.target)] : [];
    case "call":
      return child === parent.callee ? parent.args : before(parent.args, child);
    case "array":
    case "tuple":
      return before(parent.elements, child);
    case "template":
      return before(parent.parts, child);
    case "dict":
      return before(parent.entries, child);
    case "entry":
      return child === parent.value ? [parent.key] : [];
    case "index":
      return child === parent.index ? [parent.object] : [];
    case "conditional":
      return child === parent.condition ? [] : [parent.condition];
    case "if":
      return child === parent.condition ? [] : [parent.condition];
    case "case":
      return [parent.operand, ...parent.branches].filter((part) => part !== undefined);
    case "caseBranch":
      return child === parent.then ? [parent.when] : [];
    case "tag":
      return [...parent.attributes, ...(parent.children ?? [])].filter((part) => part !== child);
    case "trim":
      return [parent.operand, parent.characters].filter((part) => part !== child);
    default:
      return [];
  }
}

/** All other operators evaluate their right side first. */
const fromLeft: ReadonlySet<string> = new Set(["and", "or", "||", "??"]);

function before(list: readonly Node[], child: Node): readonly Node[] {
  return list.slice(0, Math.max(0, list.indexOf(child)));
}

function partsOf(target: Expression): readonly Expression[] {
  const place = withoutGroups(target);
  switch (place.kind) {
    case "member":
    case "tupleMember":
      return [place.object];
    case "index":
      return [place.object, place.index];
    default:
      return [];
  }
}
