import { nearestName } from "../nearestName.ts";
import type { Rule } from "../rule.ts";
import { textOfPart } from "../selection.ts";

/**
 * `inputs.x` where the function's `inputs_schema` has no `x`: it is null in every run. Says nothing
 * where the schema is not known.
 *
 *     print(inputs.tokn)      // the input is called `token`
 */
export const unknownInput: Rule = {
  code: "unknown-input",
  severity: "warning",
  visit(report, { scopes, context: { inputs } }) {
    if (!inputs) return {};
    const keys = new Set(inputs.map(({ key }) => key));
    return {
      program() {
        for (const { text, access, path } of scopes.globals) {
          const [part] = path;
          if (text !== "inputs" || access === "call" || !part) continue;
          const key = textOfPart(part);
          // An empty name is a hole behind the dot.
          if (keys.has(key) || key === "") continue;
          const near = nearestName(key, keys);
          const advice = near === undefined ? "" : ` Did you mean \`${near}\`?`;
          report(part, `The function has no input \`${key}\`, so this is null.${advice}`);
        }
      },
    };
  },
};
