import { opcodes } from "../bytecode/opcodes.ts";
import type { AstExprStatement, AstIfStatement, AstStatement } from "./ast.ts";
import { branch } from "./branch.ts";
import { join, type Code } from "./code.ts";
import { compileAssignment } from "./compileAssignment.ts";
import { compileFunction } from "./compileFunction.ts";
import { compileFor, compileForIn, compileWhile } from "./compileLoop.ts";
import { compileTry } from "./compileTry.ts";
import type { Compiler } from "./compiler.ts";
import { comparisonStatement } from "./notice.ts";

/** Code that runs a statement. A declaration leaves its value on the stack, where its slot is. */
export function compileStatement(compiler: Compiler, node: AstStatement): Code {
  switch (node.node) {
    case "Block":
      return compileScope(compiler, node.declarations);
    case "VariableDeclaration":
      compiler.locals.declare(node.name);
      return node.expr ? compiler.expression(node.expr) : join([opcodes.NULL]);
    case "VariableAssignment":
      return compileAssignment(compiler, node);
    case "ExprStatement":
      return compileExpressionStatement(compiler, node);
    case "ReturnStatement":
      return join(node.expr ? compiler.expression(node.expr) : [opcodes.NULL], [opcodes.RETURN]);
    case "ThrowStatement":
      return join(compiler.expression(node.expr), [opcodes.THROW]);
    case "IfStatement":
      return compileIf(compiler, node);
    case "WhileStatement":
      return compileWhile(compiler, node);
    case "ForStatement":
      return compileFor(compiler, node);
    case "ForInStatement":
      return compileForIn(compiler, node);
    case "Function":
      return compileFunction(compiler, node);
    case "TryCatchStatement":
      return compileTry(compiler, node);
  }
}

/** Statements in a scope of their own, whose variables are dropped at its end. */
export function compileScope(compiler: Compiler, statements: readonly AstStatement[]): Code {
  compiler.locals.startScope();
  const codes = statements.map(compiler.statement);
  return join(...codes, ...compiler.locals.endScope());
}

function compileIf(compiler: Compiler, node: AstIfStatement): Code {
  const { expr, then, else_: otherwise } = node;
  return branch(
    compiler.expression(expr),
    compiler.statement(then),
    otherwise ? compiler.statement(otherwise) : undefined,
  );
}

function compileExpressionStatement(compiler: Compiler, node: AstExprStatement): Code {
  const { expr } = node;
  if (!expr) return join();
  if (expr.node === "CompareOperation" && expr.op === "==") {
    compiler.notice(comparisonStatement(node));
  }
  return join(compiler.expression(expr), [opcodes.POP]);
}
