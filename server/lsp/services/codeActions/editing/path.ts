import { findSql } from "../../../../../hog/analysis/insideSql.ts";
import { crossesLine, nextTokenAt, textOf } from "../../../../../hog/analysis/layout.ts";
import { isStrayWord } from "../../../../../hog/analysis/strayWords.ts";
import type { Span } from "../../../../../hog/source/span.ts";
import { nodesAround } from "../../../../../hog/syntax/nodeAt.ts";
import type {
  Block,
  Expression,
  Node,
  Program,
  Statement,
} from "../../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../../documents.ts";
import { isExpression, isStatementList } from "./kinds.ts";

/** A node with its parents, outermost first. */
export interface Path<Item extends Node = Node> {
  readonly node: Item;
  readonly ancestors: readonly Node[];
}

/**
 * The innermost node around a selection that a test accepts; white space at its ends is no part of it.
 * A cursor is also at what ends there.
 */
export function nearest<Item extends Node>(
  document: HogDocument,
  selection: Span,
  accepts: (node: Node) => node is Item,
): Path<Item> | undefined {
  const span = withoutSpace(document, selection);
  const found = nearestAround(document, span, accepts);
  if (found || span.start < span.end || span.start === 0) return found;
  return nearestAround(document, { start: span.start - 1, end: span.start }, accepts);
}

function nearestAround<Item extends Node>(
  document: HogDocument,
  span: Span,
  accepts: (node: Node) => node is Item,
): Path<Item> | undefined {
  const nodes = nodesAround(document.analysis.parsed.root, span);
  const at = nodes.findLastIndex(accepts);
  const node = nodes[at];
  return node && accepts(node) ? { node, ancestors: nodes.slice(0, at) } : undefined;
}

/** The expression that is selected exactly, the outermost where several are. */
export function selectedExpression(
  document: HogDocument,
  selection: Span,
): Path<Expression> | undefined {
  const span = withoutSpace(document, selection);
  if (span.start === span.end) return undefined;
  const nodes = nodesAround(document.analysis.parsed.root, span);
  const at = nodes.findIndex(
    (node) => node.start === span.start && node.end === span.end && isExpression(node),
  );
  const node = nodes[at];
  return node && isExpression(node) ? { node, ancestors: nodes.slice(0, at) } : undefined;
}

/** Whole statements of one list, in order. */
export interface StatementRun {
  readonly statements: readonly Statement[];
  readonly first: Statement;
  readonly last: Statement;
  readonly list: Program | Block;
  /** Of the statements: the list is the last. */
  readonly ancestors: readonly Node[];
  /** The statements that stand behind in the list. */
  readonly rest: readonly Statement[];
}

/** The statements that are selected exactly, comments around them aside. */
export function selectedStatements(
  document: HogDocument,
  selection: Span,
): StatementRun | undefined {
  const { parsed } = document.analysis;
  const span = withoutComments(document, withoutSpace(document, selection));
  if (document.kind === "template" || span.start === span.end) return undefined;
  const nodes = nodesAround(parsed.root, span);
  const at = nodes.findLastIndex(isStatementList);
  const list = nodes[at];
  if (!isStatementList(list)) return undefined;
  const inside = list.statements.filter(({ start, end }) => start < span.end && end > span.start);
  const statements = inside.filter(({ kind }) => kind !== "empty");
  const [first] = statements;
  const last = statements.at(-1);
  const end = inside.at(-1)?.end;
  if (
    !first ||
    !last ||
    first.start !== span.start ||
    (last.end !== span.end && end !== span.end)
  ) {
    return undefined;
  }
  const rest = list.statements.filter(({ start }) => start >= span.end);
  return { statements, first, last, list, ancestors: nodes.slice(0, at + 1), rest };
}

/** The statement of a list that holds a node, with the index of both among its ancestors. */
export function statementOf({
  node,
  ancestors,
}: Path): { readonly statement: Node; readonly index: number } | undefined {
  const path = [...ancestors, node];
  const list = path.findLastIndex((one, at) => isStatementList(one) && at < path.length - 1);
  const statement = path[list + 1];
  return list < 0 || !statement ? undefined : { statement, index: list + 1 };
}

/** True when a comment lies in a span and in none of the parts that are kept as they are. */
export function losesComment(
  { analysis }: HogDocument,
  span: Span,
  kept: readonly Span[] = [],
): boolean {
  return analysis.parsed.comments.some(
    ({ start, end }) =>
      span.start <= start &&
      end <= span.end &&
      !kept.some((part) => part.start <= start && end <= part.end),
  );
}

