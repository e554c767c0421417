import type { Rule } from "../rule.ts";
import { startOfLine } from "../layout.ts";

/**
 * `--` right behind a name or number. It starts a comment, and the rest of the line is gone.
 *
 *     left := left--1
 */
export const minusMinusComment: Rule = {
  code: "minus-minus-comment",
  severity: "warning",
  visit(report, { parsed: { text, comments } }) {
    return {
      program() {
        for (const { start, end } of comments) {
          if (
            !text.startsWith("--", start) ||
            !operand.test(text.slice(Math.max(startOfLine(text, start), start - 1), start))
          )
            continue;
          report(
            { start, end },
            "`--` starts a comment. Write `- -` to subtract a negative number, or `x := x - 1`.",
          );
        }
      },
    };
  },
};

const operand = /[\w$)\]]$/;
