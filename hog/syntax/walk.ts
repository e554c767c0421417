import type { CallModifiers, Node } from "./tree.ts";

/**
 * Calls `visit` for each direct child of a node, in source order.
 */
export function forEachChild(node: Node, visit: (child: Node) => void): void {
  switch (node.kind) {
    case "program":
    case "block":
      return visitList(node.statements, visit);
    case "variable":
      visit(node.name);
      return visitOptional(node.value, visit);
    case "function":
      visit(node.name);
      visitList(node.parameters, visit);
      return visit(node.body);
    case "return":
      return visitOptional(node.value, visit);
    case "throw":
      return visit(node.value);
    case "if":
      visit(node.condition);
      visit(node.then);
      return visitOptional(node.otherwise, visit);
    case "while":
      visit(node.condition);
      return visit(node.body);
    case "for":
      visitOptional(node.initializer, visit);
      visitOptional(node.condition, visit);
      visitOptional(node.increment, visit);
      return visit(node.body);
    case "forIn":
      visitOptional(node.key, visit);
      visit(node.value);
      visit(node.collection);
      return visit(node.body);
    case "try":
      visit(node.body);
      visitList(node.catches, visit);
      return visitOptional(node.finalizer, visit);
    case "catch":
      visitOptional(node.name, visit);
      visitOptional(node.type, visit);
      return visit(node.body);
    case "assignment":
      visit(node.target);
      return visit(node.value);
    case "expressionStatement":
    case "placeholder":
    case "group":
      return visit(node.expression);
    case "template":
      return visitList(node.parts, visit);
    case "array":
    case "tuple":
      return visitList(node.elements, visit);
    case "dict":
      return visitList(node.entries, visit);
    case "entry":
      visit(node.key);
      return visit(node.value);
    case "tag":
      visit(node.name);
      visitList(node.attributes, visit);
      if (node.children) visitList(node.children, visit);
      return visitOptional(node.closing, visit);
    case "attribute":
      visit(node.name);
      return visitOptional(node.value, visit);
    case "unary":
    case "isNull":
    case "cast":
    case "ignoreNulls":
      return visit(node.operand);
    case "binary":
      visit(node.left);
      return visit(node.right);
    case "between":
      visit(node.operand);
      visit(node.low);
      return visit(node.high);
    case "conditional":
      visit(node.condition);
      visit(node.then);
      return visit(node.otherwise);
    case "call":
      visit(node.callee);
      visitList(node.args, visit);
      if (node.modifiers) visitModifiers(node.modifiers, visit);
      return;
    case "index":
      visit(node.object);
      return visit(node.index);
    case "slice":
      visit(node.object);
      visitOptional(node.from, visit);
      return visitOptional(node.to, visit);
    case "member":
      visit(node.object);
      return visit(node.property);
    case "tupleMember":
      return visit(node.object);
    case "lambda":
      visitList(node.parameters, visit);
      return visit(node.body);
    case "case":
      visitOptional(node.operand, visit);
      visitList(node.branches, visit);
      return visitOptional(node.otherwise, visit);
    case "caseBranch":
      visit(node.when);
      return visit(node.then);
    case "interval":
      return visit(node.amount);
    case "trim":
      visit(node.characters);
      return visit(node.operand);
    case "alias":
      visit(node.operand);
      return visit(node.alias);
    case "namedArgument":
      visit(node.name);
      return visit(node.value);
    case "wildcard":
      return visitList(node.qualifiers, visit);
    case "empty":
    case "missing":
    case "number":
    case "string":
    case "boolean":
    case "null":
    case "identifier":
    case "text":
    case "query":
    case "leftover":
    case "name":
      return;
  }
}

function visitOptional(child: Node | undefined, visit: (child: Node) => void): void {
  if (child) visit(child);
}

/** Counts instead of iterating: this is the innermost loop of every walk, and iterators are garbage. */
function visitList(children: readonly Node[], visit: (child: Node) => void): void {
  for (let at = 0; at < children.length; at++) visitOptional(children[at], visit);
}

function visitModifiers({ orderBy, filter }: CallModifiers, visit: (child: Node) => void): void {
  for (const { expression } of orderBy ?? []) visit(expression);
  visitOptional(filter, visit);
}
