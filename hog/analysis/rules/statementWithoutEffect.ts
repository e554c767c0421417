import { builtins } from "../../library/builtins.ts";
import type { Expression, Node } from "../../syntax/tree.ts";
import { forEachChild } from "../../syntax/walk.ts";
import type { Rule } from "../rule.ts";
import type { Scopes } from "../scopes.ts";
import { withoutGroups } from "../scopes.ts";
import { isStrayWord } from "../strayWords.ts";

/**
 * Statements that compute something and do nothing with it. `=` on its own has a rule of its own,
 * `assignment-as-comparison`.
 *
 *     total == 1       // write `total := 1`
 *     send             // write `send()`
 */
export const statementWithoutEffect: Rule = {
  code: "statement-without-effect",
  severity: "warning",
  visit(report, { parsed: { text }, scopes }) {
    return {
      expressionStatement({ expression }) {
        if (isSpokenOfElsewhere(expression, text) || mayHaveEffect(expression)) return;
        report(expression, messageOf(withoutGroups(expression), scopes));
      },
    };
  },
};

function isSpokenOfElsewhere(expression: Expression, text: string): boolean {
  if (sharesLine(expression, text)) return true;
  if (expression.kind === "identifier") {
    return isStrayWord(expression.name) || builtins.get(expression.name)?.asValue === false;
  }
  if (expression.kind !== "binary" || expression.operator !== "==") return false;
  return text.slice(expression.operatorStart, expression.operatorEnd) === "=";
}

/** Something else stands on the line, and no `;` between: `juxtaposed-expressions`. */
function sharesLine({ start, end }: Expression, text: string): boolean {
  const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start).trimEnd();
  return (
    !/[;{}]$|^$/.test(before) || !/^\s*?(?:[;}\r\n]|\/[/*]|--|#|$)/.test(text.slice(end, end + 200))
  );
}

/** Calls have effects; holes and what the compiler refuses may have had some in mind. */
function mayHaveEffect(expression: Expression): boolean {
  const pending: Node[] = [expression];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (effective.has(node.kind)) return true;
    if (node.kind !== "lambda") forEachChild(node, (child) => pending.push(child));
  }
  return false;
}

const effective: ReadonlySet<Node["kind"]> = new Set<Node["kind"]>([
  "call",
  "missing",
  "namedArgument",
  "placeholder",
  "query",
  "tag",
  "alias",
  "cast",
  "leftover",
  "slice",
  "wildcard",
]);

function messageOf(expression: Expression, scopes: Scopes): string {
  switch (expression.kind) {
    case "identifier":
      return isFunction(expression.name, scopes.declarationOf(expression)?.kind)
        ? `This does not call \`${expression.name}\`. Write \`${expression.name}(…)\`.`
        : "This reads a value and does nothing with it.";
    case "lambda":
      return "This function is neither called nor kept.";
    case "binary":
      return expression.operator === "=="
        ? "This compares and throws the result away. Assign with `:=`."
        : "The result of this is not used.";
    default:
      return "The value of this is not used.";
  }
}

function isFunction(name: string, kind: string | undefined): boolean {
  return kind === "function" || (kind === undefined && builtins.has(name));
}
