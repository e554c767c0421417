/**
 * The tree that PostHog's compiler works on: its parser's tree, with PostHog's names. Sugar is gone:
 * `a ?? b` is a call of `ifNull`, parentheses have left no node, chains of `and` are flat.
 * `desugar.ts` makes it from the tree of `hog/syntax`.
 *
 * Positions are UTF-16 offsets; a node that PostHog's builder invents (the 0 of `-x`) has none.
 */
export interface Positioned {
  readonly start?: number;
  readonly end?: number;
}

export type AstNode = AstProgram | AstStatement | AstExpression | AstHogQLXAttribute;

export interface AstProgram extends Positioned {
  readonly node: "Program";
  readonly declarations: readonly AstStatement[];
}

export type AstStatement =
  | AstBlock
  | AstVariableDeclaration
  | AstVariableAssignment
  | AstExprStatement
  | AstReturnStatement
  | AstThrowStatement
  | AstIfStatement
  | AstWhileStatement
  | AstForStatement
  | AstForInStatement
  | AstFunction
  | AstTryCatchStatement;

export interface AstBlock extends Positioned {
  readonly node: "Block";
  readonly declarations: readonly AstStatement[];
}

export interface AstVariableDeclaration extends Positioned {
  readonly node: "VariableDeclaration";
  readonly name: string;
  readonly expr: AstExpression | null;
}

export interface AstVariableAssignment extends Positioned {
  readonly node: "VariableAssignment";
  readonly left: AstExpression;
  readonly right: AstExpression;
}

/** `expr` is null for a `;` used as a branch or a loop's body. */
export interface AstExprStatement extends Positioned {
  readonly node: "ExprStatement";
  readonly expr: AstExpression | null;
}

export interface AstReturnStatement extends Positioned {
  readonly node: "ReturnStatement";
  readonly expr: AstExpression | null;
}

export interface AstThrowStatement extends Positioned {
  readonly node: "ThrowStatement";
  readonly expr: AstExpression;
}

export interface AstIfStatement extends Positioned {
  readonly node: "IfStatement";
  readonly expr: AstExpression;
  readonly then: AstStatement;
  readonly else_: AstStatement | null;
}

export interface AstWhileStatement extends Positioned {
  readonly node: "WhileStatement";
  readonly expr: AstExpression;
  readonly body: AstStatement;
}

/** A bare expression in the head is not wrapped in a statement. */
export type AstForClause = AstVariableDeclaration | AstVariableAssignment | AstExpression;

export interface AstForStatement extends Positioned {
  readonly node: "ForStatement";
  readonly initializer: AstForClause | null;
  readonly condition: AstExpression | null;
  readonly increment: AstForClause | null;
  readonly body: AstStatement;
}

export interface AstForInStatement extends Positioned {
  readonly node: "ForInStatement";
  readonly keyVar: string | null;
  readonly valueVar: string;
  readonly expr: AstExpression;
  readonly body: AstStatement;
}

export interface AstFunction extends Positioned {
  readonly node: "Function";
  readonly name: string;
  readonly params: readonly string[];
  readonly body: AstStatement;
}

/** `catches` are variable, type and block, as in `catch (variable: type) block`. */
export interface AstTryCatchStatement extends Positioned {
  readonly node: "TryCatchStatement";
  readonly try_stmt: AstBlock;
  readonly catches: readonly (readonly [string | null, string | null, AstBlock])[];
  readonly finally_stmt: AstBlock | null;
}

export type AstExpression =
  | AstConstant
  | AstField
  | AstArrayAccess
  | AstTupleAccess
  | AstArraySlice
  | AstCall
  | AstExprCall
  | AstLambda
  | AstLogical
  | AstNot
  | AstArithmeticOperation
  | AstCompareOperation
  | AstBetweenExpr
  | AstIsDistinctFrom
  | AstSequence
  | AstDict
  | AstPlaceholder
  | AstAlias
  | AstNamedArgument
  | AstTypeCast
  | AstHogQLXTag
  | AstQuery
  | AstUnsupported;

/** Numbers say which opcode they take; integers beyond 2^53 are bigints. */
export interface AstConstant extends Positioned {
  readonly node: "Constant";
  readonly value: string | number | bigint | boolean | null;
  /** Set exactly on numbers; `1.0` is a float, `1` is not. */
  readonly numeric?: "integer" | "float";
  /** PostHog's `value_type`: the value is the text of a number that JSON cannot hold. */
  readonly value_type?: "number";
}

export interface AstField extends Positioned {
  readonly node: "Field";
  readonly chain: readonly string[];
}

export interface AstArrayAccess extends Positioned {
  readonly node: "ArrayAccess";
  readonly array: AstExpression;
  readonly property: AstExpression;
  readonly nullish?: true;
}

