import type { AstCompareOperation, AstExpression } from "../compiler/ast.ts";
import { call, compare, constant, every, sequence, some } from "./expressions.ts";
import { isJsonList, type Json } from "./json.ts";
import { pythonText, toFloat } from "./python.ts";
import { refuse } from "./refusal.ts";
import { versionRange } from "./semver.ts";

/** What operators need besides the two sides. */
export interface Comparing {
  /** The value as `exact` compares it: texts and booleans depend on the type of the property. */
  readonly withBooleans: (value: Json) => Json;
  /** The date that a text means. */
  readonly resolveDate: (text: string) => string;
  /** The expression behind the project's path cleaning rules. */
  readonly cleanPath: (path: AstExpression) => AstExpression;
}

/** One operator of a property filter. */
export interface Operator {
  /** How a person reads it between the property and the value: `is greater than`. */
  readonly phrase: string;
  /** The same before a list of several values, where PostHog compares with the list at once. */
  readonly listPhrase?: string;
  /** True where the value plays no part. */
  readonly ignoresValue?: true;
  /**
   * What becomes of a list: `list` keeps it whole, `tuple` tests membership if there are several,
   * `each` makes a test of every value.
   */
  readonly list: "list" | "tuple" | "each";
  /** How the tests of `each` are joined; where a type tests all operators value by value, too. */
  readonly joins: "all" | "any";
  readonly compile: (subject: AstExpression, value: Json, comparing: Comparing) => AstExpression;
}

/** The operator of that name; refuses what PostHog does not know. */
export function operatorNamed(name: string): Operator {
  const operator = operators.get(name);
  return operator ?? refuse("NotImplementedError", `PropertyOperator ${name} not implemented`);
}

/** All operators by name. */
export const operators: ReadonlyMap<string, Operator> = new Map([
  ["exact", equality("is", "is one of", "==", "any")],
  ["is_not", equality("is not", "is none of", "!=", "all")],
  ["is_set", presence("is set", "!=")],
  ["is_not_set", presence("is not set", "==")],
  ["icontains", containment("contains", "contains any of", "ilike", ">", "any")],
  ["not_icontains", containment("does not contain", "contains none of", "not ilike", "==", "all")],
  ["icontains_multi", search("contains", ">")],
  ["not_icontains_multi", search("does not contain", "==")],
  ["regex", each("matches the pattern", "any", matches)],
  ["not_regex", each("does not match the pattern", "all", doesNotMatch)],
  ["gt", order("is greater than", ">")],
  ["gte", order("is at least", ">=")],
  ["lt", order("is less than", "<")],
  ["lte", order("is at most", "<=")],
  ["min", order("is at least", ">=")],
  ["max", order("is at most", "<=")],
  [
    "between",
    range("between", "is between", (subject, low, high) =>
      every([compare(subject, ">=", low), compare(subject, "<=", high)]),
    ),
  ],
  [
    "not_between",
    range("not_between", "is not between", (subject, low, high) =>
      some([compare(subject, "<", low), compare(subject, ">", high)]),
    ),
  ],
  ["is_date_exact", date("is on", "==")],
  ["is_date_before", date("is before", "<")],
  ["is_date_after", date("is after", ">")],
  ["in", membership("is one of", "in")],
  ["not_in", membership("is none of", "not in")],
  ["semver_eq", version("is version", "==")],
  ["semver_neq", version("is not version", "!=")],
  ["semver_gt", version("is a version after", ">")],
  ["semver_gte", version("is at least version", ">=")],
  ["semver_lt", version("is a version before", "<")],
  ["semver_lte", version("is at most version", "<=")],
  ["semver_tilde", versions("Tilde", "is a version like ~")],
  ["semver_caret", versions("Caret", "is a version like ^")],
  ["semver_wildcard", versions("Wildcard", "is a version like")],
  ["is_cleaned_path_exact", each("is the cleaned path", "any", cleanedPath)],
]);

type Comparison = AstCompareOperation["op"];

function each(phrase: string, joins: Operator["joins"], compile: Operator["compile"]): Operator {
  return { phrase, list: "each", joins, compile };
}

function order(phrase: string, op: Comparison): Operator {
  return each(phrase, "any", (subject, value) => compare(subject, op, constant(value)));
}

