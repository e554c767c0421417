import { builtins } from "../../library/builtins.ts";
import { libraryName } from "../calls.ts";
import type { Rule } from "../rule.ts";

/**
 * A literal text where a function knows only certain texts, such as the units of `dateAdd`.
 *
 *     print(dateAdd('days', 1, now()))
 */
export const unknownUnit: Rule = {
  code: "unknown-unit",
  severity: "error",
  visit(report, { scopes }) {
    return {
      call(node) {
        const [given] = node.args;
        if (given?.kind !== "string") return;
        const name = libraryName(node, scopes) ?? "";
        const choices = builtins.get(name)?.parameters[0]?.choices;
        if (!choices || choices.includes(given.value)) return;
        report(given, `\`${name}\` knows only ${choices.map((one) => `'${one}'`).join(", ")}.`);
      },
    };
  },
};
