import type { Problem } from "../source/problem.ts";
import type { Span } from "../source/span.ts";
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

/** Parses a Hog program. */
export declare function parseProgram(text: string): Parsed<Program>;

/** Parses one expression, as PostHog does for filters. */
export declare function parseExpression(text: string): Parsed<Expression>;

/** Parses the text of an input: everything is text except `{expression}`. */
export declare function parseTemplate(text: string): Parsed<Template>;
