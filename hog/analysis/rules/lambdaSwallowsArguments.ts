import { libraryName, takesFunctionFirst } from "../calls.ts";
import type { Rule } from "../rule.ts";
import type { Scopes } from "../scopes.ts";
import type { Lambda, Name, Node } from "../../syntax/tree.ts";
import { cover } from "../../source/span.ts";

/**
 * A lambda without parentheses, which takes the names before it for its parameters.
 *
 *     each(items, item -> print(item))   // one argument: the lambda `(items, item) -> …`
 */
export const lambdaSwallowsArguments: Rule = {
  code: "lambda-swallows-arguments",
  severity: "warning",
  visit(report, { scopes }) {
    return {
      lambda(node, ancestors) {
        const last = node.parameters.at(-1);
        const swallowed = node.parameters.slice(0, -1);
        const [first] = swallowed;
        if (node.form !== "bare" || !first || !last) return;
        if (
          !swallowed.some((name) => isTakenFromOutside(name, scopes)) &&
          !isShort(node, ancestors, scopes)
        )
          return;
        report(
          cover(first, last),
          `\`${first.text}\` becomes a parameter of the lambda. Write \`(${last.text}) -> …\`.`,
        );
      },
    };
  },
};

/** A name that means something where the lambda stands was probably meant as that. */
function isTakenFromOutside(name: Name, scopes: Scopes): boolean {
  return scopes.declarationOf(name)?.hides !== undefined || globals.has(name.text);
}

const globals: ReadonlySet<string> = new Set(["event", "groups", "inputs", "person", "request"]);

/** True when the lambda is all that a function of the library is given which takes more. */
function isShort(lambda: Lambda, ancestors: readonly Node[], scopes: Scopes): boolean {
  const parent = ancestors.at(-1);
  if (parent?.kind !== "call" || parent.args.length !== 1 || parent.args[0] !== lambda)
    return false;
  return takesFunctionFirst(libraryName(parent, scopes));
}
