import type { Span } from "../source/span.ts";
import type { AstExpression, AstStatement, QueryTree } from "./ast.ts";
import type { Code } from "./code.ts";
import type { Locals } from "./locals.ts";
import type { CompileNotice } from "./notice.ts";

/**
 * One function, or the program, being compiled: its variables, and the ways from each part of the
 * compiler to the others.
 */
export interface Compiler {
  readonly locals: Locals;
  /** `undefined` for the program itself; functions without a name are called `lambda`. */
  readonly functionName: string | undefined;
  /** True for the names that a call may use without a notice. */
  readonly isKnownFunction: (name: string) => boolean;
  /** True for the names of globals that exist for certain. */
  readonly isKnownGlobal: (name: string) => boolean;
  /** The tree of SQL that was left unread; `undefined` where nobody can read it. */
  readonly readSql: (span: Span) => QueryTree | undefined;
  readonly notice: (notice: CompileNotice) => void;
  /** Code that leaves the value of an expression on the stack. */
  readonly expression: (node: AstExpression) => Code;
  /** Code that runs a statement. */
  readonly statement: (node: AstStatement) => Code;
  /** Code that leaves the description of a piece of PostHog's tree on the stack. */
  readonly description: (value: QueryTree) => Code;
  /** The compiler of a function inside this one; its parameters are its first locals. */
  readonly nested: (functionName: string, parameters: readonly string[]) => Compiler;
}
