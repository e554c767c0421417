import type {
  Block,
  Expression,
  Node,
  Program,
  Statement,
} from "../../../../../hog/syntax/tree.ts";

/** Makes a test for the nodes of one kind. */
export function ofKind<Kind extends Node["kind"]>(
  kind: Kind,
): (node: Node) => node is Extract<Node, { readonly kind: Kind }> {
  return (node): node is Extract<Node, { readonly kind: Kind }> => node.kind === kind;
}

/** True for what holds a list of statements. */
export function isStatementList(node: Node | undefined): node is Program | Block {
  return node?.kind === "program" || node?.kind === "block";
}

/** True for statements, the empty one included. */
export function isStatement(node: Node): node is Statement {
  return statementKinds.has(node.kind);
}

const statementKinds: ReadonlySet<Node["kind"]> = new Set<Statement["kind"]>([
  "block",
  "variable",
  "function",
  "return",
  "throw",
  "if",
  "while",
  "for",
  "forIn",
  "try",
  "assignment",
  "expressionStatement",
  "empty",
]);

/** True for expressions in the tree, parts of templates included. */
export function isExpression(node: Node): node is Expression {
  return !isStatement(node) && !partKinds.has(node.kind);
}

/** Nodes that are neither statements nor expressions. */
const partKinds: ReadonlySet<Node["kind"]> = new Set<
  Exclude<Node["kind"], Statement["kind"] | Expression["kind"]>
>(["program", "catch", "entry", "name", "caseBranch", "attribute", "text"]);

/** The statement that is all that a block holds. */
export function onlyStatement({ statements }: Block): Statement | undefined {
  const [only, ...others] = statements.filter(({ kind }) => kind !== "empty");
  return others.length === 0 ? only : undefined;
}
