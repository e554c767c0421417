import { builtins } from "../../library/builtins.ts";
import { libraryName, takesFunctionFirst } from "../calls.ts";
import type { Rule } from "../rule.ts";

/**
 * A call for its own sake of a function that only gives a value: lists and texts are never changed
 * in place.
 *
 *     arrayPushBack(items, item)   // `items` stays as it is
 */
export const resultIgnored: Rule = {
  code: "result-ignored",
  severity: "warning",
  visit(report, { scopes }) {
    return {
      expressionStatement({ expression }) {
        if (expression.kind !== "call") return;
        const name = libraryName(expression, scopes) ?? "";
        const builtin = builtins.get(name);
        if (builtin?.origin !== "library" || takesFunctionFirst(name) || doesMore.has(name)) return;
        const [first] = expression.args;
        const advice =
          name.startsWith("array") && first?.kind === "identifier"
            ? `Write \`${first.name} := ${name}(…)\`.`
            : "Assign it to a variable.";
        report(
          expression.callee,
          `\`${name}\` changes nothing: it gives a new value, which is lost here. ${advice}`,
        );
      },
    };
  },
};

/** Asserts, or evaluates one of its arguments only. */
const doesMore: ReadonlySet<string> = new Set(["assumeNotNull", "if", "ifNull", "multiIf"]);
