import type { Field } from "../../library/field.ts";
import { globalsByName } from "../globalNames.ts";
import { nearestName } from "../nearestName.ts";
import type { Rule } from "../rule.ts";
import { textOfPart } from "../selection.ts";

/**
 * Properties that a global never has, where all its properties are known: they are null in every run.
 * Says nothing where the type of the function is not known, and nothing about the properties of
 * events and persons.
 *
 *     print(event.name)      // write `event.event`
 */
export const unknownProperty: Rule = {
  code: "unknown-property",
  severity: "warning",
  visit(report, { scopes, context: { type } }) {
    if (!type) return {};
    const globals = globalsByName(type);
    return {
      program() {
        for (const { text, access, path } of scopes.globals) {
          let field: Field | undefined = access === "read" ? globals.get(text) : undefined;
          let place = text;
          for (const part of path) {
            const name = textOfPart(part);
            const inner: Field | undefined = field?.fields?.find((known) => known.name === name);
            // An empty name is a hole behind the dot.
            if (!inner && field?.closed && name !== "") report(part, messageOf(name, place, field));
            field = inner;
            place += `.${name}`;
          }
        }
      },
    };
  },
};

function messageOf(name: string, place: string, { fields = [] }: Field): string {
  const names = fields.map((field) => field.name);
  const near = place === "event" && name === "name" ? "event" : nearestName(name, names);
  const advice = near === undefined ? "" : ` Did you mean \`${near}\`?`;
  return `\`${place}\` never has a property \`${name}\`, so this is null.${advice}`;
}
