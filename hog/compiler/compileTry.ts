import { opcodes } from "../bytecode/opcodes.ts";
import type { AstBlock, AstTryCatchStatement } from "./ast.ts";
import { join, lengthOf, type Code, type Instruction } from "./code.ts";
import { refuse } from "./compileError.ts";
import type { Compiler } from "./compiler.ts";

/**
 * `try … catch …`. The machine pushes the error where the variable `e` has its slot; `type` stands
 * behind it. Both exist in every catch, whatever the author called the error.
 */
export function compileTry(compiler: Compiler, node: AstTryCatchStatement): Code {
  if (node.finally_stmt) refuse("QueryError", "finally blocks are not yet supported");
  if (node.catches.length === 0) {
    refuse("QueryError", "try statement must have at least one catch block");
  }
  const attempt = compiler.statement(node.try_stmt);
  const handler = compileHandler(compiler, node.catches);
  return join(
    [opcodes.TRY, attempt.length + 4],
    attempt,
    [opcodes.POP_TRY],
    [opcodes.JUMP, handler.length],
    handler,
  );
}

function compileHandler(compiler: Compiler, catches: AstTryCatchStatement["catches"]): Code {
  const { locals } = compiler;
  locals.startScope();
  const error = locals.declare("e");
  const type = locals.declare("type");
  const clauses = catches.map(([name, typeName, block]) =>
    compileCatch(compiler, {
      variable: name || "e",
      typeName: typeName || "Error",
      block,
      error,
      type,
    }),
  );
  const readType = join(
    [opcodes.GET_LOCAL, error],
    [opcodes.STRING, "type"],
    [opcodes.GET_PROPERTY],
  );
  const rethrow = join([opcodes.POP], [opcodes.THROW]);
  return join(readType, ...jumpToEnd(clauses, rethrow), rethrow, ...locals.endScope());
}

/** Each clause ends with a jump behind the rethrow, to where the scope of `e` and `type` ends. */
function jumpToEnd(clauses: readonly Code[], rethrow: Code): (Code | Instruction)[] {
  let distance = rethrow.length;
  const parts: (Code | Instruction)[] = [];
  for (const clause of clauses.toReversed()) {
    parts.unshift(clause, [opcodes.JUMP, distance]);
    distance += clause.length + 2;
  }
  return parts;
}

interface Catch {
  readonly variable: string;
  readonly typeName: string;
  readonly block: AstBlock;
  readonly error: number;
  readonly type: number;
}

function compileCatch(compiler: Compiler, { variable, typeName, block, error, type }: Catch): Code {
  const { locals } = compiler;
  locals.startScope();
  const isCopied = variable !== "e";
  if (isCopied) locals.declare(variable);
  const statements = compiler.statement(block);
  const drops = locals.endScope();
  const body = join(...(isCopied ? [[opcodes.GET_LOCAL, error]] : []), statements, ...drops);
  if (typeName === "Error") return body;
  return join(
    [opcodes.STRING, typeName],
    [opcodes.GET_LOCAL, type],
    [opcodes.EQ],
    [opcodes.JUMP_IF_FALSE, distanceToNext(body, drops)],
    body,
  );
}

/** Too short by the drops of the clause's own variable: a defect of PostHog's that must stay. */
function distanceToNext(body: Code, drops: readonly Instruction[]): number {
  return body.length + 2 - lengthOf(drops);
}
