import { crossesLine, textOf } from "../layout.ts";
import type { Rule } from "../rule.ts";
import { isStrayWord } from "../strayWords.ts";
import type { Expression, Statement } from "../../syntax/tree.ts";

/**
 * Two expressions side by side on a line, which are two statements to Hog.
 *
 *     print 'hello'
 *     let size := 5 items
 */
export const juxtaposedExpressions: Rule = {
  code: "juxtaposed-expressions",
  severity: "warning",
  visit(report, { parsed: { text, problems } }) {
    const isBroken = (from: number, to: number): boolean =>
      problems.some(({ start, end }) => start <= to && end >= from);
    const check = ({ statements }: { readonly statements: readonly Statement[] }): void => {
      statements.forEach((statement, at) => {
        const before = statements[at - 1];
        if (!before || statement.kind !== "expressionStatement") return;
        if (crossesLine(text, before.end, statement.start)) return;
        if (!runsInto(before, statement.expression, text)) return;
        if (isBroken(before.start, statement.end)) return;
        report(
          statement,
          "This is a statement of its own, not part of the one before. An operator, a parenthesis or a `;` is missing.",
        );
      });
    };
    return { program: check, block: check };
  },
};

/** Whether two statements on a line look like one: no `;` between, and one of them does nothing. */
function runsInto(before: Statement, behind: Expression, text: string): boolean {
  const last = lastExpression(before);
  if (!last || textOf(text, before).endsWith(";")) return false;
  if (isKeyword(last) || isKeyword(behind)) return false;
  return doesNothing(behind) || (before.kind === "expressionStatement" && doesNothing(last));
}

function lastExpression(statement: Statement): Expression | undefined {
  switch (statement.kind) {
    case "expressionStatement":
      return statement.expression;
    case "variable":
    case "assignment":
    case "return":
    case "throw":
      return statement.value;
    default:
      return undefined;
  }
}

/** `var x`, `a and`: rules of their own say more. */
function isKeyword(expression: Expression): boolean {
  return expression.kind === "identifier" && !expression.quoted && isStrayWord(expression.name);
}

function doesNothing({ kind }: Expression): boolean {
  return kind !== "call" && kind !== "missing" && kind !== "tag" && kind !== "query";
}
