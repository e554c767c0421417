import type { Span } from "../source/span.ts";

/**
 * The tree of a Hog text, as it was written: grouping parentheses, quoted names and the spelling of
 * operators keep their place, so that formatter and analysis see what the author sees.
 * `hog/compiler/desugar.ts` turns it into the tree that PostHog's compiler works on.
 *
 * Every node lies inside its parent. Spans are UTF-16 offsets.
 */
export type Node =
  | Program
  | Statement
  | Catch
  | Expression
  | Entry
  | Name
  | CaseBranch
  | Attribute
  | Text;

/** A whole program. Spans the whole text, comments and white space included. */
export interface Program extends Span {
  readonly kind: "program";
  readonly statements: readonly Statement[];
}

export type Statement =
  | Block
  | Variable
  | Function
  | Return
  | Throw
  | If
  | While
  | For
  | ForIn
  | Try
  | Assignment
  | ExpressionStatement
  | Empty;

/** `{ … }` in statement position. */
export interface Block extends Span {
  readonly kind: "block";
  readonly statements: readonly Statement[];
}

/** `let name := value`. Ends before a `;`, which is an `empty` statement of its own, as officially. */
export interface Variable extends Span {
  readonly kind: "variable";
  readonly name: Name;
  readonly value: Expression | undefined;
}

/** `fun name(parameters) { … }`; `fn` is the same. */
export interface Function extends Span {
  readonly kind: "function";
  readonly name: Name;
  readonly parameters: readonly Name[];
  readonly body: Block;
}

/** `return value;` – the value may stand on a later line. */
export interface Return extends Span {
  readonly kind: "return";
  readonly value: Expression | undefined;
}

export interface Throw extends Span {
  readonly kind: "throw";
  readonly value: Expression;
}

export interface If extends Span {
  readonly kind: "if";
  readonly condition: Expression;
  readonly then: Statement;
  readonly otherwise: Statement | undefined;
}

export interface While extends Span {
  readonly kind: "while";
  readonly condition: Expression;
  readonly body: Statement;
}

/** What stands before the first and behind the second `;` of a `for` head. */
export type ForClause = Variable | Assignment | Expression;

export interface For extends Span {
  readonly kind: "for";
  readonly initializer: ForClause | undefined;
  readonly condition: Expression | undefined;
  readonly increment: ForClause | undefined;
  readonly body: Statement;
}

/** `for (let key, value in collection) body`; `key` is absent in the form with one name. */
export interface ForIn extends Span {
  readonly kind: "forIn";
  readonly key: Name | undefined;
  readonly value: Name;
  readonly collection: Expression;
  readonly body: Statement;
}

export interface Try extends Span {
  readonly kind: "try";
  readonly body: Block;
  readonly catches: readonly Catch[];
  readonly finalizer: Block | undefined;
}

/** `catch (name: type) { … }`; both are optional. */
export interface Catch extends Span {
  readonly kind: "catch";
  readonly name: Name | undefined;
  readonly type: Name | undefined;
  readonly body: Block;
}

/** `target := value;` as a statement or in a `for` head. */
export interface Assignment extends Span {
  readonly kind: "assignment";
  readonly target: Expression;
  readonly value: Expression;
}

export interface ExpressionStatement extends Span {
  readonly kind: "expressionStatement";
  readonly expression: Expression;
}

/** A `;` on its own. */
export interface Empty extends Span {
  readonly kind: "empty";
}

export type Expression =
  | Missing
  | NumberLiteral
  | StringLiteral
  | BooleanLiteral
  | NullLiteral
  | Identifier
  | Template
  | ArrayLiteral
  | TupleLiteral
  | DictLiteral
  | Placeholder
  | Group
  | Query
  | Tag
  | Unary
  | Binary
  | IsNull
  | Between
  | Conditional
  | Call
  | Index
  | Slice
  | Member
  | TupleMember
  | Lambda
  | Case
  | Interval
  | Cast
  | Trim
  | Alias
  | NamedArgument
  | IgnoreNulls
  | Wildcard
  | Leftover;

/** A hole: an expression was expected and none stands here. No width; already reported. */
export interface Missing extends Span {
  readonly kind: "missing";
}