function equality(
  phrase: string,
  listPhrase: string,
  op: Comparison,
  joins: Operator["joins"],
): Operator {
  return {
    phrase,
    listPhrase,
    list: "tuple",
    joins,
    compile: (subject, value, { withBooleans }) =>
      compare(subject, op, constant(withBooleans(value))),
  };
}

function presence(phrase: string, op: Comparison): Operator {
  return {
    phrase,
    ignoresValue: true,
    list: "each",
    joins: "any",
    compile: (subject) => compare(subject, op, constant(null)),
  };
}

/** The membership tests of several values are made before: this is what is left for one. */
function membership(phrase: string, op: Comparison): Operator {
  return {
    phrase,
    listPhrase: phrase,
    list: "tuple",
    joins: "any",
    compile(subject, value) {
      if (isJsonList(value)) return compare(subject, op, sequence("Array", value));
      return refuse("Exception", "IN and NOT IN operators require a list of values");
    },
  };
}

function containment(
  phrase: string,
  listPhrase: string,
  like: Comparison,
  found: Comparison,
  joins: Operator["joins"],
): Operator {
  return {
    phrase,
    listPhrase,
    list: "list",
    joins,
    compile(subject, value) {
      if (isJsonList(value) && value.length > 1) return searchFor(subject, value, found);
      const [single = value] = isJsonList(value) ? value : [value];
      return compare(text(subject), like, constant(`%${pythonText(single)}%`));
    },
  };
}

function search(phrase: string, found: Comparison): Operator {
  return each(phrase, "any", (subject, value) =>
    searchFor(subject, isJsonList(value) ? value : [value], found),
  );
}

function searchFor(
  subject: AstExpression,
  values: readonly Json[],
  found: Comparison,
): AstExpression {
  const texts = sequence("Array", values.map(pythonText));
  return compare(call("multiSearchAnyCaseInsensitive", text(subject), texts), found, constant(0));
}

function matches(subject: AstExpression, value: Json): AstExpression {
  return call("ifNull", call("match", text(subject), constant(value)), constant(0));
}

function doesNotMatch(subject: AstExpression, value: Json): AstExpression {
  const match = call("match", text(subject), constant(value));
  return call("ifNull", call("not", match), constant(1));
}

function range(
  name: string,
  phrase: string,
  join: (subject: AstExpression, low: AstExpression, high: AstExpression) => AstExpression,
): Operator {
  return {
    phrase,
    listPhrase: phrase,
    list: "list",
    joins: "any",
    compile(subject, value) {
      const [low, high] = requireBounds(name, value);
      return join(subject, constant(low), constant(high));
    },
  };
}

function requireBounds(name: string, value: Json): readonly [Json, Json] {
  const [low, high, ...others] = isJsonList(value) ? value : [];
  if (low === undefined || high === undefined || others.length > 0) {
    refuse("QueryError", `${name} operator requires a two-element array [min, max]`);
  }
  const [least, most] = [toFloat(low), toFloat(high)];
  if (least === undefined || most === undefined) {
    refuse("QueryError", `${name} operator requires numeric values`);
  }
  if (least > most) {
    refuse(
      "QueryError",
      `${name} operator requires min value to be less than or equal to max value`,
    );
  }
  return [low, high];
}

/** PostHog asserts that the date is a text, without words for the case that it is none. */
function date(phrase: string, op: Comparison): Operator {
  return each(phrase, "any", (subject, value, { resolveDate }) => {
    if (typeof value !== "string") refuse("AssertionError", "");
    const moment = call("toDateTime", constant(resolveDate(value)));
    return compare(call("toDateTime", text(subject)), op, moment);
  });
}

function version(phrase: string, op: Comparison): Operator {
  return each(phrase, "any", (subject, value) =>
    compare(sortable(subject), op, sortable(constant(value))),
  );
}

function versions(kind: "Tilde" | "Caret" | "Wildcard", phrase: string): Operator {
  return each(phrase, "any", (subject, value) => {
    const { low, high } = versionRange(kind, value);
    return every([
      compare(sortable(subject), ">=", sortable(constant(low))),
      compare(sortable(subject), "<", sortable(constant(high))),
    ]);
  });
}

function cleanedPath(subject: AstExpression, value: Json, { cleanPath }: Comparing): AstExpression {
  return compare(cleanPath(subject), "==", cleanPath(constant(value)));
}

function sortable(version: AstExpression): AstExpression {
  return call("sortableSemver", version);
}

function text(subject: AstExpression): AstExpression {
  return call("toString", subject);
}
