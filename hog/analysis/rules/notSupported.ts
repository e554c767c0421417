import type { Binary, Cast, Leftover, Node } from "../../syntax/tree.ts";
import { findSql } from "../insideSql.ts";
import type { Rule } from "../rule.ts";

/**
 * What Hog's grammar shares with SQL or has reserved, and its compiler refuses: casts, slices,
 * aliases, `is distinct from`, cohorts, window functions, `finally`, a `try` without `catch`.
 *
 *     let n := '1'::int       // write `toInt('1')`
 */
export const notSupported: Rule = {
  code: "not-supported",
  severity: "error",
  visit(report, { scopes, parsed: { text } }) {
    const insideSql = findSql(scopes);
    const refuse = (node: Node, ancestors: readonly Node[], message: string | undefined): void => {
      if (message !== undefined && !insideSql(ancestors)) report(node, message);
    };
    return {
      cast: (node, ancestors) => refuse(node, ancestors, adviceForCast(node)),
      slice: (node, ancestors) => refuse(node, ancestors, adviceForSlice),
      alias: (node, ancestors) => refuse(node, ancestors, adviceForAlias),
      binary: (node, ancestors) => refuse(node, ancestors, adviceForBinary(node)),
      leftover: (node, ancestors) => refuse(node, ancestors, adviceForLeftover(node)),
      call(node, ancestors) {
        // Refused before anyone looks whether the program declares such a function.
        const name = node.callee.kind === "identifier" ? node.callee.name : undefined;
        if (name === "inCohort" || name === "notInCohort") refuse(node, ancestors, adviceForCohort);
      },
      try(node) {
        const keyword = { start: node.start, end: node.start + "try".length };
        if (node.catches.length === 0 && !node.finalizer) report(keyword, adviceForTry);
        if (node.finalizer) report(finallyBefore(node.finalizer.start, text), adviceForFinally);
      },
    };
  },
};

const adviceForSlice =
  "Hog has no slices. Use `substring(text, start, length)`, or build the list with a loop.";
const adviceForAlias = "Hog has no `as`. Write `let name := value`.";
const adviceForCohort =
  "Programs cannot ask for cohorts. Filter the function by cohort instead, or compare properties.";
const adviceForTry = "A `try` needs a `catch`.";
const adviceForFinally = "Hog has no `finally`. Put these statements behind the `try`.";

/** The function that does what a cast is meant to do. */
export function converterFor({ type }: Cast): string | undefined {
  return converters.get(type.replace(/\(.*/s, "").trim());
}

function adviceForCast(cast: Cast): string {
  const convert = converterFor(cast);
  return convert ? `Hog has no casts. Write \`${convert}(…)\`.` : "Hog has no casts.";
}

const converters: ReadonlyMap<string, string> = new Map([
  ["int", "toInt"],
  ["integer", "toInt"],
  ["int64", "toInt"],
  ["float", "toFloat"],
  ["float64", "toFloat"],
  ["double", "toFloat"],
  ["string", "toString"],
  ["text", "toString"],
  ["varchar", "toString"],
  ["date", "toDate"],
  ["datetime", "toDateTime"],
  ["timestamp", "toDateTime"],
  ["uuid", "toUUID"],
]);

function adviceForBinary({ operator }: Binary): string | undefined {
  switch (operator) {
    case "is distinct from":
      return "Hog does not have this operator. Write `!=`: it takes null for a value like any other.";
    case "is not distinct from":
    case "<=>":
      return "Hog does not have this operator. Write `=`: it takes null for a value like any other.";
    case "in cohort":
    case "not in cohort":
      return adviceForCohort;
    default:
      return undefined;
  }
}

function adviceForLeftover({ form }: Leftover): string {
  switch (form) {
    case "window":
      return "Window functions are SQL. A Hog program cannot run them.";
    case "columns":
      return "`columns(…)` is SQL. A Hog program cannot run it.";
    case "positional":
      return "`#` and a number is SQL. A comment needs a space behind the `#`.";
    case "spread":
      return "Hog has no spread.";
  }
}

/** The word in front of the block; comments may stand between. */
function finallyBefore(blockStart: number, text: string): { start: number; end: number } {
  const start = text.toLowerCase().lastIndexOf("finally", blockStart);
  return { start, end: start + "finally".length };
}