function withoutSpace(document: HogDocument, { start, end }: Span): Span {
  const selected = textOf(document.text.getText(), { start, end });
  const trimmed = selected.trimStart();
  const from = start + selected.length - trimmed.length;
  return trimmed === ""
    ? { start, end: start }
    : { start: from, end: from + trimmed.trimEnd().length };
}

function withoutComments(document: HogDocument, span: Span): Span {
  let { start, end } = span;
  const { comments } = document.analysis.parsed;
  for (const comment of comments) {
    if (comment.start === start && comment.end <= end) {
      ({ start, end } = withoutSpace(document, { start: comment.end, end }));
    }
  }
  for (const comment of comments.toReversed()) {
    if (comment.end === end && comment.start >= start) {
      ({ start, end } = withoutSpace(document, { start, end: comment.start }));
    }
  }
  return { start, end };
}

/** Whether a selection starts in the head of a statement: what follows is about the statement itself. */
export function isInHead(selection: Span, { start }: Span, headEnd: number): boolean {
  return selection.start >= start && selection.end <= headEnd + 1;
}

/** Whether an expression is the first thing of a statement, where the one above may go on with it. */
export function startsStatement({ node, ancestors }: Path): boolean {
  return ancestors.some(
    ({ kind, start }) => kind === "expressionStatement" && start === node.start,
  );
}

/** Whether something is assigned to what a selection selects, or to something in it. */
export function isAssigned({ node, ancestors }: Path): boolean {
  let child = node;
  for (let at = ancestors.length - 1; at >= 0; at--) {
    const parent = ancestors[at];
    switch (parent?.kind) {
      case "assignment":
        return parent.target === child;
      case "group":
      case "member":
      case "tupleMember":
        break;
      case "index":
        if (parent.index === child) return false;
        break;
      default:
        return false;
    }
    child = parent;
  }
  return false;
}

/** A statement that another one governs. */
export interface Body {
  readonly body: Statement;
  /** Behind the head: the `)`, or the word `else`. */
  readonly headEnd: number;
}

/** What an `if` or a loop governs, in source order; an `else if` belongs to the `if` of its own. */
export function bodiesOf(document: HogDocument, node: Node): readonly Body[] {
  const text = document.text.getText();
  const behind = (offset: number, sign: string): number => {
    const at = nextTokenAt(text, offset);
    return text.slice(at, at + sign.length).toLowerCase() === sign ? at + sign.length : at;
  };
  switch (node.kind) {
    case "if": {
      const then = { body: node.then, headEnd: behind(node.condition.end, ")") };
      const { otherwise } = node;
      return otherwise
        ? [then, { body: otherwise, headEnd: behind(node.then.end, "else") }]
        : [then];
    }
    case "while":
      return [{ body: node.body, headEnd: behind(node.condition.end, ")") }];
    case "forIn":
      return [{ body: node.body, headEnd: behind(node.collection.end, ")") }];
    default:
      return [];
  }
}

/** Whether any other expression may stand in the place of one, in this spelling. */
export function isReplaceable(document: HogDocument, { node, ancestors }: Path): boolean {
  const { scopes } = document.analysis;
  if (findSql(scopes)(ancestors)) return false;
  const parent = ancestors.at(-1);
  switch (parent?.kind) {
    case "call":
      return parent.callee !== node;
    case "assignment":
      return parent.target !== node;
    case "attribute":
    case "tag":
      // A string, a tag: everything else stands in braces.
      return document.text.getText().slice(0, node.start).trimEnd().endsWith("{");
    case "placeholder":
    case "interval":
    case "trim":
    case "cast":
    case "alias":
    case "namedArgument":
      return false;
    default:
      return true;
  }
}

/**
 * Whether a statement of a list clings to the one before it: it follows on the same line without a
 * `;`, or the one before is a word such as `if (a)` that only stands alone because of what follows.
 */
export function clingsToPrevious(
  document: HogDocument,
  { statements }: Program | Block,
  statement: Node,
): boolean {
  const text = document.text.getText();
  const previous = statements.findLast(({ start }) => start < statement.start);
  if (!previous || previous.kind === "empty" || /[;}]/.test(text[previous.end - 1] ?? ""))
    return false;
  if (!crossesLine(text, previous.end, statement.start)) return true;
  if (previous.kind !== "expressionStatement") return false;
  const { expression } = previous;
  const word = expression.kind === "call" ? expression.callee : expression;
  return word.kind === "identifier" && isStrayWord(word.name);
}
