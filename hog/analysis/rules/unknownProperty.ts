import type { Field } from "../../library/field.ts";
import type { Name, StringLiteral } from "../../syntax/tree.ts";
import { globalsByName } from "../globalNames.ts";
import { nearestName } from "../nearestName.ts";
import type { Rule, RuleContext } from "../rule.ts";
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

/** The property that was probably meant by an unknown one, as the rule's message says. */
export function propertyMeantBy(
  unknown: Name | StringLiteral,
  { scopes, context: { type } }: Pick<RuleContext, "scopes" | "context">,
): string | undefined {
  const use = scopes.globals.find(({ path }) => path.includes(unknown));
  if (!type || !use) return undefined;
  let field: Field | undefined = globalsByName(type).get(use.text);
  let place = use.text;
  for (const part of use.path) {
    const name = textOfPart(part);
    if (part === unknown) return field && nearestProperty(name, place, field);
    field = field?.fields?.find((known) => known.name === name);
    place += `.${name}`;
  }
  return undefined;
}

function nearestProperty(name: string, place: string, { fields = [] }: Field): string | undefined {
  if (place === "event" && name === "name") return "event";
  return nearestName(
    name,
    fields.map((field) => field.name),
  );
}

function messageOf(name: string, place: string, field: Field): string {
  const near = nearestProperty(name, place, field);
  const advice = near === undefined ? "" : ` Did you mean \`${near}\`?`;
  return `\`${place}\` never has a property \`${name}\`, so this is null.${advice}`;
}
