import type { Parsed } from "../syntax/parse.ts";
import type { Block, Program } from "../syntax/tree.ts";
import { Cursor } from "./cursor.ts";
import { concat, type Doc, hardline, indent } from "./doc.ts";
import { formatExpression } from "./formatExpression.ts";
import { formatStatement } from "./formatStatement.ts";
import { formatBlock, formatNeighbours, formatStatements } from "./formatStatements.ts";
import { layout } from "./layout.ts";
import type { Printer } from "./printer.ts";

export interface FormatOptions {
  /** The longest line that is wanted, in UTF-16 units. What cannot be broken may be longer. */
  readonly width: number;
  /** How many spaces a level of indentation has. */
  readonly indent: number;
}

const usual: FormatOptions = { width: 100, indent: 2 };

/**
 * The tidy text of a program: the same program, with the same comments in the same order, and equal
 * to itself when it is formatted again. A text with syntax errors comes back unchanged.
 *
 * Lines end as the text's last line does: the last line break is never part of a token afterwards.
 */
export function formatProgram(parsed: Parsed<Program>, options: FormatOptions = usual): string {
  if (parsed.problems.length > 0) return parsed.text;
  const statements = formatStatements(printerFor(parsed, 0), parsed.root);
  if (statements.length === 0) return "";
  return layout(concat([...statements, hardline]), { ...options, lineBreak: lineBreakOf(parsed) });
}

/** Neighbours among the statements of a program or block, on lines that hold nothing else. */
export interface ProgramPart {
  readonly parent: Program | Block;
  /** Indices of statements; `end` is not included. */
  readonly first: number;
  readonly end: number;
  /** Where the first statement starts, or a comment in front of it. */
  readonly start: number;
  /** In how many blocks the statements stand. */
  readonly depth: number;
}

/**
 * The lines that `formatProgram` makes of a part of a program without syntax errors, indented, without
 * the last line break; and where in the program the part ends, with the `;` and comments behind it.
 */
export function formatProgramPart(
  parsed: Parsed<Program>,
  { parent, first, end, start, depth }: ProgramPart,
  options: FormatOptions = usual,
): { readonly text: string; readonly end: number } {
  const printer = printerFor(parsed, start);
  const lineBreak = lineBreakOf(parsed);
  let doc: Doc = concat([hardline, ...formatNeighbours(printer, parent, first, end)]);
  for (let level = 0; level < depth; level++) doc = indent([doc]);
  const text = layout(doc, { ...options, lineBreak }).slice(lineBreak.length);
  return { text, end: printer.cursor.end };
}

function lineBreakOf({ text }: Parsed<Program>): string {
  return /\r\n[^\n]*$/.test(text) ? "\r\n" : "\n";
}

function printerFor(parsed: Parsed<Program>, start: number): Printer {
  const printer: Printer = {
    cursor: new Cursor(parsed, start),
    expression: (node) => formatExpression(printer, node),
    statement: (node) => formatStatement(printer, node),
    block: (node) => formatBlock(printer, node),
  };
  return printer;
}
