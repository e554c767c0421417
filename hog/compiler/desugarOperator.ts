import type { Binary } from "../syntax/tree.ts";
import type { AstCall, AstExpression } from "./ast.ts";
import { at, type Desugaring, sugarCall } from "./desugaring.ts";

/** The tree of an infix operator. */
export function toBinary(binary: Binary, { expression }: Desugaring): AstExpression {
  const { operator } = binary;
  const left = expression(binary.left);
  const right = expression(binary.right);
  const span = at(binary);
  switch (operator) {
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
      return { node: "ArithmeticOperation", left, right, op: operator, ...span };
    case "||":
      return sugarCall("concat", [left, right].flatMap(concatenated), span);
    case "and":
      return { node: "And", exprs: [left, right].flatMap(joined("And")), ...span };
    case "or":
      return { node: "Or", exprs: [left, right].flatMap(joined("Or")), ...span };
    case "??":
      return sugarCall("ifNull", [left, right], span);
    case "is distinct from":
    case "is not distinct from":
    case "<=>": {
      const negated = operator !== "is distinct from";
      return { node: "IsDistinctFrom", left, right, negated, ...span };
    }
    default:
      return { node: "CompareOperation", left, right, op: operator, ...span };
  }
}

/** An operand that is such an operation itself, in parentheses or not, gives up its operands. */
function joined(node: "And" | "Or"): (operand: AstExpression) => readonly AstExpression[] {
  return (operand) => (operand.node === node ? operand.exprs : [operand]);
}

/** So does every call of `concat`, whoever wrote it. */
function concatenated(operand: AstExpression): readonly AstExpression[] {
  return isConcat(operand) ? operand.args : [operand];
}

function isConcat(operand: AstExpression): operand is AstCall {
  return operand.node === "Call" && operand.name === "concat";
}
