import { callableOf } from "../../../hog/analysis/callables.ts";
import type { Declaration, Scopes } from "../../../hog/analysis/scopes.ts";
import { builtins } from "../../../hog/library/builtins.ts";
import type { HogDocument } from "../documents.ts";
import { parameterText, plain, typeText } from "./describe.ts";
import { docCommentAt } from "./docComment.ts";

/** A function that is called by its name. */
export interface Callable {
  readonly name: string;
  readonly parameters: readonly CallableParameter[];
  /** As signatures show it; absent for functions of the program. */
  readonly result?: string;
  /** Markdown; empty where nothing is known. */
  readonly documentation: string;
}

/** One parameter, in the order of the call. */
export interface CallableParameter {
  readonly name: string;
  /** As signatures show it. */
  readonly text: string;
  /** Markdown; empty where nothing is known. */
  readonly documentation: string;
  /** Stands for none, one or many arguments. */
  readonly rest: boolean;
}

/** What a name means that is called: a local, else a function of the library. */
export function callableNamed(
  document: HogDocument,
  name: string,
  local: Declaration | undefined,
): Callable | undefined {
  return local ? localCallable(document, local, document.analysis.scopes) : libraryCallable(name);
}

/**
 * Which parameter an argument is for; `undefined` for one too many. `count` is the number of arguments,
 * which tells what is behind those for a `rest`; without it they go on for ever.
 */
export function parameterAt(
  parameters: readonly CallableParameter[],
  argument: number,
  count = Infinity,
): number | undefined {
  const rest = parameters.findIndex((one) => one.rest);
  if (rest < 0 || argument < rest) return argument < parameters.length ? argument : undefined;
  const fromEnd = count - argument;
  const behindRest = parameters.length - 1 - rest;
  return fromEnd <= behindRest ? parameters.length - fromEnd : rest;
}

function localCallable(
  { analysis }: HogDocument,
  local: Declaration,
  scopes: Scopes,
): Callable | undefined {
  const callable = callableOf(local, scopes);
  if (!callable) return undefined;
  return {
    name: plain(local.text, 100),
    parameters: callable.parameters.map(({ text }) => {
      const name = plain(text, 60);
      return { name, text: name, documentation: "", rest: false };
    }),
    documentation: docCommentAt(analysis.parsed, local.node.start),
  };
}

function libraryCallable(name: string): Callable | undefined {
  const builtin = builtins.get(name);
  if (!builtin) return undefined;
  return {
    name,
    parameters: builtin.parameters.map((parameter) => ({
      name: parameter.name,
      text: parameterText(parameter),
      documentation: [
        parameter.documentation ?? "",
        parameter.choices
          ? `One of ${parameter.choices.map((one) => `\`'${one}'\``).join(", ")}.`
          : "",
      ]
        .filter((part) => part !== "")
        .join(" "),
      rest: parameter.rest === true,
    })),
    result: typeText(builtin.result),
    documentation: builtin.documentation,
  };
}
