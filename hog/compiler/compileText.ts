import type { Parsed } from "../syntax/parse.ts";
import type { Program } from "../syntax/tree.ts";
import type { AstExpression, AstProgram } from "./ast.ts";
import { compile, type Compilation, type CompileOptions, type Refused } from "./compile.ts";
import {
  readExpression,
  readParsedProgram,
  readProgram,
  readTemplate,
  sqlReader,
  type Invalid,
  type QueryReader,
  type ReadText,
} from "./readText.ts";
import { compileTraced, type Traced } from "./trace.ts";

/** What compiling a text needs besides the text. */
export interface TextOptions extends CompileOptions {
  /** Asked only for texts that contain a query, or other SQL in `sql(…)`. */
  readonly readQuery?: QueryReader;
}

/** A text as bytecode, why PostHog's compiler refuses it, or its syntax errors. */
export type TextCompilation = Compilation | Invalid;

/** Compiles the text of a program. */
export function compileProgramText(text: string, options: TextOptions = {}): TextCompilation {
  return compileRead(readProgram(text, options.readQuery), text, options);
}

/** The same for a program that has been parsed already. */
export function compileParsedProgram(
  parsed: Parsed<Program>,
  options: TextOptions = {},
): TextCompilation {
  return compileRead(readParsedProgram(parsed, options.readQuery), parsed.text, options);
}

/** Compiles the text of one expression: its value is the result of the program. */
export function compileExpressionText(text: string, options: TextOptions = {}): TextCompilation {
  return compileRead(readExpression(text, options.readQuery), text, options);
}

/** Compiles the text of an input: everything is text except `{expression}`. */
export function compileTemplateText(text: string, options: TextOptions = {}): TextCompilation {
  return compileRead(readTemplate(text, options.readQuery), text, options);
}

/** Compiles the text of a program so that it reports each statement; see `compileTraced`. */
export function compileTracedText(
  text: string,
  options: TextOptions = {},
): Traced | Refused | Invalid {
  const read = readProgram(text, options.readQuery);
  if (read.kind === "invalid") return read;
  return compileTraced(read.root, withSqlReader(text, options));
}

function compileRead(
  read: ReadText<AstProgram | AstExpression>,
  text: string,
  options: TextOptions,
): TextCompilation {
  return read.kind === "invalid" ? read : compile(read.root, withSqlReader(text, options));
}

function withSqlReader(text: string, options: TextOptions): CompileOptions {
  return { ...options, readSql: sqlReader(text, options.readQuery) };
}
