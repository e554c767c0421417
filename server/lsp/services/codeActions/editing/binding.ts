import { textOf } from "../../../../../hog/analysis/layout.ts";
import { binaryPowers, power } from "../../../../../hog/syntax/operators.ts";
import type { Expression, Node } from "../../../../../hog/syntax/tree.ts";

/** A text of an expression and how tightly its outermost operator binds. */
export interface Written {
  readonly text: string;
  readonly power: number;
}

/** Binds tighter than every operator: names, calls, brackets. */
export const tightest = power.negation + 2;

/** What may stand in front of `.name`, `[…]` and `(…)` as it is. */
const postfix = tightest;
/** Literals: no operator needs parentheses around them, but a selection reads oddly behind them. */
const literal = power.negation + 1;

/** An expression as the author wrote it. */
export function written(text: string, expression: Expression): Written {
  return { text: textOf(text, expression), power: powerOf(expression) };
}

/** How tightly an expression holds together. */
export function powerOf(expression: Expression): number {
  switch (expression.kind) {
    case "binary":
      return binaryPowers.get(expression.operator) ?? power.lowest;
    case "unary":
      return expression.operator === "not" ? power.not : power.negation;
    case "isNull":
      return power.isNull;
    case "between":
      return power.between;
    case "conditional":
      return power.conditional;
    case "alias":
      return power.alias;
    case "lambda":
    case "namedArgument":
    case "missing":
    case "leftover":
    case "wildcard":
      return power.lowest;
    case "interval":
    case "ignoreNulls":
      return power.ignoreNulls;
    case "identifier":
    case "member":
    case "tupleMember":
    case "index":
    case "call":
    case "group":
      return postfix;
    default:
      return literal;
  }
}

/** The text in parentheses unless it binds at least as tightly as its place needs. */
export function within(minimumPower: number, { text, power: own }: Written): string {
  return own >= minimumPower ? text : `(${text})`;
}

/** The text for the place of a child: in parentheses where the parent's operators would tear it apart. */
export function inPlaceOf(child: Node, parent: Node | undefined, text: Written): string {
  return within(powerNeeded(child, parent), text);
}

function powerNeeded(child: Node, parent: Node | undefined): number {
  switch (parent?.kind) {
    case "binary": {
      const own = binaryPowers.get(parent.operator) ?? power.lowest;
      return child === parent.left ? own : own + 1;
    }
    case "unary":
      return parent.operator === "not" ? power.between : literal;
    case "isNull":
      return power.isNull;
    case "between":
    case "interval":
    case "cast":
    case "trim":
    case "ignoreNulls":
    case "alias":
      return literal;
    case "conditional":
      if (child === parent.condition) return power.or;
      return child === parent.then ? power.alias : power.conditional;
    case "member":
    case "tupleMember":
      return postfix;
    case "index":
    case "slice":
      return child === parent.object ? postfix : power.alias;
    case "call":
      return child === parent.callee ? postfix : power.alias;
    case "array":
    case "tuple":
      return power.alias;
    case "entry":
      return child === parent.key ? power.or : power.alias;
    case "caseBranch":
    case "case":
      return power.or;
    default:
      return power.lowest;
  }
}

/**
 * The text for a span, in parentheses where it ends with a name and a lambda without parentheses
 * follows in the list: that would take the name for a parameter.
 */
export function keptApart(text: string, end: number, newText: string): string {
  const behind = text.slice(end, end + 300);
  const isBeforeLambda = /^\s*,\s*(?:[\w$]+\s*,\s*)*[\w$]+\s*->/.test(behind);
  return isBeforeLambda && /(?:^|[^\w$.?])[A-Za-z_$][\w$]*$/.test(newText)
    ? `(${newText})`
    : newText;
}
