import type { Expression } from "../syntax/tree.ts";
import { inlineComments } from "./comments.ts";
import { concat, type Doc } from "./doc.ts";
import { formatAccess } from "./formatAccess.ts";
import { formatAssigned } from "./formatAssigned.ts";
import { formatBinary, formatUnindented } from "./formatBinary.ts";
import { formatIdentifier } from "./formatIdentifier.ts";
import { formatLambda } from "./formatLambda.ts";
import { formatEnclosed } from "./formatList.ts";
import { formatArray, formatDict, formatNumber, formatTuple, formatWord } from "./formatLiteral.ts";
import {
  formatAlias,
  formatBetween,
  formatConditional,
  formatIgnoreNulls,
  formatIsNull,
  formatUnary,
} from "./formatOperator.ts";
import { formatCase, formatCast, formatInterval, formatTrim } from "./formatWordForm.ts";
import { type Printer, verbatim } from "./printer.ts";

/** Formats an expression. What is not code – strings, templates, tags, SQL – stays as it is. */
export function formatExpression(printer: Printer, node: Expression): Doc {
  switch (node.kind) {
    case "identifier":
      return formatIdentifier(printer, node);
    case "string":
    case "template":
    case "query":
    case "tag":
    case "wildcard":
    case "leftover":
      return verbatim(printer, node);
    case "number":
      return formatNumber(printer, node);
    case "boolean":
    case "null":
      return formatWord(printer, node);
    case "array":
      return formatArray(printer, node);
    case "tuple":
      return formatTuple(printer, node);
    case "dict":
      return formatDict(printer, node);
    case "placeholder":
      return enclosed(printer, "{", "}", node.expression);
    case "group":
      return enclosed(printer, "(", ")", node.expression);
    case "unary":
      return formatUnary(printer, node);
    case "binary":
      return formatBinary(printer, node);
    case "isNull":
      return formatIsNull(printer, node);
    case "between":
      return formatBetween(printer, node);
    case "conditional":
      return formatConditional(printer, node);
    case "call":
    case "index":
    case "slice":
    case "member":
    case "tupleMember":
      return formatAccess(printer, node);
    case "cast":
      return node.form === "::" ? formatAccess(printer, node) : formatCast(printer, node);
    case "lambda":
      return formatLambda(printer, node);
    case "case":
      return formatCase(printer, node);
    case "interval":
      return formatInterval(printer, node);
    case "trim":
      return formatTrim(printer, node);
    case "alias":
      return formatAlias(printer, node);
    case "namedArgument":
      return formatAssigned(printer, verbatim(printer, node.name), ":=", node.value);
    case "ignoreNulls":
      return formatIgnoreNulls(printer, node);
    case "missing":
      throw new Error("A text with holes is not formatted.");
  }
}

function enclosed(printer: Printer, open: string, close: string, inner: Expression): Doc {
  const comments = inlineComments(printer.cursor);
  const format = (): Doc => formatUnindented(printer, inner);
  return concat([...comments, formatEnclosed(printer, open, close, format)]);
}
