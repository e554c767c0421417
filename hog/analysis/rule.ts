import type { Severity } from "../source/problem.ts";
import type { Span } from "../source/span.ts";
import type { Parsed } from "../syntax/parse.ts";
import type { Node, Program } from "../syntax/tree.ts";
import type { FunctionContext } from "./context.ts";
import type { Scopes } from "./scopes.ts";

/** One kind of mistake or trap. All rules share one walk over the tree. */
export interface Rule {
  /** Kebab-case; also the name of its page in `docs/rules/` and of its file, in camel case. */
  readonly code: string;
  readonly severity: Severity;
  /** Called once a program; the visitor it returns may keep state for that program only. */
  readonly visit: (report: Report, program: RuleContext) => Visitor;
}

/** Reports a problem of the rule at a span. */
export type Report = (span: Span, message: string) => void;

/** What a rule may look at. */
export interface RuleContext {
  readonly parsed: Parsed<Program>;
  readonly scopes: Scopes;
  readonly context: FunctionContext;
}

/**
 * What a rule wants to see: a function per node kind, called before the node's children.
 * `ancestors` are the node's parents, outermost first; the list is reused, so copy what you keep.
 */
export type Visitor = {
  readonly [Kind in Node["kind"]]?: (
    node: Extract<Node, { readonly kind: Kind }>,
    ancestors: readonly Node[],
  ) => void;
};
