import type { Bytecode } from "../bytecode/program.ts";
import type { AstExpression } from "../compiler/ast.ts";
import { compile } from "../compiler/compile.ts";
import { desugarExpression } from "../compiler/desugar.ts";
import type { CompileNotice } from "../compiler/notice.ts";
import { isKnownToCompiler } from "../library/supportedFunctions.ts";
import { parseExpression } from "../syntax/parse.ts";
import { findNode, isUnsupported } from "./findNode.ts";
import { Refusal, refuse } from "./refusal.ts";

/** Reads the text of a HogQL property; refuses what is no expression, in our words. */
export function parseHogql(text: string): AstExpression {
  const { root, problems } = parseExpression(text);
  const [problem] = problems;
  if (problem) throw new Refusal("SyntaxError", problem.message, "parse");
  // Filters with a query in them are refused whatever it says, so nobody needs to read it.
  return desugarExpression(root, () => null);
}

/** The code of an expression, without a header. */
export interface ExpressionCode {
  readonly code: Bytecode;
  /** Calls of functions that do not exist. */
  readonly unknownFunctions: readonly CompileNotice[];
}

/** Compiles an expression as PostHog does for filters: with no functions but the library's. */
export function compileExpression(expression: AstExpression): ExpressionCode {
  const constant = findNode(expression, isUnsupported);
  if (constant) {
    refuse("QueryError", `Constant type \`<class '${constant.unsupported}'>\` is not supported`);
  }
  const compilation = compile(expression, { isKnownFunction: isKnownToCompiler });
  if (compilation.kind === "refused") {
    const { type, message } = compilation.error;
    return refuse(type, message);
  }
  const { bytecode, notices } = compilation;
  const unknownFunctions = notices.filter(({ code }) => code === "unknown-function");
  return { code: bytecode.slice(headerLength), unknownFunctions };
}

const headerLength = 2;