/** A number with the sign that belongs to it. Read its value with `numberValue`. */
export interface NumberLiteral extends Span {
  readonly kind: "number";
  /** Sign and digits without white space: `-1`, `0x1F`, `1.5e3`, `-inf`. */
  readonly text: string;
  /** Decides between the opcodes FLOAT and INTEGER: `1.0` and `1e3` are floats. */
  readonly float: boolean;
}

/** `'…'`, decoded. */
export interface StringLiteral extends Span {
  readonly kind: "string";
  readonly value: string;
}

/** A bare `true` or `false`, in any letter case. */
export interface BooleanLiteral extends Span {
  readonly kind: "boolean";
  readonly value: boolean;
}

export interface NullLiteral extends Span {
  readonly kind: "null";
}

/** A name read as a value: a variable or a global. */
export interface Identifier extends Span {
  readonly kind: "identifier";
  /** Decoded: without quotes. */
  readonly name: string;
  readonly quoted: boolean;
}

/** `f'…{expression}…'`, or a whole input value. Parts in order; no two texts in a row. */
export interface Template extends Span {
  readonly kind: "template";
  readonly parts: readonly (Text | Expression)[];
}

/** Text between the braces of a template or inside a tag, decoded. */
export interface Text extends Span {
  readonly kind: "text";
  readonly value: string;
}

export interface ArrayLiteral extends Span {
  readonly kind: "array";
  readonly elements: readonly Expression[];
}

/** `(a, b)` or `(a,)`. */
export interface TupleLiteral extends Span {
  readonly kind: "tuple";
  readonly elements: readonly Expression[];
}

export interface DictLiteral extends Span {
  readonly kind: "dict";
  readonly entries: readonly Entry[];
}

/** `key: value`. The key is an expression: `{a: 1}` uses the value of the variable `a`. */
export interface Entry extends Span {
  readonly kind: "entry";
  readonly key: Expression;
  readonly value: Expression;
}

/** `{expression}` where an expression is expected; only of use inside `sql(…)` and queries. */
export interface Placeholder extends Span {
  readonly kind: "placeholder";
  readonly expression: Expression;
}

/** `(expression)`. */
export interface Group extends Span {
  readonly kind: "group";
  readonly expression: Expression;
}

/** `select …` or `with … select …`, kept as text with balanced delimiters; without its parentheses. */
export interface Query extends Span {
  readonly kind: "query";
}

/** `<name attributes/>` or `<name attributes>children</name>`. */
export interface Tag extends Span {
  readonly kind: "tag";
  readonly name: Name;
  readonly attributes: readonly Attribute[];
  /** `undefined` for the self-closing form. White space with a line break is left out, as officially. */
  readonly children: readonly (Text | Expression)[] | undefined;
  /** The name in the closing tag. */
  readonly closing: Name | undefined;
}

/** `name`, `name='text'` or `name={expression}` in a tag. */
export interface Attribute extends Span {
  readonly kind: "attribute";
  readonly name: Name;
  /** `undefined` means the constant `true`. */
  readonly value: Expression | undefined;
}

export interface Unary extends Span {
  readonly kind: "unary";
  readonly operator: "-" | "not";
  readonly operand: Expression;
}

/** An infix operator in one spelling, whatever the author's: `=` is `==`, `<>` is `!=`, `~` is `=~`. */
export type BinaryOperator =
  | "+"
  | "-"
  | "*"
  | "/"
  | "%"
  | "||"
  | "=="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "in"
  | "not in"
  | "in cohort"
  | "not in cohort"
  | "like"
  | "not like"
  | "ilike"
  | "not ilike"
  | "=~"
  | "!~"
  | "=~*"
  | "!~*"
  | "is distinct from"
  | "is not distinct from"
  | "<=>"
  | "??"
  | "and"
  | "or";

/** Chains lean to the left: `a and b and c` is `(a and b) and c`. */
export interface Binary extends Span {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
  /** Where the operator's first word or sign starts, and where its last one ends. */
  readonly operatorStart: number;
  readonly operatorEnd: number;
}

/** `operand is null`, `operand is not null`. */
export interface IsNull extends Span {
  readonly kind: "isNull";
  readonly operand: Expression;
  readonly negated: boolean;
}

export interface Between extends Span {
  readonly kind: "between";
  readonly operand: Expression;
  readonly low: Expression;
  readonly high: Expression;
  readonly negated: boolean;
}

