import type { Rule } from "../rule.ts";

/**
 * A `<` written close to a name, which PostHog reads as the start of a tag.
 *
 *     if (a<b) print(a)      // fine
 *     let ok := a<b and c    // `and` is read as a name
 */
export const comparisonOpensTag: Rule = {
  code: "comparison-opens-tag",
  severity: "error",
  visit(report, { parsed: { text, problems } }) {
    const broken = problems.filter(({ code }) => code === "tag-opened");
    // Where the text cannot be read at all, the scanner says the same, behind the `<`.
    const isKnown = (start: number): boolean =>
      broken.some(
        (problem) => problem.start > start && !text.slice(start + 1, problem.start).includes("<"),
      );
    return {
      binary({ operator, operatorStart, operatorEnd }) {
        if (operator !== "<" || !looksLikeTag(text, operatorEnd)) return;
        if (isKnown(operatorStart)) return;
        report(
          { start: operatorStart, end: operatorEnd },
          "This `<` opens a tag, so the words behind it are read as names. Write a space after `<`.",
        );
      },
    };
  },
};

/** A name, then the end of a tag's head or, behind space, something that may go on in one. */
const tagHead = /[A-Za-z_][\w-]*(?:[>/]|(?:[\t\n\r ]|--[^\r\n]*|\/\/[^\r\n]*)+[\w>/])/y;

function looksLikeTag(text: string, start: number): boolean {
  tagHead.lastIndex = start;
  return tagHead.test(text);
}
