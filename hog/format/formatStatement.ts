import type {
  Expression,
  ExpressionStatement,
  Function,
  Return,
  Statement,
  Throw,
} from "../syntax/tree.ts";
import { commentsBeforeSeparator, lineWithComments } from "./comments.ts";
import { concat, type Doc, group, indent } from "./doc.ts";
import { formatAssignment, formatVariable } from "./formatAssigned.ts";
import { formatIf, formatTry } from "./formatBranch.ts";
import { isWord, quoteIdentifier } from "./formatIdentifier.ts";
import { layOutList, takeList } from "./formatList.ts";
import { formatFor, formatForIn, formatWhile } from "./formatLoop.ts";
import { type Printer, verbatim } from "./printer.ts";

/** Formats a statement with the `;` that ends it. */
export function formatStatement(printer: Printer, node: Statement): Doc {
  switch (node.kind) {
    case "block":
      return printer.block(node);
    case "variable":
      return terminated(printer, formatVariable(printer, node));
    case "function":
      return formatFunction(printer, node);
    case "return":
      return terminated(printer, formatReturn(printer, node));
    case "throw":
      return terminated(printer, formatThrow(printer, node));
    case "if":
      return formatIf(printer, node);
    case "while":
      return formatWhile(printer, node);
    case "for":
      return formatFor(printer, node);
    case "forIn":
      return formatForIn(printer, node);
    case "try":
      return formatTry(printer, node);
    case "assignment":
      return terminated(printer, formatAssignment(printer, node));
    case "expressionStatement":
      return formatExpressionStatement(printer, node);
    case "empty":
      return printer.cursor.take(";");
  }
}

/** Without a `;`, the next line could prolong the statement. */
function terminated({ cursor }: Printer, statement: Doc): Doc {
  const comments = cursor.sees(";") ? commentsBeforeSeparator(cursor) : [];
  cursor.skip(";");
  return concat([statement, ...comments, ";"]);
}

function formatExpressionStatement(printer: Printer, { expression }: ExpressionStatement): Doc {
  if (isWord(expression, "return")) {
    return terminated(printer, quoteIdentifier(printer, expression));
  }
  const statement = printer.expression(expression);
  const isBare = !printer.cursor.sees(";") && readsSemicolonAsBody(expression);
  return isBare ? statement : terminated(printer, statement);
}

/** `if (x)` and `else` without a statement behind them are names; a `;` would be that statement. */
function readsSemicolonAsBody(expression: Expression): boolean {
  if (expression.kind !== "call") return isWord(expression, "else");
  return expression.args.length <= 1 && isWord(expression.callee, "if");
}

function formatReturn(printer: Printer, { value }: Return): Doc {
  const word = printer.cursor.take("return");
  return value ? concat([word, spacedValue(printer, value)]) : word;
}

function formatThrow(printer: Printer, { value }: Throw): Doc {
  return concat([printer.cursor.take("throw"), spacedValue(printer, value)]);
}

/** A value behind a word. Only a comment can put it on another line. */
function spacedValue(printer: Printer, value: Expression): Doc {
  if (!printer.cursor.comment) return concat([" ", printer.expression(value)]);
  return group([indent([lineWithComments(printer.cursor), printer.expression(value)])]);
}

function formatFunction(printer: Printer, { name, parameters, body }: Function): Doc {
  const { cursor } = printer;
  const word = cursor.sees("fn") ? cursor.take("fn") : cursor.take("fun");
  const head = concat([word, " ", verbatim(printer, name)]);
  const style = { open: "(", close: ")", lastComma: "whenBroken" } as const;
  const list = takeList(printer, style, parameters, (parameter) => verbatim(printer, parameter));
  return concat([head, layOutList(list), " ", printer.block(body)]);
}
