import type {
  Assignment,
  Block,
  Catch,
  Expression,
  ForClause,
  Name,
  Program,
  Query,
  Statement,
  Variable,
} from "../syntax/tree.ts";
import type {
  AstBlock,
  AstExpression,
  AstForClause,
  AstProgram,
  AstStatement,
  AstTryCatchStatement,
  AstVariableAssignment,
  AstVariableDeclaration,
  QueryTree,
} from "./ast.ts";
import { at, type Desugaring } from "./desugaring.ts";
import { toExpression } from "./desugarExpression.ts";

/** The port that reads a `select`: what PostHog's own parser makes of the text of the node. */
export type QueryParser = (query: Query) => QueryTree;

/**
 * The tree that PostHog's parser builds of a program.
 *
 * Meant for trees without problems; a hole becomes the constant null.
 */
export function desugar(program: Program, queries: QueryParser): AstProgram {
  const { statements, end } = program;
  const start = statements[0]?.start ?? end;
  return { node: "Program", declarations: toDeclarations(statements, using(queries)), start, end };
}

/** The same for one expression, or for the template that an input is: one without parts is `''`. */
export function desugarExpression(expression: Expression, queries: QueryParser): AstExpression {
  return using(queries).expression(expression);
}

function using(queries: QueryParser): Desugaring {
  const desugaring: Desugaring = {
    expression: (expression) => toExpression(expression, desugaring),
    block: (block) => toBlock(block, desugaring),
    query: queries,
  };
  return desugaring;
}

/** A `;` of its own leaves nothing behind. */
function toDeclarations(
  statements: readonly Statement[],
  desugaring: Desugaring,
): readonly AstStatement[] {
  return statements
    .filter((statement) => statement.kind !== "empty")
    .map((statement) => toStatement(statement, desugaring));
}

function toBlock(block: Block, desugaring: Desugaring): AstBlock {
  const declarations = toDeclarations(block.statements, desugaring);
  return { node: "Block", declarations, ...at(block) };
}

function toStatement(statement: Statement, desugaring: Desugaring): AstStatement {
  const { expression, block } = desugaring;
  const nested = (branch: Statement): AstStatement => toStatement(branch, desugaring);
  const span = at(statement);
  switch (statement.kind) {
    case "block":
      return block(statement);
    case "variable":
      return toVariable(statement, desugaring);
    case "assignment":
      return toAssignment(statement, desugaring);
    case "function": {
      const params = statement.parameters.map(textOf);
      const body = block(statement.body);
      return { node: "Function", name: statement.name.text, params, body, ...span };
    }
    case "return":
      return { node: "ReturnStatement", expr: optional(statement.value, expression), ...span };
    case "throw":
      return { node: "ThrowStatement", expr: expression(statement.value), ...span };
    case "if":
      return {
        node: "IfStatement",
        expr: expression(statement.condition),
        then: nested(statement.then),
        else_: optional(statement.otherwise, nested),
        ...span,
      };
    case "while": {
      const expr = expression(statement.condition);
      return { node: "WhileStatement", expr, body: nested(statement.body), ...span };
    }
    case "for":
      return {
        node: "ForStatement",
        initializer: optional(statement.initializer, (clause) => toClause(clause, desugaring)),
        condition: optional(statement.condition, expression),
        increment: optional(statement.increment, (clause) => toClause(clause, desugaring)),
        body: nested(statement.body),
        ...span,
      };
    case "forIn":
      return {
        node: "ForInStatement",
        keyVar: optional(statement.key, textOf),
        valueVar: statement.value.text,
        expr: expression(statement.collection),
        body: nested(statement.body),
        ...span,
      };
    case "try":
      return {
        node: "TryCatchStatement",
        try_stmt: block(statement.body),
        catches: statement.catches.map((clause) => toCatch(clause, desugaring)),
        finally_stmt: optional(statement.finalizer, block),
        ...span,
      };
    case "expressionStatement":
      return { node: "ExprStatement", expr: expression(statement.expression), ...span };
    case "empty":
      return { node: "ExprStatement", expr: null, ...span };
  }
}

function toCatch(
  { name, type, body }: Catch,
  { block }: Desugaring,
): AstTryCatchStatement["catches"][number] {
  return [optional(name, textOf), optional(type, textOf), block(body)];
}

/** An expression in the head of a `for` stands there bare. */
function toClause(clause: ForClause, desugaring: Desugaring): AstForClause {
  switch (clause.kind) {
    case "variable":
      return toVariable(clause, desugaring);
    case "assignment":
      return toAssignment(clause, desugaring);
    default:
      return desugaring.expression(clause);
  }
}

function toVariable(variable: Variable, { expression }: Desugaring): AstVariableDeclaration {
  const { name, value } = variable;
  const expr = optional(value, expression);
  return { node: "VariableDeclaration", name: name.text, expr, ...at(variable) };
}

function toAssignment(assignment: Assignment, { expression }: Desugaring): AstVariableAssignment {
  const left = expression(assignment.target);
  const right = expression(assignment.value);
  return { node: "VariableAssignment", left, right, ...at(assignment) };
}

function optional<From, To>(value: From | undefined, convert: (value: From) => To): To | null {
  return value === undefined ? null : convert(value);
}

function textOf(name: Name): string {
  return name.text;
}
