import { libraryName } from "../calls.ts";
import type { Rule } from "../rule.ts";
import type { Expression } from "../../syntax/tree.ts";

/**
 * A separator behind the text in a call of `splitByString`, where it comes first.
 *
 *     let parts := splitByString(event.properties.tags, ',')
 */
export const separatorComesFirst: Rule = {
  code: "separator-comes-first",
  severity: "warning",
  visit(report, { scopes }) {
    return {
      call(node) {
        const [first, second] = node.args;
        if (!first || !second || isConstant(first) || !looksLikeSeparator(second)) return;
        if (libraryName(node, scopes) !== "splitByString") return;
        report(second, "The separator comes first: `splitByString(separator, text)`.");
      },
    };
  },
};

function isConstant({ kind }: Expression): boolean {
  return kind === "string" || kind === "missing";
}

function looksLikeSeparator(argument: Expression): boolean {
  return argument.kind === "string" && argument.value.length <= 3;
}
