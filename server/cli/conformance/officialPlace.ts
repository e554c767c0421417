import type { Positioned } from "../../../hog/compiler/ast.ts";

/**
 * A place in a text as PostHog gives it: in code points, for a template with the two characters that
 * it puts in front, and null where there is none.
 */
export function officialPlace(
  text: string,
  kind: "program" | "expr" | "template",
  { start, end }: Positioned,
): { readonly start: number | null; readonly end: number | null } {
  const count = (offset: number | undefined): number | null =>
    offset === undefined ? null : Array.from(text.slice(0, offset)).length + prefixLength(kind);
  return { start: count(start), end: count(end) };
}

/** How many characters PostHog puts in front of a text before it parses it. */
export function prefixLength(kind: "program" | "expr" | "template"): number {
  return kind === "template" ? "F'".length : 0;
}
