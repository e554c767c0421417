import type { Rule } from "../rule.ts";
import type { Entry } from "../../syntax/tree.ts";

/**
 * A key without quotes, which is the value of a variable of that name.
 *
 *     let body := {email: person.properties.email}
 */
export const variableAsKey: Rule = {
  code: "variable-as-key",
  severity: "warning",
  visit(report, { scopes }) {
    return {
      entry(node) {
        const { key } = node;
        if (key.kind !== "identifier" || key.quoted) return;
        const reference = scopes.referenceAt(key);
        if (!reference || (reference.declaration && !isShorthand(node))) return;
        report(
          key,
          `The key is the value of \`${key.name}\`, not its name. Write \`'${key.name}': …\`.`,
        );
      },
    };
  },
};

/** `{email: email}` and `{email: person.email}`: written as if the key were a name. */
function isShorthand({ key, value }: Entry): boolean {
  if (key.kind !== "identifier") return false;
  if (value.kind === "identifier") return value.name === key.name;
  return value.kind === "member" && value.property.text === key.name;
}
