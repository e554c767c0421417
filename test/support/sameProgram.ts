import { desugar } from "../../hog/compiler/desugar.ts";
import type { Parsed } from "../../hog/syntax/parse.ts";
import type { Program } from "../../hog/syntax/tree.ts";

/**
 * What a program means, as text: PostHog's tree of it without positions, and the words of the SQL
 * that this tree does not hold. Two texts are the same program exactly when these are equal.
 */
export function meaningOf({ text, root }: Parsed<Program>): string {
  const tree = desugar(root, ({ start, end }) => text.slice(start, end));
  return JSON.stringify(tree, (key, value: unknown) => toMeaning(key, value, text), 1);
}

function toMeaning(key: string, value: unknown, text: string): unknown {
  if (key === "start" || key === "end") return undefined;
  if (typeof value === "bigint" || value === Infinity || value === -Infinity) return `${value}`;
  if (Number.isNaN(value)) return "NaN";
  return isUnsupported(value) ? { ...value, text: text.slice(value.start, value.end) } : value;
}

/** Window functions and their like: the tree knows only that they are there. */
function isUnsupported(value: unknown): value is { readonly start: number; readonly end: number } {
  return (
    typeof value === "object" &&
    value !== null &&
    "node" in value &&
    ["WindowFunction", "ColumnsExpr", "PositionalRef", "SpreadExpr"].includes(String(value.node))
  );
}
