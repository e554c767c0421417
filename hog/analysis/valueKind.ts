import type { BinaryOperator, Call, Expression, Identifier, Template } from "../syntax/tree.ts";
import { builtins } from "../library/builtins.ts";
import type { Type, ValueType } from "../library/types.ts";
import { libraryName } from "./calls.ts";
import { nextTokenAt } from "./layout.ts";
import type { Declaration, Scopes } from "./scopes.ts";

/** The kind of a value, when it can only be that one. */
export type ValueKind = Exclude<ValueType, "any">;

/** Tells what an expression certainly evaluates to; `undefined` when it could be several things. */
export type KindOf = (expression: Expression) => ValueKind | undefined;

/** Makes a `KindOf` for one program; it remembers what it found out about variables. */
export function kindsOfValues(scopes: Scopes, text: string): KindOf {
  return new ValueKinds(scopes, text).of;
}

class ValueKinds {
  readonly #scopes: Scopes;
  readonly #text: string;
  readonly #variables = new Map<Declaration, ValueKind | undefined>();

  constructor(scopes: Scopes, text: string) {
    this.#scopes = scopes;
    this.#text = text;
  }

  /** How deep the question is nested; a chain of thousands of `??` must not cost stack. */
  #depth = 0;

  readonly of = (expression: Expression): ValueKind | undefined => {
    if (this.#depth === maximumDepth) return undefined;
    this.#depth++;
    const kind = this.#of(expression);
    this.#depth--;
    return kind;
  };

  #of(expression: Expression): ValueKind | undefined {
    switch (expression.kind) {
      case "string":
        return "string";
      case "number":
        return "number";
      case "isNull":
      case "between":
      case "boolean":
        return "boolean";
      case "null":
        return "null";
      case "array":
        return "array";
      case "tuple":
        return "tuple";
      case "dict":
        return "object";
      case "lambda":
        return "function";
      case "interval":
        return "interval";
      case "group":
        return this.of(expression.expression);
      case "unary":
        return expression.operator === "not" ? "boolean" : "number";
      case "template":
        return this.#ofTemplate(expression);
      case "binary":
        return this.#ofBinary(expression.operator, expression.left, expression.right);
      case "conditional":
        return this.#ofEither(expression.then, expression.otherwise);
      case "call":
        return this.#ofCall(expression);
      case "identifier":
        return this.#ofIdentifier(expression);
      default:
        return undefined;
    }
  }

  #ofTemplate({ parts }: Template): ValueKind | undefined {
    const [only] = parts;
    return parts.length === 1 && only && only.kind !== "text" ? this.of(only) : "string";
  }

  #ofBinary(operator: BinaryOperator, left: Expression, right: Expression): ValueKind | undefined {
    if (isArithmetic(operator)) return "number";
    switch (operator) {
      case "||":
        return "string";
      case "??":
        return this.#ofEither(left, right);
      default:
        return "boolean";
    }
  }

  #ofEither(one: Expression, other: Expression): ValueKind | undefined {
    const kind = this.of(one);
    return kind && this.of(other) === kind ? kind : undefined;
  }

  #ofCall(call: Call): ValueKind | undefined {
    const name = libraryName(call, this.#scopes);
    return name === undefined ? undefined : onlyKindOf(builtins.get(name)?.result ?? "any");
  }

  #ofIdentifier(identifier: Identifier): ValueKind | undefined {
    const declaration = this.#scopes.declarationOf(identifier);
    if (!declaration) return undefined;
    if (!this.#variables.has(declaration)) {
      // A variable may be made of itself: until it is known, it is unknown.
      this.#variables.set(declaration, undefined);
      this.#variables.set(declaration, this.#ofDeclaration(declaration));
    }
    return this.#variables.get(declaration);
  }

  #ofDeclaration(declaration: Declaration): ValueKind | undefined {
    const { node } = declaration;
    if (declaration.kind === "function") return "function";
    if (node.kind !== "variable" || !node.value) return undefined;
    const kind = this.of(node.value);
    const stays = this.#scopes
      .referencesOf(declaration)
      .every(({ access, node: { end } }) => access !== "write" || this.#isAssigned(end, kind));
    return stays ? kind : undefined;
  }

  /** Whether what is assigned behind the name that ends at `end` is plainly an array, as before. */
  #isAssigned(end: number, kind: ValueKind | undefined): boolean {
    if (kind !== "array") return false;
    const sign = nextTokenAt(this.#text, end);
    if (!this.#text.startsWith(":=", sign)) return false;
    plainArray.lastIndex = nextTokenAt(this.#text, sign + 2);
    return plainArray.test(this.#text);
  }
}

/** True for the operators that make a number of two. */
export function isArithmetic(operator: BinaryOperator): boolean {
  return arithmetic.has(operator);
}

const arithmetic: ReadonlySet<BinaryOperator> = new Set<BinaryOperator>(["+", "-", "*", "/", "%"]);

/** True for what counts from 1 and can be looped over by position. */
export function isList(kind: ValueKind | undefined): boolean {
  return kind === "array" || kind === "tuple";
}

function onlyKindOf(type: Type): ValueKind | undefined {
  return typeof type !== "string" || type === "any" ? undefined : type;
}

const maximumDepth = 50;

const plainArray = /\[|array(?:Push|Pop)(?:Back|Front)\(/y;
