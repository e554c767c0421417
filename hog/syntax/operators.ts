import { token } from "./token.ts";
import type { BinaryOperator } from "./tree.ts";

/**
 * How tightly an operator binds; read by parser and formatter. Levels as in the language reference:
 * `not` and everything below it are PostHog's class of values, which `and`, `or`, the ternary and
 * `as` are not part of.
 */
export const power = {
  lowest: 0,
  alias: 1,
  conditional: 2,
  or: 3,
  and: 4,
  not: 5,
  between: 6,
  coalesce: 7,
  notDistinct: 8,
  distinct: 9,
  isNull: 10,
  ignoreNulls: 11,
  comparison: 12,
  sum: 13,
  product: 14,
  negation: 15,
} as const;

/** The binding power of each operator with two operands. All of them lean to the left. */
export const binaryPowers: ReadonlyMap<BinaryOperator, number> = new Map<BinaryOperator, number>([
  ["or", power.or],
  ["and", power.and],
  ["??", power.coalesce],
  ["<=>", power.notDistinct],
  ["is distinct from", power.distinct],
  ["is not distinct from", power.distinct],
  ["==", power.comparison],
  ["!=", power.comparison],
  ["<", power.comparison],
  ["<=", power.comparison],
  [">", power.comparison],
  [">=", power.comparison],
  ["in", power.comparison],
  ["not in", power.comparison],
  ["in cohort", power.comparison],
  ["not in cohort", power.comparison],
  ["like", power.comparison],
  ["not like", power.comparison],
  ["ilike", power.comparison],
  ["not ilike", power.comparison],
  ["=~", power.comparison],
  ["!~", power.comparison],
  ["=~*", power.comparison],
  ["!~*", power.comparison],
  ["+", power.sum],
  ["-", power.sum],
  ["||", power.sum],
  ["*", power.product],
  ["/", power.product],
  ["%", power.product],
]);

/** The operators of one token, by its kind; those of several words are put together by the parser. */
const signs: readonly (readonly [kind: number, operator: BinaryOperator])[] = [
  [token.or, "or"],
  [token.and, "and"],
  [token.coalesce, "??"],
  [token.notDistinct, "<=>"],
  [token.equal, "=="],
  [token.notEqual, "!="],
  [token.less, "<"],
  [token.lessEqual, "<="],
  [token.greater, ">"],
  [token.greaterEqual, ">="],
  [token.in, "in"],
  [token.like, "like"],
  [token.ilike, "ilike"],
  [token.matches, "=~"],
  [token.notMatches, "!~"],
  [token.matchesAnyCase, "=~*"],
  [token.notMatchesAnyCase, "!~*"],
  [token.plus, "+"],
  [token.minus, "-"],
  [token.concat, "||"],
  [token.star, "*"],
  [token.slash, "/"],
  [token.percent, "%"],
];

/** The operator that a token of a kind is on its own, and how tightly it binds. */
export const operatorsByKind: readonly (Infix | undefined)[] = ((): (Infix | undefined)[] => {
  const table: (Infix | undefined)[] = Array.from({ length: 256 }, () => undefined);
  for (const [kind, operator] of signs) {
    table[kind] = { operator, power: binaryPowers.get(operator) ?? 0 };
  }
  return table;
})();

export interface Infix {
  readonly operator: BinaryOperator;
  readonly power: number;
}
