import { callableFunctions } from "../../library/supportedFunctions.ts";
import { builtins } from "../../library/builtins.ts";
import { unavailableFunctions } from "../../library/unavailable.ts";
import { findNamesInHoles } from "../holes.ts";
import type { Rule, RuleContext } from "../rule.ts";
import type { Reference } from "../scopes.ts";
import { isStrayWord } from "../strayWords.ts";
import { createSuggestions } from "../suggestions.ts";

/**
 * Calls of functions that do not exist. PostHog saves the program, and the run fails.
 *
 *     print(toUpper(name))      // write `upper(name)`
 */
export const unknownFunction: Rule = {
  code: "unknown-function",
  severity: "error",
  visit(report, { parsed, scopes, context }) {
    const mayBeDeclared = findNamesInHoles(parsed, scopes);
    const suggest = createSuggestions(scopes, () => callableFunctions(context.type));
    return {
      program() {
        for (const call of scopes.globals) {
          if (call.access !== "call" || !isUnknown(call) || mayBeDeclared(call.text)) continue;
          report(call.node, messageOf(call, suggest));
        }
      },
    };
  },
};

/** Other rules speak of keywords, of refused functions and of functions further down. */
function isUnknown({ text, declaredLater, node }: Reference): boolean {
  if (builtins.has(text) || declaredLater) return false;
  const isQuoted = node.kind === "identifier" && node.quoted;
  if (!isQuoted && isStrayWord(text)) return false;
  return unavailableFunctions.get(text)?.failsAt !== "save";
}

function messageOf(
  { text: name, node }: Reference,
  suggest: (name: string, offset: number) => string | undefined,
): string {
  const unavailable = unavailableFunctions.get(name);
  if (unavailable) {
    const { reason, instead } = unavailable;
    return instead === undefined ? reason : `${reason} Write ${instead}.`;
  }
  const meant = synonyms.get(name.toLowerCase()) ?? suggest(name, node.start);
  const advice = meant === undefined ? "" : ` Did you mean \`${meant}\`?`;
  return `There is no function \`${name}\`.${advice}`;
}

/** The function that was probably meant by an unknown name at an offset, as the rule's message says. */
export function functionMeantBy(
  name: string,
  offset: number,
  { scopes, context }: Pick<RuleContext, "scopes" | "context">,
): string | undefined {
  if (unavailableFunctions.has(name)) return undefined;
  const suggest = createSuggestions(scopes, () => callableFunctions(context.type));
  return synonyms.get(name.toLowerCase()) ?? suggest(name, offset);
}

/** What the same thing is called in other languages, in lower case. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ["atob", "base64Decode"],
  ["btoa", "base64Encode"],
  ["contains", "has"],
  ["decodeuricomponent", "decodeURLComponent"],
  ["encodeuricomponent", "encodeURLComponent"],
  ["filter", "arrayFilter"],
  ["float", "toFloat"],
  ["includes", "has"],
  ["int", "toInt"],
  ["join", "arrayStringConcat"],
  ["len", "length"],
  ["log", "print"],
  ["map", "arrayMap"],
  ["parseint", "toInt"],
  ["parsefloat", "toFloat"],
  ["push", "arrayPushBack"],
  ["reduce", "arrayReduce"],
  ["replace", "replaceAll"],
  ["sort", "arraySort"],
  ["split", "splitByString"],
  ["str", "toString"],
  ["string", "toString"],
  ["substr", "substring"],
  ["tolower", "lower"],
  ["tolowercase", "lower"],
  ["tonumber", "toFloat"],
  ["toupper", "upper"],
  ["touppercase", "upper"],
]);
