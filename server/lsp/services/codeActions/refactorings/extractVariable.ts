import type { CodeAction } from "vscode-languageserver-types";
import { kindsOfValues } from "../../../../../hog/analysis/valueKind.ts";
import type {
  Block,
  Expression,
  Lambda,
  Node,
  Program,
  Statement,
} from "../../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../../documents.ts";
import { type Change, insert, replace } from "../action.ts";
import { startsLine } from "../layout.ts";
import { keptApart } from "../editing/binding.ts";
import { forEachNode, isFragile } from "../editing/effects.ts";
import { freshName, nameFor } from "../editing/fresh.ts";
import { isStatement, isStatementList } from "../editing/kinds.ts";
import { layoutAt, moved, terminatorBefore, terminatorOf } from "../editing/lines.ts";
import { decline, type Heading, offer } from "../editing/offer.ts";
import { obstacleToFirst } from "../editing/order.ts";
import {
  bodiesOf,
  clingsToPrevious,
  isReplaceable,
  losesComment,
  type Path,
  selectedExpression,
  statementOf,
} from "../editing/path.ts";
import { occurrencesOf } from "../editing/occurrences.ts";
import { obstacleToMoving } from "../editing/closures.ts";
import type { Refactoring } from "./refactoring.ts";

const one: Heading = { title: "Extract variable", kind: "extract.variable" };

/**
 * Gives a name to the value of the selected expression.
 *
 *     print(event.properties.$browser)
 *     →
 *     let browser := event.properties.$browser
 *     print(browser)
 */
export const extractVariable: Refactoring = (document, selection) => {
  const path = selectedExpression(document, selection);
  if (!path || !isExtractable(document, path)) return [];
  const host = hostOf(document, path);
  if (!host) return [];
  if ("obstacle" in host) return [decline(one, host.obstacle)];
  const changes = extract(document, path, host, [path]);
  const obstacle = obstacleToMoving(document, changes);
  if (obstacle !== undefined) return [decline(one, obstacle)];
  return [offer(document, one, changes), ...extractAll(document, path, host)];
};

function extractAll(
  document: HogDocument,
  path: Path<Expression>,
  host: Host,
): readonly CodeAction[] {
  if (host.kind !== "statement") return [];
  const all = occurrencesOf(document, path, host.list);
  const first = all[0] && statementAmong(host.list, all[0].node);
  if (all.length < 2 || !first || clingsToPrevious(document, host.list, first)) return [];
  const start = laterName(document, path, first) === undefined ? first : host.statement;
  const below = all.filter(({ node }) => node.start >= start.start);
  const changes = extract(document, path, { ...host, statement: start }, below);
  if (below.length < 2 || obstacleToMoving(document, changes) !== undefined) return [];
  const title = `Extract all ${below.length} occurrences`;
  return [offer(document, { title, kind: "extract.variable.all" }, changes)];
}

/** Names and `null` are no shorter with a name; what is no value, or is assigned to, has none. */
function isExtractable(document: HogDocument, path: Path<Expression>): boolean {
  const { node, ancestors } = path;
  if (node.kind === "identifier" || node.kind === "null" || isFragile(node)) return false;
  return isReplaceable(document, path) && ancestors.at(-1)?.kind !== "expressionStatement";
}

/** Where the new variable goes: above a statement, or into a body that becomes a block. */
type Host =
  | { readonly kind: "statement"; readonly statement: Statement; readonly list: Program | Block }
  | {
      readonly kind: "branch";
      readonly body: Statement;
      readonly parent: Node;
      readonly head: number;
    }
  | { readonly kind: "lambda"; readonly lambda: Lambda; readonly body: Expression };

function hostOf(
  document: HogDocument,
  path: Path<Expression>,
): Host | { readonly obstacle: string } | undefined {
  const found = statementOf(path);
  if (!found) return undefined;
  const nodes = [...path.ancestors, path.node];
  const kindOf = kindsOfValues(document.analysis.scopes, document.text.getText());
  const lambdaAt = nodes.findLastIndex(
    ({ kind }, at) => kind === "lambda" && at > found.index && at < nodes.length - 1,
  );
  const lambda = nodes[lambdaAt];
  if (lambda?.kind === "lambda" && lambda.body.kind !== "block") {
    const { body } = lambda;
    if (body.kind === "placeholder") return undefined;
    const obstacle = obstacleToFirst(document, path.node, path, lambdaAt + 1, kindOf);
    return obstacle === undefined ? { kind: "lambda", lambda, body } : { obstacle };
  }
  if (document.kind === "template" && nodes[found.index - 1]?.kind === "program") return undefined;
  const bodyAt = nodes.findLastIndex(
    (node, at) => at > found.index && isBareBody(nodes[at - 1], node),
  );
  const index = Math.max(found.index, bodyAt);
  const round = nodes.findIndex((node, at) => at >= index && isRepeatedPart(node, nodes[at + 1]));
  if (round >= 0) return { obstacle: "It is evaluated in every round of the loop." };
  const obstacle =
    obstacleToFirst(document, path.node, path, index, kindOf) ??
    laterName(document, path, nodes[index]);
  if (obstacle !== undefined) return { obstacle };
  const statement = nodes[index];
  const parent = nodes[index - 1];
  if (!statement || !parent || !isStatement(statement)) return undefined;
  if (bodyAt < found.index) {
    const isFree = isStatementList(parent) && !clingsToPrevious(document, parent, statement);
    return isFree ? { kind: "statement", statement, list: parent } : undefined;
  }
  const head = bodiesOf(document, parent).find(({ body }) => body === statement)?.headEnd;
  if (head === undefined || losesComment(document, { start: head, end: statement.start }))
    return undefined;
  return { kind: "branch", body: statement, parent, head };
}

