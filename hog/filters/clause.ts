import type { AstExpression } from "../compiler/ast.ts";
import type { Bytecode } from "../bytecode/program.ts";

/** Where a clause comes from. */
export interface ClauseOrigin {
  /** The filters themselves, or what the project adds: test account filters, actions, cohorts. */
  readonly document: "filters" | "project";
  /** Such as `["events", 0, "properties", 1]`, or `["actions", "4", "steps", 0, "url"]` in a project. */
  readonly path: readonly (string | number)[];
}

interface ClauseText {
  /** A part of a sentence that a person understands: `event is "paid"`. */
  readonly label: string;
  readonly origin: ClauseOrigin;
}

/** What a clause looks at: the left side of its comparison. */
export interface Subject<Code> {
  /** Such as `person property email`. */
  readonly label: string;
  readonly code: Code;
}

interface Group<Child> extends ClauseText {
  readonly kind: "all" | "any" | "not";
  /** Exactly one under `not`; none at all in an empty list, which is true for `all` and false for `any`. */
  readonly children: readonly Child[];
}

/** A clause before compiling. */
export type Draft = Group<Draft> | TestDraft;

export interface TestDraft extends ClauseText {
  readonly kind: "test";
  readonly expression: AstExpression;
  /** Absent where no single value decides. */
  readonly subject?: Subject<AstExpression>;
}

/** One condition of compiled filters, or a combination of several. */
export type Clause = GroupClause | TestClause;

export interface GroupClause extends Group<Clause> {
  /** The code of the children and the opcode that combines them; without a header. */
  readonly code: Bytecode;
}

export interface TestClause extends ClauseText {
  readonly kind: "test";
  /** Without a header. */
  readonly code: Bytecode;
  /** The code is a whole program, with its header. Absent where no single value decides. */
  readonly subject?: Subject<Bytecode>;
}

/** The origin of a part of what `origin` is the origin of. */
export function within(origin: ClauseOrigin, ...path: readonly (string | number)[]): ClauseOrigin {
  return { document: origin.document, path: [...origin.path, ...path] };
}

/** One draft stands for itself, several become a group. */
export function group(
  kind: "all" | "any",
  label: string,
  origin: ClauseOrigin,
  drafts: readonly Draft[],
): Draft {
  const [only] = drafts;
  if (only && drafts.length === 1) return only;
  return { kind, label, origin, children: drafts };
}
