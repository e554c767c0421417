import type { Expression, Lambda } from "../syntax/tree.ts";
import { concat, type Doc, join } from "./doc.ts";
import { formatValue } from "./formatAssigned.ts";
import { layOutList, takeList } from "./formatList.ts";
import { type Printer, verbatim } from "./printer.ts";

/**
 * Formats a lambda. Parentheses around its parameters stay as they are: in a comma list they keep the
 * names in front of them out of the lambda.
 */
export function formatLambda(printer: Printer, node: Lambda): Doc {
  const { cursor } = printer;
  const parameters = formatParameters(printer, node);
  const arrow = node.form === "keyword" ? cursor.take(":") : ` ${cursor.take("->")}`;
  return concat([parameters, arrow, formatBody(printer, node.body)]);
}

function formatParameters(printer: Printer, { parameters, form }: Lambda): Doc {
  const { cursor } = printer;
  if (form === "parenthesized") {
    const style = { open: "(", close: ")", lastComma: "whenBroken" } as const;
    return layOutList(takeList(printer, style, parameters, (name) => verbatim(printer, name)));
  }
  const word = form === "keyword" ? `${cursor.take("lambda")} ` : "";
  const names = parameters.map((name) => {
    const doc = verbatim(printer, name);
    cursor.skip(",");
    return doc;
  });
  return concat([word, join(", ", names)]);
}

function formatBody(printer: Printer, body: Lambda["body"]): Doc {
  if (body.kind !== "block") return formatValue(printer, body);
  return concat([" ", printer.block(body)]);
}

/** Whether a lambda's body opens with a bracket on the line of its arrow. */
export function hasHuggedBody(node: Expression): boolean {
  if (node.kind !== "lambda") return false;
  const { body } = node;
  if (body.kind === "dict") return body.entries.length > 0;
  if (body.kind === "array") return body.elements.length > 0;
  return body.kind === "block";
}
