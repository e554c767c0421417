import { firstReserved, keywords, lastReserved } from "../syntax/token.ts";
import type { Expression, Identifier } from "../syntax/tree.ts";
import { inlineComments } from "./comments.ts";
import { concat, type Doc } from "./doc.ts";
import { type Printer, verbatim } from "./printer.ts";

/**
 * Formats a variable's name as the author wrote it. Only words that PostHog read in a tag's manner,
 * behind a `<` without a space, get the quotes that they need elsewhere: `b-c`, `let`.
 */
export function formatIdentifier(printer: Printer, node: Identifier): Doc {
  const isPlain = node.quoted || (/^[\w$]+$/.test(node.name) && !isReserved(node.name));
  return isPlain ? verbatim(printer, node) : quoteIdentifier(printer, node);
}

/** Formats a variable's name in backticks, where it would be read as a keyword without. */
export function quoteIdentifier({ cursor }: Printer, { end }: Identifier): Doc {
  return concat([...inlineComments(cursor), "`", cursor.takeTo(end), "`"]);
}

/** Whether an expression is this word, in any letter case, read as a variable's or function's name. */
export function isWord(node: Expression, word: string): node is Identifier {
  return node.kind === "identifier" && !node.quoted && node.name.toLowerCase() === word;
}

function isReserved(name: string): boolean {
  const kind = keywords.get(name.toLowerCase()) ?? 0;
  return kind >= firstReserved && kind <= lastReserved;
}
