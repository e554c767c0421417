import { builtins } from "../../library/builtins.ts";
import type { FunctionType } from "../../library/functionType.ts";
import type { Identifier, Node } from "../../syntax/tree.ts";
import { readsGlobal } from "../chains.ts";
import { functionTypeNames } from "../functionTypeNames.ts";
import { everyGlobal, globalsByName } from "../globalNames.ts";
import { findNamesInHoles } from "../holes.ts";
import type { Rule, RuleContext } from "../rule.ts";
import { isStrayWord } from "../strayWords.ts";
import { createSuggestions } from "../suggestions.ts";
import { isCalledInJavascript } from "./javascriptMethod.ts";

/**
 * Names that nothing declares and that are no global of this type of function: reading one ends the
 * run. Where the type is not known, only names that look like a misspelt one.
 *
 *     print(evnt.event)            // did you mean `event`?
 *     let email := person.name     // a transformation has no `person`
 */
export const unknownGlobal: Rule = {
  code: "unknown-global",
  severity: "error",
  visit(report, program) {
    const { parsed, scopes, context } = program;
    const suggest = createSuggestions(scopes, () => namesToSuggest(context.type));
    const mayBeDeclared = findNamesInHoles(parsed, scopes);
    return {
      identifier(node, ancestors) {
        if (!readsGlobal(node, scopes) || isSpokenOfElsewhere(node, ancestors)) return;
        if (scopes.referenceAt(node)?.declaredLater || mayBeDeclared(node.name)) return;
        const message = messageOf(node, context.type, suggest);
        if (message) report(node, message);
      },
    };
  },
};

function messageOf(
  { name, start }: Identifier,
  type: FunctionType | undefined,
  suggest: (name: string, offset: number) => string | undefined,
): string | undefined {
  if (type ? globalsByName(type).has(name) : everyGlobal.has(name)) return undefined;
  const builtin = builtins.get(name);
  if (builtin) return builtin.asValue ? undefined : onlyCallable(name);
  if (type && everyGlobal.has(name)) return missingInType(name, type);
  const near = suggest(name, start);
  if (near !== undefined) return `Nothing is called \`${name}\`. Did you mean \`${near}\`?`;
  return type && `Nothing is called \`${name}\`: reading it ends the run. Declare it with \`let\`.`;
}

/** The name that was probably meant by an unknown one at an offset, as the rule's message says. */
export function globalMeantBy(
  name: string,
  offset: number,
  { scopes, context }: Pick<RuleContext, "scopes" | "context">,
): string | undefined {
  if (everyGlobal.has(name) || builtins.has(name)) return undefined;
  return createSuggestions(scopes, () => namesToSuggest(context.type))(name, offset);
}

function namesToSuggest(type: FunctionType | undefined): readonly string[] {
  return type ? [...globalsByName(type).keys()] : [...everyGlobal, ...builtins.keys()];
}

function onlyCallable(name: string): string {
  return `\`${name}\` can only be called. Where a function is wanted, write \`(x) -> ${name}(x)\`.`;
}

function missingInType(name: string, type: FunctionType): string {
  const list = [...globalsByName(type).keys()].map((global) => `\`${global}\``).join(", ");
  return `There is no \`${name}\` in ${functionTypeNames[type]}, only ${list}.`;
}

function isSpokenOfElsewhere(node: Identifier, ancestors: readonly Node[]): boolean {
  // Texts in double quotes, keywords, and locals of PostHog's own for loops.
  if (node.quoted || isStrayWord(node.name) || node.name.startsWith("__H_")) return true;
  if (isCalledInJavascript(node, ancestors)) return true;
  const parent = ancestors.at(-1);
  const isBehindHyphen =
    parent?.kind === "binary" &&
    parent.operator === "-" &&
    parent.right === node &&
    parent.left.kind === "member" &&
    parent.left.end + 1 === node.start;
  return isBehindHyphen || isAssigned(node, ancestors);
}

/** The head of `a.b.c := …`: PostHog refuses that before anything could run. */
function isAssigned(node: Node, ancestors: readonly Node[]): boolean {
  let child = node;
  for (const parent of ancestors.toReversed()) {
    if (parent.kind === "assignment") return parent.target === child;
    const goesOn = parent.kind === "group" || (parent.kind === "member" && !parent.optional);
    if (!goesOn) return false;
    child = parent;
  }
  return false;
}
