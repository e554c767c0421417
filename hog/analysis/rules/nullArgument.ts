import { builtins } from "../../library/builtins.ts";
import { libraryName } from "../calls.ts";
import type { Rule } from "../rule.ts";

/**
 * A literal null where a function of the library fails on null, with an error that nothing catches.
 *
 *     let size := length(null)
 */
export const nullArgument: Rule = {
  code: "null-argument",
  severity: "error",
  visit(report, { scopes }) {
    return {
      call(node) {
        if (!node.args.some(({ kind }) => kind === "null")) return;
        const builtin = builtins.get(libraryName(node, scopes) ?? "");
        node.args.forEach((argument, at) => {
          if (argument.kind !== "null" || !builtin?.parameters[at]?.raisesOnNull) return;
          report(argument, `\`${builtin.name}\` fails on null, and no \`catch\` sees that.`);
        });
      },
    };
  },
};
