import type { Parsed } from "../syntax/parse.ts";
import type { Program } from "../syntax/tree.ts";
import { Cursor } from "./cursor.ts";
import { concat, hardline } from "./doc.ts";
import { formatExpression } from "./formatExpression.ts";
import { formatStatement } from "./formatStatement.ts";
import { formatBlock, formatStatements } from "./formatStatements.ts";
import { layout } from "./layout.ts";
import type { Printer } from "./printer.ts";

export interface FormatOptions {
  /** The longest line that is wanted, in UTF-16 units. What cannot be broken may be longer. */
  readonly width: number;
  /** How many spaces a level of indentation has. */
  readonly indent: number;
}

/**
 * The tidy text of a program: the same program, with the same comments in the same order, and equal
 * to itself when it is formatted again. A text with syntax errors comes back unchanged.
 *
 * Lines end as the text's last line does: the last line break is never part of a token afterwards.
 */
export function formatProgram(
  parsed: Parsed<Program>,
  options: FormatOptions = { width: 100, indent: 2 },
): string {
  if (parsed.problems.length > 0) return parsed.text;
  const statements = formatStatements(printerFor(parsed), parsed.root);
  if (statements.length === 0) return "";
  const lineBreak = /\r\n[^\n]*$/.test(parsed.text) ? "\r\n" : "\n";
  return layout(concat([...statements, hardline]), { ...options, lineBreak });
}

function printerFor(parsed: Parsed<Program>): Printer {
  const printer: Printer = {
    cursor: new Cursor(parsed),
    expression: (node) => formatExpression(printer, node),
    statement: (node) => formatStatement(printer, node),
    block: (node) => formatBlock(printer, node),
  };
  return printer;
}
