import { crossesLine, indentOfLine, nextTokenAt } from "../layout.ts";
import type { Rule } from "../rule.ts";
import type { Expression, Node } from "../../syntax/tree.ts";

/**
 * A line that starts with `(`, `[`, `+` or `-` and so goes on with the line before it.
 *
 *     let list := items
 *     (list -> print(list))(1)   // calls `items`
 */
export const continuedLine: Rule = {
  code: "continued-line",
  severity: "warning",
  visit(report, { parsed: { text } }) {
    const checkBracket = (left: Expression, does: string): void => {
      const start = nextTokenAt(text, left.end);
      if (!crossesLine(text, left.end, start)) return;
      report(
        { start, end: start + 1 },
        `This line goes on with the one before: it ${does}. ${endIt}`,
      );
    };
    return {
      call: ({ callee }) => checkBracket(callee, "calls it"),
      slice: ({ object }) => checkBracket(object, "takes a part of it"),
      index({ object, optional }) {
        if (!optional) checkBracket(object, "selects from it");
      },
      binary({ operator, left, operatorStart, operatorEnd }, ancestors) {
        if (operator !== "+" && operator !== "-") return;
        if (!crossesLine(text, left.end, operatorStart)) return;
        if (isSetIn(text, operatorStart, ancestors) && isSpaced(text, operatorEnd)) return;
        report(
          { start: operatorStart, end: operatorEnd },
          `This line goes on with the one before: \`${operator}\` takes both. ${endIt}`,
        );
      },
    };
  },
};

const endIt = "End that one with `;` if this is not meant.";

/** True when the line is further to the right than the statement: written as its second line. */
function isSetIn(text: string, offset: number, ancestors: readonly Node[]): boolean {
  const statement = ancestors.findLast((node) => statements.has(node.kind));
  return indentOfLine(text, offset) > indentOfLine(text, statement?.start ?? 0);
}

const statements: ReadonlySet<Node["kind"]> = new Set([
  "variable",
  "return",
  "throw",
  "if",
  "while",
  "for",
  "forIn",
  "assignment",
  "expressionStatement",
]);

function isSpaced(text: string, offset: number): boolean {
  return /\s/.test(text[offset] ?? "");
}