export interface AstTupleAccess extends Positioned {
  readonly node: "TupleAccess";
  readonly tuple: AstExpression;
  readonly index: number;
  readonly nullish?: true;
}

export interface AstArraySlice extends Positioned {
  readonly node: "ArraySlice";
  readonly array: AstExpression;
  readonly start_expr?: AstExpression;
  readonly end_expr?: AstExpression;
}

/** Operator sugar has only `name` and `args`; a call in call syntax has the other four. */
export interface AstCall extends Positioned {
  readonly node: "Call";
  readonly name: string;
  readonly args: readonly AstExpression[];
  /** The first list of `f(a)(b)`, whose `args` are then the second. */
  readonly params?: readonly AstExpression[] | null;
  readonly distinct?: boolean;
  readonly order_by?: readonly AstOrderExpr[] | null;
  readonly filter_expr?: AstExpression | null;
}

export interface AstOrderExpr extends Positioned {
  readonly node: "OrderExpr";
  readonly expr: AstExpression;
  readonly order: "ASC" | "DESC";
}

export interface AstExprCall extends Positioned {
  readonly node: "ExprCall";
  readonly expr: AstExpression;
  readonly args: readonly AstExpression[];
}

export interface AstLambda extends Positioned {
  readonly node: "Lambda";
  readonly args: readonly string[];
  readonly expr: AstExpression | AstBlock;
}

export interface AstLogical extends Positioned {
  readonly node: "And" | "Or";
  readonly exprs: readonly AstExpression[];
}

export interface AstNot extends Positioned {
  readonly node: "Not";
  readonly expr: AstExpression;
}

export interface AstArithmeticOperation extends Positioned {
  readonly node: "ArithmeticOperation";
  readonly left: AstExpression;
  readonly right: AstExpression;
  readonly op: "+" | "-" | "*" | "/" | "%";
}

export interface AstCompareOperation extends Positioned {
  readonly node: "CompareOperation";
  readonly left: AstExpression;
  readonly right: AstExpression;
  readonly op:
    | "=="
    | "!="
    | "<"
    | "<="
    | ">"
    | ">="
    | "like"
    | "ilike"
    | "not like"
    | "not ilike"
    | "in"
    | "not in"
    | "in cohort"
    | "not in cohort"
    | "=~"
    | "!~"
    | "=~*"
    | "!~*";
  readonly is_null_comparison_style?: true;
}

export interface AstBetweenExpr extends Positioned {
  readonly node: "BetweenExpr";
  readonly expr: AstExpression;
  readonly low: AstExpression;
  readonly high: AstExpression;
  readonly negated: boolean;
}

export interface AstIsDistinctFrom extends Positioned {
  readonly node: "IsDistinctFrom";
  readonly left: AstExpression;
  readonly right: AstExpression;
  readonly negated: boolean;
}

export interface AstSequence extends Positioned {
  readonly node: "Array" | "Tuple";
  readonly exprs: readonly AstExpression[];
}

export interface AstDict extends Positioned {
  readonly node: "Dict";
  readonly items: readonly (readonly [AstExpression, AstExpression])[];
}

export interface AstPlaceholder extends Positioned {
  readonly node: "Placeholder";
  readonly expr: AstExpression;
}

export interface AstAlias extends Positioned {
  readonly node: "Alias";
  readonly expr: AstExpression;
  readonly alias: string;
}

/** Has no positions. */
export interface AstNamedArgument extends Positioned {
  readonly node: "NamedArgument";
  readonly name: string;
  readonly value: AstExpression;
}

export interface AstTypeCast extends Positioned {
  readonly node: "TypeCast" | "TryCast";
  readonly expr: AstExpression;
  readonly type_name: string;
}

export interface AstHogQLXTag extends Positioned {
  readonly node: "HogQLXTag";
  readonly kind: string;
  readonly attributes: readonly AstHogQLXAttribute[];
}

/** `value` is a list only for the attribute `children`. */
export interface AstHogQLXAttribute extends Positioned {
  readonly node: "HogQLXAttribute";
  readonly name: string;
  readonly value: AstExpression | readonly AstExpression[];
}

/**
 * A `select`, whose text we do not read: `tree` is what PostHog's own parser makes of it, asked for
 * through the `QueryParser` port.
 */
export interface AstQuery extends Positioned {
  readonly node: "Query";
  readonly tree: QueryTree;
}

/** PostHog's JSON of a query: objects with a `node`, lists, and constants (numbers as in `AstConstant`). */
export type QueryTree =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly QueryTree[]
  | { readonly [field: string]: QueryTree };

/** Accepted by the parser, refused by the compiler whatever it holds. */
export interface AstUnsupported extends Positioned {
  readonly node: "WindowFunction" | "ColumnsExpr" | "PositionalRef" | "SpreadExpr";
}
