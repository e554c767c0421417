import type { Problem } from "../source/problem.ts";
import type { Span } from "../source/span.ts";
import { Cursor } from "./cursor.ts";
import { startsExpression } from "./lookahead.ts";
import { parseEnclosed } from "./parseExpression.ts";
import { parseStatements } from "./parseStatements.ts";
import { readOtherwise } from "./readings.ts";
import { parseInput } from "./parseTemplate.ts";
import { scan, type Scan } from "./scanner.ts";
import { token } from "./token.ts";
import type { Expression, Program, Template } from "./tree.ts";

/** What a text was read as. Never absent: a text with mistakes has a tree with holes and problems. */
export interface Parsed<Root> {
  readonly text: string;
  readonly root: Root;
  /** In source order. */
  readonly comments: readonly Comment[];
  /** Syntax errors only, in source order; empty exactly when PostHog's parser accepts the text. */
  readonly problems: readonly Problem[];
}

/** A comment with its delimiters; a line comment ends before its line break. */
export interface Comment extends Span {
  readonly kind: "line" | "block";
}

/** Parses a Hog program. Never fails and always ends. */
export function parseProgram(text: string): Parsed<Program> {
  const found = scan(text, "program");
  const cursor = new Cursor(text, found.tokens);
  const statements = parseStatements(cursor, "program");
  return finish(cursor, found, { kind: "program", start: 0, end: text.length, statements });
}

/** Parses one expression and nothing behind it, as PostHog does for filters. */
export function parseExpression(text: string): Parsed<Expression> {
  const found = scan(text, "program");
  const cursor = new Cursor(text, found.tokens);
  const root = parseRoot(cursor, () => parseWhole(cursor));
  if (cursor.kind !== token.end) {
    cursor.report("unexpected-token", "Expected nothing behind the expression.");
  }
  return finish(cursor, found, root);
}

/** Parses the text of an input: everything is text except `{expression}`. */
export function parseTemplate(text: string): Parsed<Template> {
  const found = scan(text, "template");
  const cursor = new Cursor(text, found.tokens);
  const root = parseRoot(cursor, () => parseInput(cursor));
  if (cursor.kind !== token.end) {
    cursor.report("unexpected-token", "Expected nothing behind the expression.");
  }
  return finish(cursor, found, root);
}

/** Parses the whole text, in another way if something is left over. */
function parseRoot<Root>(cursor: Cursor, parse: () => Root): Root {
  const mark = cursor.mark();
  const root = parse();
  return readOtherwise(cursor, mark, parse, () => cursor.kind === token.end) ?? root;
}

function parseWhole(cursor: Cursor): Expression {
  if (startsExpression(cursor, 0)) return parseEnclosed(cursor);
  cursor.report("expected-expression", "Expected an expression.");
  return cursor.missing();
}

function finish<Root>(cursor: Cursor, found: Scan, root: Root): Parsed<Root> {
  const problems = [...found.problems, ...cursor.problems].toSorted((a, b) => a.start - b.start);
  return { text: cursor.text, root, comments: found.comments, problems };
}
