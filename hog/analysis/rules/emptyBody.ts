import type { Statement } from "../../syntax/tree.ts";
import type { Rule } from "../rule.ts";

/**
 * A `;` directly behind the head of an `if` or a loop, which is the whole body.
 *
 *     if (event.properties.test); { return }   // returns in any case
 */
export const emptyBody: Rule = {
  code: "empty-body",
  severity: "warning",
  visit(report, _program) {
    const check = (body: Statement | undefined): void => {
      if (body?.kind !== "empty" || body.start === body.end) return;
      report(
        body,
        "This `;` is the whole body, so what follows is done in any case. Take it away, or write `{}`.",
      );
    };
    return {
      if({ then, otherwise }) {
        check(then);
        check(otherwise);
      },
      while: ({ body }) => check(body),
      for: ({ body }) => check(body),
      forIn: ({ body }) => check(body),
    };
  },
};
