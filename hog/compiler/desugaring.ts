import type { Span } from "../source/span.ts";
import type { Block, Expression, Query } from "../syntax/tree.ts";
import type { AstBlock, AstCall, AstExpression, QueryTree } from "./ast.ts";

/** How each part of a tree is turned into PostHog's: what the files of the desugaring ask each other. */
export interface Desugaring {
  readonly expression: (expression: Expression) => AstExpression;
  readonly block: (block: Block) => AstBlock;
  readonly query: (query: Query) => QueryTree;
}

/** The call that stands for an operator: without the fields of a written call. */
export function sugarCall(name: string, args: readonly AstExpression[], span: Span): AstCall {
  return { node: "Call", name, args, ...at(span) };
}

/** The positions of a node, and nothing else of it. */
export function at({ start, end }: Span): Span {
  return { start, end };
}
