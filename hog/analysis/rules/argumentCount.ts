import { builtins } from "../../library/builtins.ts";
import type { Builtin } from "../../library/builtin.ts";
import type { Call } from "../../syntax/tree.ts";
import { libraryName } from "../calls.ts";
import { callableOf } from "../callables.ts";
import type { Rule, RuleContext } from "../rule.ts";

/**
 * Calls with a number of arguments that ends the run with an error: too few or too many for a
 * function of the library, too many for a function of the program.
 *
 *     print(replaceAll(name, ' '))      // needs three
 */
export const argumentCount: Rule = {
  code: "argument-count",
  severity: "error",
  visit(report, program) {
    return {
      call(call) {
        // A hole may have been meant for any number of arguments.
        if (call.args.some(({ kind }) => kind === "missing")) return;
        const message = messageOfBuiltin(call, program) ?? messageOfOwn(call, program);
        if (message) report(call.callee, message);
      },
    };
  },
};

function messageOfBuiltin(call: Call, { scopes }: RuleContext): string | undefined {
  const name = libraryName(call, scopes);
  // `if-without-otherwise` and `statement-read-as-call` know more about `if`.
  const builtin = name === undefined || name === "if" ? undefined : builtins.get(name);
  if (!builtin || !isWrong(builtin, call.args.length)) return undefined;
  return `\`${builtin.name}\` takes ${wantedBy(builtin)}, not ${call.args.length}.`;
}

/** The host's functions look at their arguments themselves and ignore further ones. */
function isWrong(builtin: Builtin, count: number): boolean {
  const { minimumArguments, maximumArguments = Infinity, origin } = builtin;
  return count < minimumArguments || (count > maximumArguments && origin !== "host");
}

function wantedBy({ minimumArguments: minimum, maximumArguments: maximum }: Builtin): string {
  if (maximum === undefined) return `at least ${argumentsOf(minimum)}`;
  if (maximum === minimum) return argumentsOf(minimum);
  return `${minimum} to ${argumentsOf(maximum)}`;
}

function messageOfOwn({ callee, args }: Call, { scopes }: RuleContext): string | undefined {
  const declaration =
    callee.kind === "identifier" ? scopes.referenceAt(callee)?.declaration : undefined;
  const parameters = declaration && callableOf(declaration, scopes)?.parameters;
  if (!parameters || args.length <= parameters.length) return undefined;
  return `\`${declaration.text}\` takes ${argumentsOf(parameters.length)}, not ${args.length}. Too many end the run.`;
}

function argumentsOf(count: number): string {
  return count === 1 ? "1 argument" : `${count === 0 ? "no" : count} arguments`;
}
