import {
  type InlayHint,
  InlayHintKind,
  MarkupKind,
  type Position,
  type Range,
} from "vscode-languageserver-types";
import type { Span } from "../../../hog/source/span.ts";
import type { Call, Expression, Node } from "../../../hog/syntax/tree.ts";
import { forEachChild } from "../../../hog/syntax/walk.ts";
import { toSpan } from "../convert.ts";
import type { HogDocument } from "../documents.ts";
import { callableNamed, type CallableParameter, parameterAt } from "./callable.ts";

/**
 * The names of parameters in front of arguments that do not say what they are for, in calls of the
 * library and of the program's own functions. In source order, and only in a range.
 */
export function findInlayHints(document: HogDocument, range: Range): InlayHint[] {
  const hints: InlayHint[] = [];
  forEachCall(document.analysis.parsed.root, toSpan(document.text, range), (call) => {
    hints.push(...hintsOf(document, call));
  });
  return hints.filter(({ position }) => isWithin(position, range)).toSorted(inOrder);
}

/** Calls `visit` for each call that touches a span. Nesting costs no stack. */
function forEachCall(root: Node, span: Span, visit: (call: Call) => void): void {
  const pending: Node[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.start > span.end || node.end < span.start) continue;
    if (node.kind === "call") visit(node);
    forEachChild(node, (child) => void pending.push(child));
  }
}

function hintsOf(document: HogDocument, { callee, args, modifiers }: Call): readonly InlayHint[] {
  if (callee.kind !== "identifier" || modifiers) return [];
  const reference = document.analysis.scopes.referenceAt(callee);
  if (!reference) return [];
  const callable = callableNamed(document, callee.name, reference.declaration);
  const isObvious = args.length === 1 && !reference.declaration;
  if (!callable || callable.parameters.length < 2 || isObvious) return [];
  return args.flatMap((argument, index) => {
    const at = parameterAt(callable.parameters, index, args.length);
    const parameter = at === undefined ? undefined : callable.parameters[at];
    return parameter && isHelpful(argument, parameter)
      ? [toHint(document, argument, parameter)]
      : [];
  });
}

/** Whether an argument does not say itself what it is for. */
function isHelpful(argument: Expression, { name, rest }: CallableParameter): boolean {
  if (rest) return false;
  switch (argument.kind) {
    case "identifier":
      return argument.name.length <= longestMute && argument.name !== name;
    case "string":
    case "number":
    case "boolean":
    case "null":
    case "template":
    case "array":
    case "tuple":
    case "dict":
    case "unary":
    case "binary":
    case "isNull":
    case "between":
    case "conditional":
    case "case":
      return true;
    default:
      return false;
  }
}

/** A name of so few letters says nothing. */
const longestMute = 2;

function toHint(
  { text }: HogDocument,
  { start }: Expression,
  { name, text: value, documentation }: CallableParameter,
): InlayHint {
  const code = `\`\`\`hog\n${value}\n\`\`\``;
  const tooltip = documentation === "" ? code : `${code}\n\n${documentation}`;
  return {
    position: text.positionAt(start),
    label: `${name}:`,
    kind: InlayHintKind.Parameter,
    tooltip: { kind: MarkupKind.Markdown, value: tooltip },
    paddingRight: true,
  };
}

/** A template may lie outside of the range as a whole. */
function isWithin(position: Position, { start, end }: Range): boolean {
  return compare(start, position) <= 0 && compare(position, end) <= 0;
}

function inOrder(one: InlayHint, other: InlayHint): number {
  return compare(one.position, other.position);
}

function compare(one: Position, other: Position): number {
  return one.line - other.line || one.character - other.character;
}
