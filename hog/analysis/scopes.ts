import type { Span } from "../source/span.ts";
import type {
  Catch,
  Expression,
  ForIn,
  Function,
  Identifier,
  Lambda,
  Name,
  Program,
  StringLiteral,
  Variable,
} from "../syntax/tree.ts";

/** Who declared each name of a program, resolved as PostHog's compiler does it. */
export interface Scopes {
  /** In source order; the hidden `e` and `type` of a catch stand before what its block declares. */
  readonly declarations: readonly Declaration[];
  /** Every use of a name, in the order in which the compiler meets them. */
  readonly references: readonly Reference[];
  /** The uses that no local answers, calls included: reads of globals, calls of the library. */
  readonly globals: readonly Reference[];
  /** True when there is a `sql(…)`, inside which names are columns. */
  readonly hasSql: boolean;
  /** What a name means, be it the declared name itself or a use; `undefined` for globals and the rest. */
  readonly declarationOf: (node: Identifier | Name) => Declaration | undefined;
  /** The uses of a declaration without the declared name itself. */
  readonly referencesOf: (declaration: Declaration) => readonly Reference[];
  /** The use that an identifier, or the name of a tag, is; `undefined` inside SQL. */
  readonly referenceAt: (node: Identifier | Name) => Reference | undefined;
  /** What one name means at `offset`; `undefined` if no local does. */
  readonly localAt: (name: string, offset: number) => Declaration | undefined;
  /** What a program may name at `offset`, innermost first; hidden by an inner one means left out. */
  readonly visibleAt: (offset: number) => readonly Declaration[];
}

/** The function that a name belongs to: closures are uses from another owner. */
export type Owner = Program | Function | Lambda;

/** One local name. */
export interface Declaration {
  /** `hidden` is the `e` or `type` that every catch block has whatever its head says. */
  readonly kind: "variable" | "function" | "parameter" | "loop" | "catch" | "hidden";
  readonly text: string;
  /** Where it is declared; `undefined` exactly for `hidden`. */
  readonly name: Name | undefined;
  /** What declares it: for a parameter the function or lambda, for a loop name the loop. */
  readonly node: Variable | Function | Lambda | ForIn | Catch;
  readonly owner: Owner;
  /** Where the name means this, unless an inner scope hides it: from its declaration on. */
  readonly visible: Span;
  /** The text of the scope that holds it; starts before `visible`. */
  readonly scope: Span;
  /** The earlier declaration of the same name in the same scope: PostHog refuses the program. */
  readonly duplicateOf: Declaration | undefined;
  /** The declaration of the same name further out that this one hides. */
  readonly hides: Declaration | undefined;
  /** Its uses, without the declared name itself. */
  readonly uses: readonly Reference[];
}

/** One use of a name. */
export interface Reference {
  /** An identifier, or the name of a tag that calls a local. Inside a query: an identifier of no tree. */
  readonly node: Identifier | Name;
  readonly text: string;
  /** `write` is `name := …`; `name.property := …` only reads `name`. */
  readonly access: "read" | "write" | "call";
  /** `undefined`: a global, or for `call` a function of the library. */
  readonly declaration: Declaration | undefined;
  /** A local of the same name that encloses this use but is declared only behind it. */
  readonly declaredLater: Declaration | undefined;
  readonly owner: Owner;
  /** What is selected from it: `.a` and `['a']`, outwards, up to the first that is neither. */
  readonly path: readonly (Name | StringLiteral)[];
  /** The expression that `path` makes of it. */
  readonly whole: Expression | Name;
}

/**
 * True for a call that PostHog compiles to opcodes of its own before it looks for a function or a
 * local of that name: `if(a, b)`, `not(a)`, `sql(a)` and their like.
 */
export function isInlined(name: string, argumentCount: number): boolean {
  switch (name) {
    case "not":
    case "sql":
      return argumentCount === 1;
    case "ifNull":
      return argumentCount === 2;
    case "and":
    case "or":
    case "if":
    case "multiIf":
      return argumentCount >= 2;
    default:
      return false;
  }
}

/** The expression inside any number of parentheses, which mean nothing to the compiler. */
export function withoutGroups(expression: Expression): Expression {
  let inner = expression;
  while (inner.kind === "group") inner = inner.expression;
  return inner;
}