/** What a loop comes to again and again; bodies that may become blocks aside. */
function isRepeatedPart(parent: Node, child: Node | undefined): boolean {
  if (parent.kind === "while") return child === parent.condition;
  return parent.kind === "for" && child !== parent.initializer;
}

/** A body without braces, `else if` aside. */
function isBareBody(parent: Node | undefined, node: Node): boolean {
  switch (parent?.kind) {
    case "if":
      return (
        (node === parent.then && node.kind !== "block") ||
        (node === parent.otherwise && node.kind !== "block" && node.kind !== "if")
      );
    case "while":
    case "forIn":
      return node === parent.body && node.kind !== "block";
    default:
      return false;
  }
}

/** A name in the expression that the statement itself declares does not exist above it. */
function laterName(
  { analysis: { scopes } }: HogDocument,
  { node }: Path<Expression>,
  statement: Node | undefined,
): string | undefined {
  let obstacle: string | undefined;
  forEachNode(node, (inner) => {
    if (inner.kind !== "identifier" && inner.kind !== "name") return;
    const declaration = scopes.declarationOf(inner);
    if (!declaration || !statement) return;
    const { start } = declaration.name ?? declaration.visible;
    if (start >= statement.start && !(start >= node.start && start < node.end)) {
      obstacle = `It uses \`${declaration.text}\`, which does not exist above this statement.`;
    }
  });
  return obstacle;
}

function extract(
  document: HogDocument,
  { node, ancestors }: Path<Expression>,
  host: Host,
  occurrences: readonly Path<Expression>[],
): readonly Change[] {
  const text = document.text.getText();
  const name = freshName(document, nameFor(document, node, ancestors.at(-1)));
  const uses = occurrences.map((path) => replace(path.node, keptApart(text, path.node.end, name)));
  switch (host.kind) {
    case "statement": {
      const { start } = host.statement;
      const declaration = `let ${name} := ${valueAt(text, node, start)}`;
      return [declareAbove(text, start, declaration, uses), ...uses];
    }
    case "branch": {
      const { indent, unit, lineBreak } = layoutAt(text, host.parent.start);
      const value = moved(text, node, [node], {
        from: layoutAt(text, node.start).indent,
        to: indent + unit,
      });
      const { body } = host;
      const gap = host.head;
      const line = `${indent}${unit}`;
      const end = terminatorAbove(text, body.start, uses);
      return [
        replace(
          { start: gap, end: body.start },
          ` {${lineBreak}${line}let ${name} := ${value}${end}${lineBreak}${line}`,
        ),
        ...uses,
        insert(body.end, `${lineBreak}${indent}}`),
      ];
    }
    case "lambda": {
      const { body } = host;
      const { indent, unit, lineBreak } = layoutAt(text, host.lambda.start);
      const line = `${indent}${unit}`;
      const value = valueAt(text, node, host.lambda.start);
      const end = terminatorOf(text);
      return [
        insert(
          body.start,
          `{${lineBreak}${line}let ${name} := ${value}${end}${lineBreak}${line}return `,
        ),
        ...uses,
        insert(body.end, `${end}${lineBreak}${indent}}`),
      ];
    }
  }
}

/** Above the line of a statement that starts one, else in front of it. */
function declareAbove(
  text: string,
  start: number,
  declaration: string,
  uses: readonly Change[],
): Change {
  const { indent, lineBreak } = layoutAt(text, start);
  if (!startsLine(text, start)) return insert(start, `${declaration}; `);
  return insert(start, `${declaration}${terminatorAbove(text, start, uses)}${lineBreak}${indent}`);
}

/** A name never prolongs what stands in front of it, other things may. */
function terminatorAbove(text: string, start: number, uses: readonly Change[]): string {
  return uses.some((use) => use.start === start)
    ? terminatorOf(text)
    : terminatorBefore(text, start);
}

/** The value as it is to stand on a line that is indented like another offset's. */
function valueAt(text: string, node: Expression, offset: number): string {
  const from = layoutAt(text, node.start).indent;
  return moved(text, node, [node], { from, to: layoutAt(text, offset).indent });
}

/** The statement of a list that holds a node. */
function statementAmong(
  { statements }: Program | Block,
  { start, end }: Expression,
): Statement | undefined {
  return statements.find((statement) => statement.start <= start && end <= statement.end);
}
