import { builtins } from "../../library/builtins.ts";
import type { Parameter } from "../../library/builtin.ts";
import type { Type } from "../../library/types.ts";
import type { Call } from "../../syntax/tree.ts";
import { libraryName } from "../calls.ts";
import type { Rule } from "../rule.ts";
import { kindsOfValues, type ValueKind } from "../valueKind.ts";

/**
 * An argument of a kind that a function of the library cannot do anything with.
 *
 *     print(formatDateTime(today(), '%Y'))   // wants a datetime
 *     print(length({'a': 1}))                // an object has no length
 */
export const wrongArgumentType: Rule = {
  code: "wrong-argument-type",
  severity: "warning",
  visit(report, { parsed: { text }, scopes }) {
    const kindOf = kindsOfValues(scopes, text);
    return {
      call(node) {
        const name = libraryName(node, scopes) ?? "";
        const builtin = builtins.get(name);
        if (!builtin || hasSwappedArguments(node, builtin.parameters)) return;
        node.args.forEach((argument, at) => {
          const parameter = parameterAt(builtin.parameters, at);
          const kind = parameter && kindOf(argument);
          if (!kind || kind === "null" || accepts(parameter.type, kind)) return;
          report(argument, messageOf(name, parameter.type, kind));
        });
      },
    };
  },
};

/** A lambda or unit in the wrong place: rules of their own say where it belongs. */
function hasSwappedArguments({ args }: Call, parameters: readonly Parameter[]): boolean {
  const [wanted] = parameters;
  const [first, ...others] = args;
  const kind = wanted?.type === "function" ? "lambda" : wanted?.choices && "string";
  return first?.kind !== kind && others.some((argument) => argument.kind === kind);
}

/** The parameter of an argument; behind a rest that is not the last nothing is said. */
function parameterAt(parameters: readonly Parameter[], at: number): Parameter | undefined {
  const rest = parameters.findIndex((parameter) => parameter.rest);
  return rest >= 0 && at >= rest ? undefined : parameters[at];
}

function accepts(type: Type, kind: ValueKind): boolean {
  const kinds = typeof type === "string" ? [type] : type;
  return kinds.includes("any") || kinds.includes(kind);
}

function messageOf(name: string, type: Type, kind: ValueKind): string {
  const wanted =
    typeof type === "string" ? type : type.filter((one) => one !== "null").join(" or ");
  return `\`${name}\` wants ${articleFor(wanted)} ${wanted} here, not ${articleFor(kind)} ${kind}.`;
}

function articleFor(word: string): string {
  return /^[aeiou]/.test(word) ? "an" : "a";
}
