import type { Call, Cast, Expression, Index, Member, Slice, TupleMember } from "../syntax/tree.ts";
import { lineWithComments } from "./comments.ts";
import { choice, concat, type Doc, group, hardline, indent } from "./doc.ts";
import { formatArguments } from "./formatArguments.ts";
import { formatUnindented } from "./formatBinary.ts";
import { isWord } from "./formatIdentifier.ts";
import { formatEnclosed } from "./formatList.ts";
import { type Printer, verbatim } from "./printer.ts";

/** An expression that goes on where another one ends. */
export type Access = Call | Index | Slice | Member | TupleMember | Cast;

/**
 * Formats accesses and calls in a row. They stay on one line, except that three or more calls of
 * methods, when they do not fit there, each get their own.
 */
export function formatAccess(printer: Printer, node: Access): Doc {
  const links = linksOf(node);
  const head = printer.expression(objectOf(links[0] ?? node));
  const docs = links.map((link) => formatLink(printer, link));
  const row = concat([head, ...docs]);
  const methods = links.flatMap((link, index) => (isMethod(link, links[index + 1]) ? [index] : []));
  const [first] = methods;
  if (first === undefined || methods.length < 3) return row;
  const steps = methods.flatMap((start, index) => [
    hardline,
    ...docs.slice(start, methods[index + 1]),
  ]);
  const broken = concat([head, ...docs.slice(0, first), indent(steps)]);
  return row.breaks ? broken : choice(row, broken);
}

/** The accesses of a row, the innermost first. */
function linksOf(node: Access): readonly Access[] {
  const links: Access[] = [];
  for (let each: Expression = node; isAccess(each); each = objectOf(each)) links.push(each);
  return links.toReversed();
}

function isAccess(node: Expression): node is Access {
  switch (node.kind) {
    case "call":
    case "index":
    case "slice":
    case "member":
    case "tupleMember":
      return true;
    case "cast":
      return node.form === "::";
    default:
      return false;
  }
}

function objectOf(node: Access): Expression {
  if (node.kind === "call") return node.callee;
  return node.kind === "cast" ? node.operand : node.object;
}

function isMethod(link: Access, next: Access | undefined): boolean {
  return link.kind === "member" && next?.kind === "call";
}

function formatLink(printer: Printer, node: Access): Doc {
  switch (node.kind) {
    case "call":
      return formatCall(printer, node);
    case "index":
      return formatIndex(printer, node);
    case "slice":
      return formatSlice(printer, node);
    case "member":
    case "tupleMember":
      return formatMember(printer, node);
    case "cast":
      return concat([printer.cursor.take("::"), verbatim(printer, node)]);
  }
}

/** `not (a)` is a call, too, and looks like the operator that it is compiled to. */
function formatCall(printer: Printer, node: Call): Doc {
  if (node.modifiers) return verbatim(printer, node);
  const space = isWord(node.callee, "not") ? " " : "";
  return concat([space, formatArguments(printer, node)]);
}

function formatIndex(printer: Printer, { index, optional }: Index): Doc {
  const sign = optional ? printer.cursor.take("?.") : "";
  const brackets = formatEnclosed(printer, "[", "]", () => formatUnindented(printer, index));
  return concat([sign, brackets]);
}

function formatSlice(printer: Printer, { from, to }: Slice): Doc {
  const { cursor } = printer;
  return formatEnclosed(printer, "[", "]", () => {
    const start = from ? printer.expression(from) : "";
    const sign = cursor.take(":");
    return concat([start, sign, to ? printer.expression(to) : ""]);
  });
}

/** A comment in front of the dot puts it on a line of its own. */
function formatMember(printer: Printer, node: Member | TupleMember): Doc {
  const { cursor } = printer;
  const gap = cursor.comment ? lineWithComments(cursor) : spaceBehindNumber(printer, node);
  const sign = cursor.take(node.optional ? "?." : ".");
  return group([indent([gap, sign, verbatim(printer, node)])]);
}

/** `1 .e5` is an access and `1.e5` a number: a space behind digits stays. */
function spaceBehindNumber({ cursor }: Printer, { object }: Member | TupleMember): Doc {
  const endsInDigit = object.kind === "number" || object.kind === "tupleMember";
  return endsInDigit && cursor.next > cursor.at ? " " : "";
}
