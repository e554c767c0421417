import { libraryName } from "../../../../../hog/analysis/calls.ts";
import { withoutGroups } from "../../../../../hog/analysis/scopes.ts";
import { kindsOfValues } from "../../../../../hog/analysis/valueKind.ts";
import { power } from "../../../../../hog/syntax/operators.ts";
import type { Binary, BinaryOperator, Call, Expression } from "../../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../../documents.ts";
import { membersOf } from "../../members.ts";
import { replaceOperator } from "./comparison.ts";
import { tightest, within, type Written, written } from "./binding.ts";

/**
 * The opposite of a condition. It is true exactly where the condition is not, but need not be a
 * boolean: `not x` becomes `x`.
 */
export function negate(document: HogDocument, condition: Expression): Written {
  return negateTo(document, condition, mostDepth);
}

/** Conditions nested deeper are negated as a whole. */
const mostDepth = 50;

function negateTo(document: HogDocument, condition: Expression, depth: number): Written {
  const text = document.text.getText();
  const inner = withoutGroups(condition);
  switch (inner.kind) {
    case "boolean":
      return { text: String(!inner.value), power: tightest };
    case "unary":
      return inner.operator === "not" ? plain(text, inner.operand) : opposite(text, inner);
    case "isNull": {
      const operand = within(power.isNull, written(text, inner.operand));
      return { text: `${operand} is ${inner.negated ? "" : "not "}null`, power: power.isNull };
    }
    case "call":
      return negateCall(document, inner);
    case "binary":
      return negateBinary(document, inner, depth);
    default:
      return opposite(text, inner);
  }
}

function negateCall(document: HogDocument, call: Call): Written {
  const text = document.text.getText();
  const name = libraryName(call, document.analysis.scopes) ?? "";
  const [only] = call.args;
  if (name === "not" && call.args.length === 1 && only) return plain(text, only);
  const other = oppositeFunctions.get(name);
  if (other === undefined) return opposite(text, call);
  return { text: `${other}${text.slice(call.callee.end, call.end)}`, power: tightest };
}

const oppositeFunctions: ReadonlyMap<string, string> = new Map([
  ["empty", "notEmpty"],
  ["notEmpty", "empty"],
  ["isNull", "isNotNull"],
  ["isNotNull", "isNull"],
]);

function negateBinary(document: HogDocument, condition: Binary, depth: number): Written {
  const text = document.text.getText();
  const { operator, left, right } = condition;
  if ((operator === "and" || operator === "or") && depth > 0) {
    const other = operator === "and" ? "or" : "and";
    const own = power[other];
    const sides = [negateTo(document, left, depth - 1), negateTo(document, right, depth - 1)];
    return { text: sides.map((side) => within(own, side)).join(` ${other} `), power: own };
  }
  const other = oppositeOperators.get(operator);
  const isOrder = orders.has(operator);
  if (!other || (isOrder && !(isOrdered(document, left) && isOrdered(document, right)))) {
    return opposite(text, condition);
  }
  const { newText } = replaceOperator(text, condition, other);
  const before = text.slice(condition.start, condition.operatorStart);
  const behind = text.slice(condition.operatorEnd, condition.end);
  return { text: `${before}${newText}${behind}`, power: power.comparison };
}

const oppositeOperators: ReadonlyMap<BinaryOperator, BinaryOperator> = new Map(
  (
    [
      ["==", "!="],
      ["<", ">="],
      [">", "<="],
      ["in", "not in"],
      ["like", "not like"],
      ["ilike", "not ilike"],
      ["=~", "!~"],
      ["=~*", "!~*"],
    ] as const
  ).flatMap(([one, other]) => [[one, other] as const, [other, one] as const]),
);

const orders: ReadonlySet<BinaryOperator> = new Set<BinaryOperator>(["<", "<=", ">", ">="]);

/**
 * Whether a value certainly is a number or null. Of anything else – a text that is no number – neither
 * `<` nor `>=` may be true.
 */
function isOrdered(document: HogDocument, expression: Expression): boolean {
  const value = withoutGroups(expression);
  if (value.kind === "number") return Number.isFinite(Number(value.text));
  const { scopes } = document.analysis;
  if (value.kind === "call") return isCount(document, value);
  if (value.kind !== "member" || value.object.kind !== "identifier") return false;
  if (!scopes.declarationOf(value.object)) return false;
  const members = membersOf(document, { root: value.object.name, path: [] }, value.start);
  return members.named.some(({ name, type }) => name === value.property.text && type === "number");
}

/** The length of an object, or of a number, is nothing at all, not even null. */
function isCount({ analysis: { scopes }, text }: HogDocument, call: Call): boolean {
  const name = libraryName(call, scopes);
  const [counted] = call.args;
  if (name !== "length") return name === "position" || name === "indexOf";
  const kind = counted && kindsOfValues(scopes, text.getText())(counted);
  return kind === "string" || kind === "array" || kind === "tuple";
}

/** What the condition says without its `not`. */
function plain(text: string, operand: Expression): Written {
  return written(text, withoutGroups(operand));
}

/** `not` in front of it: of anything but a name, a call or a selection with parentheses. */
function opposite(text: string, condition: Expression): Written {
  const own = written(text, condition);
  return own.power === tightest && !own.text.startsWith("(")
    ? { text: `not ${own.text}`, power: power.not }
    : { text: `not (${own.text})`, power: power.not };
}
