import type { AstCall, AstExpression } from "../compiler/ast.ts";
import type { ClauseOrigin, Draft, TestDraft } from "./clause.ts";
import { parseHogql } from "./hogql.ts";

/** A HogQL property. Its combinations (`and`, `or`, `not`) become groups, as their code is the same. */
export function hogqlDraft(text: string, origin: ClauseOrigin): Draft {
  return partDraft(parseHogql(text), { text, origin });
}

interface Source {
  readonly text: string;
  readonly origin: ClauseOrigin;
}

function partDraft(expression: AstExpression, source: Source): Draft {
  const { origin } = source;
  const label = textOf(expression, source);
  const combined = combination(expression);
  if (combined) {
    const children = combined.parts.map((part) => partDraft(part, source));
    return { kind: combined.kind, label, origin, children };
  }
  const draft: TestDraft = { kind: "test", label, origin, expression };
  if (expression.node !== "CompareOperation") return draft;
  return { ...draft, subject: { label: textOf(expression.left, source), code: expression.left } };
}

/** What the compiler makes `AND`, `OR` or `NOT` of: operators, and calls such as `not (a)`. */
function combination(
  expression: AstExpression,
): { readonly kind: "all" | "any" | "not"; readonly parts: readonly AstExpression[] } | undefined {
  switch (expression.node) {
    case "And":
      return { kind: "all", parts: expression.exprs };
    case "Or":
      return { kind: "any", parts: expression.exprs };
    case "Not":
      return { kind: "not", parts: [expression.expr] };
    case "Call":
      return callCombination(expression);
    default:
      return undefined;
  }
}

function callCombination({ name, args }: AstCall) {
  if (name === "not" && args.length === 1) return { kind: "not", parts: args } as const;
  if (name === "and" && args.length > 1) return { kind: "all", parts: args } as const;
  return name === "or" && args.length > 1 ? ({ kind: "any", parts: args } as const) : undefined;
}

/** The part of the text that an expression stands in; all of it where that is not known. */
function textOf({ start, end }: AstExpression, { text }: Source): string {
  return text.slice(start, end).trim();
}
