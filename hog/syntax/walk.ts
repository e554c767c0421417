import type { Node } from "./tree.ts";

/**
 * Calls `visit` for each direct child of a node, in source order.
 */
export function forEachChild(node: Node, visit: (child: Node) => void): void {
  const some = (child: Node | undefined): void => {
    if (child) visit(child);
  };
  const all = (children: readonly Node[]): void => {
    for (const child of children) visit(child);
  };
  switch (node.kind) {
    case "program":
    case "block":
      return all(node.statements);
    case "variable":
      visit(node.name);
      return some(node.value);
    case "function":
      visit(node.name);
      all(node.parameters);
      return visit(node.body);
    case "return":
      return some(node.value);
    case "throw":
      return visit(node.value);
    case "if":
      visit(node.condition);
      visit(node.then);
      return some(node.otherwise);
    case "while":
      visit(node.condition);
      return visit(node.body);
    case "for":
      some(node.initializer);
      some(node.condition);
      some(node.increment);
      return visit(node.body);
    case "forIn":
      some(node.key);
      visit(node.value);
      visit(node.collection);
      return visit(node.body);
    case "try":
      visit(node.body);
      all(node.catches);
      return some(node.finalizer);
    case "catch":
      some(node.name);
      some(node.type);
      return visit(node.body);
    case "assignment":
      visit(node.target);
      return visit(node.value);
    case "expressionStatement":
    case "placeholder":
    case "group":
      return visit(node.expression);
    case "template":
      return all(node.parts);
    case "array":
    case "tuple":
      return all(node.elements);
    case "dict":
      return all(node.entries);
    case "entry":
      visit(node.key);
      return visit(node.value);
    case "tag":
      visit(node.name);
      all(node.attributes);
      if (node.children) all(node.children);
      return some(node.closing);
    case "attribute":
      visit(node.name);
      return some(node.value);
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
      all(node.args);
      node.modifiers?.orderBy?.forEach((item) => visit(item.expression));
      return some(node.modifiers?.filter);
    case "index":
      visit(node.object);
      return visit(node.index);
    case "slice":
      visit(node.object);
      some(node.from);
      return some(node.to);
    case "member":
      visit(node.object);
      return visit(node.property);
    case "tupleMember":
      return visit(node.object);
    case "lambda":
      all(node.parameters);
      return visit(node.body);
    case "case":
      some(node.operand);
      all(node.branches);
      return some(node.otherwise);
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
      return all(node.qualifiers);
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
