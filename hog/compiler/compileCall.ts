import { opcodes } from "../bytecode/opcodes.ts";
import type { AstCall, AstExpression } from "./ast.ts";
import { branch } from "./branch.ts";
import { join, type Code } from "./code.ts";
import { refuse } from "./compileError.ts";
import type { Compiler } from "./compiler.ts";
import { knownGlobal, unknownFunction } from "./notice.ts";
import { toQueryTree } from "./queryTree.ts";

/**
 * A call by name. Some names with the right number of arguments are operators, even where a variable
 * has that name; then come variables, then the functions of the machine and its host.
 */
export function compileCall(compiler: Compiler, node: AstCall): Code {
  if (node.name === "inCohort" || node.name === "notInCohort") {
    refuse(
      "QueryError",
      `Can't call ${node.name}() directly. Use a cohort property filter instead.`,
    );
  }
  return compileOperator(compiler, node) ?? compileNamedCall(compiler, node);
}

function compileOperator(compiler: Compiler, { name, args }: AstCall): Code | undefined {
  const [first, second, third] = args;
  if (!first) return undefined;
  if (!second) {
    if (name === "not") return join(compiler.expression(first), [opcodes.NOT]);
    return name === "sql" ? compiler.description(toQueryTree(first)) : undefined;
  }
  switch (name) {
    case "and":
      return join(...args.map(compiler.expression), [opcodes.AND, args.length]);
    case "or":
      return join(...args.map(compiler.expression), [opcodes.OR, args.length]);
    case "if":
      return compileIf(compiler, first, second, args.length === 3 ? third : undefined);
    case "multiIf":
      return args.length > 3
        ? compileMultiIf(compiler, args)
        : compileIf(compiler, first, second, third);
    case "ifNull":
      return third ? undefined : compileIfNull(compiler, first, second);
    default:
      return undefined;
  }
}

/** Without `otherwise`, nothing is left on the stack when the condition is false. */
function compileIf(
  compiler: Compiler,
  condition: AstExpression,
  then: AstExpression,
  otherwise: AstExpression | undefined,
): Code {
  return branch(
    compiler.expression(condition),
    compiler.expression(then),
    otherwise && compiler.expression(otherwise),
  );
}

/** Compiled from its end, which decides the numbers of upvalues. An even count has no default. */
function compileMultiIf(compiler: Compiler, args: readonly AstExpression[]): Code {
  const hasDefault = args.length % 2 === 1;
  const last = args.at(-1);
  let rest = hasDefault && last ? compiler.expression(last) : undefined;
  for (let index = args.length - (hasDefault ? 3 : 2); index >= 0; index -= 2) {
    const [condition, then] = args.slice(index, index + 2).map(compiler.expression);
    if (condition && then) rest = branch(condition, then, rest);
  }
  return rest ?? join();
}

function compileIfNull(compiler: Compiler, value: AstExpression, instead: AstExpression): Code {
  const valueCode = compiler.expression(value);
  const insteadCode = compiler.expression(instead);
  return join(
    valueCode,
    [opcodes.JUMP_IF_STACK_NOT_NULL, insteadCode.length + 1],
    [opcodes.POP],
    insteadCode,
  );
}

/** `f(a)(b)` comes as one call with parameters: `f(a)` is compiled first, but runs after `b`. */
function compileNamedCall(compiler: Compiler, node: AstCall): Code {
  const first = compileCallee(compiler, node, node.params ?? node.args);
  if (!node.params) return first;
  return join(...node.args.map(compiler.expression), first, [opcodes.CALL_LOCAL, node.args.length]);
}

function compileCallee(compiler: Compiler, node: AstCall, args: readonly AstExpression[]): Code {
  const values = args.map(compiler.expression);
  const variable = compiler.locals.read(node.name);
  if (variable) return join(...values, variable, [opcodes.CALL_LOCAL, args.length]);
  noticeGlobalFunction(compiler, node);
  return join(...values, [opcodes.CALL_GLOBAL, node.name, args.length]);
}

function noticeGlobalFunction(compiler: Compiler, node: AstCall): void {
  if (compiler.isKnownGlobal(node.name)) compiler.notice(knownGlobal(node, node.name));
  else if (!compiler.isKnownFunction(node.name)) compiler.notice(unknownFunction(node, node.name));
}
