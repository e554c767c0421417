import { opcodes } from "../bytecode/opcodes.ts";
import type {
  AstArrayAccess,
  AstCompareOperation,
  AstConstant,
  AstDict,
  AstExprCall,
  AstExpression,
  AstField,
} from "./ast.ts";
import { join, type Code, type Instruction } from "./code.ts";
import { compileBetween } from "./compileBetween.ts";
import { compileCall } from "./compileCall.ts";
import { refuse, refuseNode } from "./compileError.ts";
import { compileLambda } from "./compileFunction.ts";
import { compileQuery } from "./compileQuery.ts";
import { compileTag } from "./compileTag.ts";
import type { Compiler } from "./compiler.ts";
import { knownGlobal, unknownGlobal } from "./notice.ts";
import { toPythonText } from "./pythonText.ts";
import { specialNumbers } from "./specialNumbers.ts";

/** Code that leaves the value of an expression on the stack. Binary operators take their right first. */
export function compileExpression(compiler: Compiler, node: AstExpression): Code {
  switch (node.node) {
    case "Constant":
      return join(constantInstruction(node));
    case "Field":
      return compileField(compiler, node);
    case "ArrayAccess":
      return compileArrayAccess(compiler, node);
    case "TupleAccess":
      return join(
        compiler.expression(node.tuple),
        [opcodes.INTEGER, node.index],
        [accessOpcode(node)],
      );
    case "Call":
      return compileCall(compiler, node);
    case "ExprCall":
      return compileExprCall(compiler, node);
    case "Lambda":
      return compileLambda(compiler, node);
    case "And":
      return join(...node.exprs.map(compiler.expression), [opcodes.AND, node.exprs.length]);
    case "Or":
      return join(...node.exprs.map(compiler.expression), [opcodes.OR, node.exprs.length]);
    case "Not":
      return join(compiler.expression(node.expr), [opcodes.NOT]);
    case "ArithmeticOperation":
      return join(compiler.expression(node.right), compiler.expression(node.left), [
        arithmeticOpcodes[node.op],
      ]);
    case "CompareOperation":
      return compileComparison(compiler, node);
    case "BetweenExpr":
      return compileBetween(compiler, node);
    case "Array":
      return join(...node.exprs.map(compiler.expression), [opcodes.ARRAY, node.exprs.length]);
    case "Tuple":
      return join(...node.exprs.map(compiler.expression), [opcodes.TUPLE, node.exprs.length]);
    case "Dict":
      return compileDict(compiler, node);
    case "HogQLXTag":
      return compileTag(compiler, node);
    case "Query":
      return compileQuery(compiler, node);
    case "Placeholder":
      return refuse("QueryError", "Placeholders are not allowed in this context");
    case "Alias":
    case "NamedArgument":
    case "TypeCast":
    case "TryCast":
    case "ArraySlice":
    case "IsDistinctFrom":
    case "WindowFunction":
    case "ColumnsExpr":
    case "PositionalRef":
    case "SpreadExpr":
      return refuseNode(node.node);
  }
}

/** Numbers too large for an integer come as the text of their digits, and PostHog keeps them as text. */
function constantInstruction({ value, numeric, value_type }: AstConstant): Instruction {
  if (value === null) return [opcodes.NULL];
  if (typeof value === "boolean") return [value ? opcodes.TRUE : opcodes.FALSE];
  if (typeof value === "string") {
    const number = value_type === "number" ? specialNumbers.get(value) : undefined;
    return number === undefined ? [opcodes.STRING, value] : [opcodes.FLOAT, number];
  }
  return [numeric === "float" ? opcodes.FLOAT : opcodes.INTEGER, value];
}

function compileField(compiler: Compiler, node: AstField): Code {
  const [root, ...properties] = node.chain;
  const read = root === undefined ? undefined : compiler.locals.read(root);
  if (!read) return compileGlobal(compiler, node);
  return join(
    read,
    ...properties.flatMap((name) => [[opcodes.STRING, name], [opcodes.GET_PROPERTY]]),
  );
}

function compileGlobal(compiler: Compiler, node: AstField): Code {
  const root = node.chain[0] ?? "";
  const notice = compiler.isKnownGlobal(root) ? knownGlobal : unknownGlobal;
  compiler.notice(notice(node, root));
  const names = node.chain.toReversed().map((name) => [opcodes.STRING, name]);
  return join(...names, [opcodes.GET_GLOBAL, node.chain.length]);
}

function compileArrayAccess(compiler: Compiler, node: AstArrayAccess): Code {
  if (isIndexZero(node.property)) refuse("QueryError", "Array access starts from 1");
  return join(compiler.expression(node.array), compiler.expression(node.property), [
    accessOpcode(node),
  ]);
}

/** Python counts `false` as the integer 0; the float 0.0 is let through. */
function isIndexZero(property: AstExpression): boolean {
  if (property.node !== "Constant") return false;
  return property.value === false || (property.value === 0 && property.numeric !== "float");
}

function accessOpcode({ nullish }: { readonly nullish?: true }): number {
  return nullish ? opcodes.GET_PROPERTY_NULLISH : opcodes.GET_PROPERTY;
}

function compileExprCall(compiler: Compiler, node: AstExprCall): Code {
  return join(...node.args.map(compiler.expression), compiler.expression(node.expr), [
    opcodes.CALL_LOCAL,
    node.args.length,
  ]);
}

function compileComparison(compiler: Compiler, node: AstCompareOperation): Code {
  if (node.op === "in cohort" || node.op === "not in cohort") return refuseCohort(node.right);
  return join(compiler.expression(node.right), compiler.expression(node.left), [
    comparisonOpcodes[node.op],
  ]);
}

function refuseCohort(cohort: AstExpression): never {
  refuse(
    "QueryError",
    `Can't use cohorts in real-time filters. Please inline the relevant expressions${cohortName(cohort)}.`,
  );
}

function cohortName(cohort: AstExpression): string {
  if (cohort.node !== "Constant") return "";
  const isNumber = cohort.numeric === "integer" || typeof cohort.value === "boolean";
  return isNumber ? ` (cohort id=${toPythonText(cohort)})` : ` (cohort: ${toPythonText(cohort)})`;
}

function compileDict(compiler: Compiler, { items }: AstDict): Code {
  const entries = items.flatMap(([key, value]) => [
    compiler.expression(key),
    compiler.expression(value),
  ]);
  return join(...entries, [opcodes.DICT, items.length]);
}

const arithmeticOpcodes = {
  "+": opcodes.PLUS,
  "-": opcodes.MINUS,
  "*": opcodes.MULTIPLY,
  "/": opcodes.DIVIDE,
  "%": opcodes.MOD,
} as const;

const comparisonOpcodes = {
  "==": opcodes.EQ,
  "!=": opcodes.NOT_EQ,
  "<": opcodes.LT,
  "<=": opcodes.LT_EQ,
  ">": opcodes.GT,
  ">=": opcodes.GT_EQ,
  like: opcodes.LIKE,
  ilike: opcodes.ILIKE,
  "not like": opcodes.NOT_LIKE,
  "not ilike": opcodes.NOT_ILIKE,
  in: opcodes.IN,
  "not in": opcodes.NOT_IN,
  "=~": opcodes.REGEX,
  "!~": opcodes.NOT_REGEX,
  "=~*": opcodes.IREGEX,
  "!~*": opcodes.NOT_IREGEX,
} as const;
