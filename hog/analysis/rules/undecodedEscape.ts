import type { Span } from "../../source/span.ts";
import type { Rule } from "../rule.ts";

/**
 * An escape that Hog lets through and does not decode as in other languages: `\x41` stays as it is,
 * so do capitals such as `\N`, and `\0` gives nothing.
 *
 *     print('caf\xe9')
 */
export const undecodedEscape: Rule = {
  code: "undecoded-escape",
  severity: "warning",
  visit(report, { parsed: { text } }) {
    const check = ({ start, end }: Span): void => {
      const source = text.slice(start, end);
      if (!source.includes("\\")) return;
      for (const { 0: escape, index } of source.matchAll(escapes)) {
        const from = start + index;
        const span = { start: from, end: from + escape.length };
        if (escape === "\\0") report(span, "`\\0` is dropped: it gives no character.");
        else if (isUndecoded(escape))
          report(
            span,
            `\`${escape}\` is not decoded and stays as it is. Write the character itself.`,
          );
      }
    };
    return { string: check, text: check };
  },
};

const escapes = /\\(?:[xX][0-9A-Fa-f]{2}|[^])/g;

function isUndecoded(escape: string): boolean {
  return /^\\(?:[xX][0-9A-Fa-f]{2}|[BFRNTAV])$/.test(escape);
}