/** `condition ? then : otherwise`. */
export interface Conditional extends Span {
  readonly kind: "conditional";
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

/** `callee(args)`. */
export interface Call extends Span {
  readonly kind: "call";
  readonly callee: Expression;
  readonly args: readonly Expression[];
  /** SQL leftovers that PostHog accepts and ignores; `undefined` in every ordinary call. */
  readonly modifiers: CallModifiers | undefined;
}

/** `f(distinct a order by b) filter (where c)`. */
export interface CallModifiers {
  readonly distinct: boolean;
  readonly orderBy: readonly OrderItem[] | undefined;
  readonly filter: Expression | undefined;
}

export interface OrderItem extends Span {
  readonly expression: Expression;
  readonly descending: boolean;
}

/** `object[index]`, `object?.[index]`. */
export interface Index extends Span {
  readonly kind: "index";
  readonly object: Expression;
  readonly index: Expression;
  readonly optional: boolean;
}

/** `object[from:to]`; both ends may be absent. */
export interface Slice extends Span {
  readonly kind: "slice";
  readonly object: Expression;
  readonly from: Expression | undefined;
  readonly to: Expression | undefined;
}

/** `object.property`, `object?.property`. Plain chains from a name make one field for the compiler. */
export interface Member extends Span {
  readonly kind: "member";
  readonly object: Expression;
  readonly property: Name;
  readonly optional: boolean;
}

/** `object.1`, `object?.1`. */
export interface TupleMember extends Span {
  readonly kind: "tupleMember";
  readonly object: Expression;
  readonly index: number;
  readonly optional: boolean;
}

export interface Lambda extends Span {
  readonly kind: "lambda";
  readonly parameters: readonly Name[];
  readonly body: Expression | Block;
  /** How the parameters are written: `x, y ->`, `(x, y) ->`, `lambda x, y:`. */
  readonly form: "bare" | "parenthesized" | "keyword";
}

/** `case operand when … then … else … end`. */
export interface Case extends Span {
  readonly kind: "case";
  readonly operand: Expression | undefined;
  readonly branches: readonly CaseBranch[];
  readonly otherwise: Expression | undefined;
}

export interface CaseBranch extends Span {
  readonly kind: "caseBranch";
  readonly when: Expression;
  readonly then: Expression;
}

/** `interval amount unit` or `interval '2 days'`. */
export interface Interval extends Span {
  readonly kind: "interval";
  readonly amount: Expression;
  /** Singular and capitalised, as in the function that it becomes: `Day` of `toIntervalDay`. */
  readonly unit: string;
}

/** `cast(operand as type)`, `operand::type`, `try_cast(…)`. Parsed, never compiled. */
export interface Cast extends Span {
  readonly kind: "cast";
  readonly form: "cast" | "::" | "try_cast";
  readonly operand: Expression;
  /** Lower case. */
  readonly type: string;
}

/** `trim(both 'c' from operand)`. */
export interface Trim extends Span {
  readonly kind: "trim";
  readonly side: "both" | "leading" | "trailing";
  readonly characters: Expression;
  readonly operand: Expression;
}

/** `operand as alias`. Parsed, never compiled. */
export interface Alias extends Span {
  readonly kind: "alias";
  readonly operand: Expression;
  readonly alias: Name;
}

/** `name := value` inside an expression. Parsed, never compiled. */
export interface NamedArgument extends Span {
  readonly kind: "namedArgument";
  readonly name: Name;
  readonly value: Expression;
}

/** `operand ignore nulls`: means just the operand. */
export interface IgnoreNulls extends Span {
  readonly kind: "ignoreNulls";
  readonly operand: Expression;
}

/** `*` or `table.*`. */
export interface Wildcard extends Span {
  readonly kind: "wildcard";
  readonly qualifiers: readonly Name[];
}

/** SQL that Hog's grammar shares and its compiler refuses; kept as text. */
export interface Leftover extends Span {
  readonly kind: "leftover";
  readonly form: "window" | "columns" | "positional" | "spread";
}

/** A name that is declared, selected or given, not read. Decoded. */
export interface Name extends Span {
  readonly kind: "name";
  readonly text: string;
  readonly quoted: boolean;
}
