import { libraryName } from "../../../../../hog/analysis/calls.ts";
import { findSql } from "../../../../../hog/analysis/insideSql.ts";
import { type Declaration, type Scopes } from "../../../../../hog/analysis/scopes.ts";
import { type KindOf, kindsOfValues } from "../../../../../hog/analysis/valueKind.ts";
import { builtins } from "../../../../../hog/library/builtins.ts";
import type { Expression, Node } from "../../../../../hog/syntax/tree.ts";
import { forEachChild } from "../../../../../hog/syntax/walk.ts";
import type { HogDocument } from "../../../documents.ts";
import { assignsProperties, effect, effectOf, forEachNode, holds, isFixed } from "./effects.ts";
import { isPrimitive } from "./order.ts";
import { isExpression } from "./kinds.ts";
import type { Path } from "./path.ts";

/**
 * The expressions in a node that are written like another one and certainly have the same value, in
 * source order; none where that is not certain, or where one value in their place would be noticed.
 */
export function occurrencesOf(
  document: HogDocument,
  { node: wanted }: Path<Expression>,
  root: Node,
): readonly Path<Expression>[] {
  const { scopes } = document.analysis;
  const text = document.text.getText();
  const kindOf = kindsOfValues(scopes, text);
  if (!isStable(document, wanted, kindOf)) return [];
  const found = findAlike(document, wanted, root);
  const isSharable = isPrimitive(wanted, kindOf) || !mayBeNoticed(document, found, kindOf);
  return isSharable ? found : [];
}

/**
 * Whether an expression gives the same whenever it is evaluated: it does nothing, and nothing it reads
 * is ever assigned.
 */
export function isStable(document: HogDocument, expression: Expression, kindOf: KindOf): boolean {
  if (effectOf(document, expression) > effect.none) return false;
  if (holds(expression, "array", "tuple", "dict", "lambda", "tag")) return false;
  if (isFixed(document, expression, (inner) => isPrimitive(inner, kindOf))) return true;
  const { scopes, parsed } = document.analysis;
  return !assignsProperties(parsed.root) && !readsAssigned(scopes, expression);
}

function readsAssigned(scopes: Scopes, expression: Expression): boolean {
  let found = false;
  forEachNode(expression, (node) => {
    if (node.kind !== "identifier") return;
    const uses = scopes.referenceAt(node)?.declaration?.uses ?? [];
    if (uses.some(({ access }) => access === "write")) found = true;
  });
  return found;
}

/** Functions are left alone: they run at another time, and would have to capture the variable. */
function findAlike(
  document: HogDocument,
  wanted: Expression,
  root: Node,
): readonly Path<Expression>[] {
  const { scopes } = document.analysis;
  const text = document.text.getText();
  const source = text.slice(wanted.start, wanted.end);
  const isSql = findSql(scopes);
  const names = namesIn(scopes, wanted);
  const found: Path<Expression>[] = [];
  const pending: Link[] = [{ node: root, parent: undefined }];
  for (let link = pending.pop(); link; link = pending.pop()) {
    const { node } = link;
    if (node.kind === "lambda" || node.kind === "function") continue;
    const isAlike =
      node.kind === wanted.kind &&
      node.end - node.start === source.length &&
      text.startsWith(source, node.start);
    if (isAlike && isExpression(node)) {
      const path = { node, ancestors: ancestorsOf(link) };
      const isSame = namesIn(scopes, node).every((name, at) => name === names[at]);
      if (isSame && isRead(path) && !isSql(path.ancestors)) found.push(path);
      continue;
    }
    const parent = link;
    forEachChild(node, (child) => void pending.push({ node: child, parent }));
  }
  return found.toSorted((one, other) => one.node.start - other.node.start);
}

/** A node and the way to it, shared with its neighbours. */
interface Link {
  readonly node: Node;
  readonly parent: Link | undefined;
}

function ancestorsOf({ parent }: Link): readonly Node[] {
  const nodes: Node[] = [];
  for (let link = parent; link; link = link.parent) nodes.push(link.node);
  return nodes.toReversed();
}

function namesIn(scopes: Scopes, root: Node): readonly (Declaration | undefined)[] {
  const names: (Declaration | undefined)[] = [];
  forEachNode(root, (node) => {
    if (node.kind === "identifier") names.push(scopes.declarationOf(node));
  });
  return names;
}

/** Whether an expression stands for its value: not for a function to call or a place to assign to. */
function isRead({ node, ancestors }: Path): boolean {
  let child = node;
  for (let at = ancestors.length - 1; at >= 0; at--) {
    const parent = ancestors[at];
    if (parent?.kind === "call" && parent.callee === child) return false;
    if (parent?.kind === "assignment") return parent.target !== child;
    if (parent?.kind !== "member" && parent?.kind !== "index" && parent?.kind !== "group")
      return true;
    child = parent;
  }
  return true;
}

/** Whether it shows that some values, which may be objects, are one and the same. */
export function mayBeNoticed(
  { analysis: { parsed, scopes } }: HogDocument,
  uses: readonly Path<Expression>[],
  kindOf: KindOf,
): boolean {
  const isChanged = assignsProperties(parsed.root);
  return uses.some((use) => {
    const role = roleOf(use, scopes, kindOf);
    return role === "compared" || (isChanged && role === "kept");
  });
}

/** What becomes of a value: it is only looked into, compared with another one, or kept as it is. */
function roleOf(
  { node, ancestors }: Path<Expression>,
  scopes: Scopes,
  kindOf: KindOf,
): "read" | "compared" | "kept" {
  let child: Node = node;
  for (let at = ancestors.length - 1; at >= 0; at--) {
    const parent = ancestors[at];
    switch (parent?.kind) {
      case "group":
        break;
      case "member":
      case "tupleMember":
        break;
      case "index":
        if (child === parent.index) return "read";
        break;
      case "template":
        return parent.parts.length > 1 ? "read" : "kept";
      case "unary":
      case "isNull":
      case "between":
        return "read";
      case "if":
      case "while":
        return "read";
      case "conditional":
        if (child === parent.condition) return "read";
        break;
      case "binary": {
        if (parent.operator === "??") break;
        if (!comparing.has(parent.operator)) return "read";
        const other = child === parent.left ? parent.right : parent.left;
        return isPrimitive(other, kindOf) ? "read" : "compared";
      }
      case "call": {
        const name = libraryName(parent, scopes);
        const result = builtins.get(name ?? "")?.result;
        if (name === undefined || identifying.has(name)) return "compared";
        return result === "string" || result === "number" || result === "boolean" ? "read" : "kept";
      }
      default:
        return "kept";
    }
    child = parent;
  }
  return "kept";
}

const comparing: ReadonlySet<string> = new Set(["==", "!=", "in", "not in"]);

const identifying: ReadonlySet<string> = new Set(["equals", "notEquals", "has", "indexOf", "in"]);
