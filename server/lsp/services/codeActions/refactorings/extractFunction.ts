import type { Declaration, Reference, Scopes } from "../../../../../hog/analysis/scopes.ts";
import type { Span } from "../../../../../hog/source/span.ts";
import type { Node, Return, Statement } from "../../../../../hog/syntax/tree.ts";
import type { CodeAction } from "vscode-languageserver-types";
import type { HogDocument } from "../../../documents.ts";
import { isPlainName } from "../../completion/quote.ts";
import { type Change, insert, replace } from "../action.ts";
import { behindSemicolon, startsLine } from "../layout.ts";
import { offerMoving } from "../editing/closures.ts";
import { assignsProperties, isFragile, mayPause } from "../editing/effects.ts";
import { freshName } from "../editing/fresh.ts";
import { aboveComments, layoutAt, moved, terminatorOf } from "../editing/lines.ts";
import { decline, type Heading } from "../editing/offer.ts";
import {
  clingsToPrevious,
  isReplaceable,
  selectedExpression,
  selectedStatements,
  type StatementRun,
} from "../editing/path.ts";
import { returnsIn } from "../editing/returns.ts";
import type { Refactoring } from "./refactoring.ts";

const heading: Heading = { title: "Extract function", kind: "extract.function" };

/**
 * Moves what is selected – an expression, or whole statements – into a function above.
 *
 *     print(upper(trim(event.properties.plan)))
 *     →
 *     fun extracted() {
 *       return upper(trim(event.properties.plan))
 *     }
 *
 *     print(extracted())
 */
export const extractFunction: Refactoring = (document, selection) => {
  if (document.kind === "template") return [];
  const statements = selectedStatements(document, selection);
  if (statements) return extractStatements(document, statements);
  const path = selectedExpression(document, selection);
  if (!path) return [];
  const { node } = path;
  if (node.kind === "identifier" || isFragile(node) || !isReplaceable(document, path)) return [];
  return finish(document, { node: [node], span: node, ancestors: path.ancestors });
};

function extractStatements(document: HogDocument, run: StatementRun): readonly CodeAction[] {
  const { first, last, statements } = run;
  const span = { start: first.start, end: last.end };
  return finish(document, { node: statements, span, ancestors: run.ancestors, run });
}

/** What is to become the body of a function. */
interface Part {
  readonly node: readonly Node[];
  readonly span: Span;
  readonly ancestors: readonly Node[];
  /** Present for statements. */
  readonly run?: StatementRun;
}

function finish(document: HogDocument, part: Part): readonly CodeAction[] {
  const top = part.ancestors[1] ?? part.node[0];
  if (!top || !isTopStatement(document, top)) return [];
  if (clingsToPrevious(document, document.analysis.parsed.root, top)) return [];
  if (part.run && clingsToPrevious(document, part.run.list, part.run.first)) return [];
  const flow = flowOf(document, part, top);
  if (typeof flow === "string") return [decline(heading, flow)];
  return [offerMoving(document, heading, write(document, part, top, flow))];
}

function isTopStatement({ analysis: { parsed } }: HogDocument, node: Node): node is Statement {
  return parsed.root.statements.some((statement) => statement === node);
}

/** What goes into the function and what comes out of it. */
interface Flow {
  readonly parameters: readonly Declaration[];
  /** The variable whose last value is needed behind the part, and whether the part declares it. */
  readonly result?: { readonly declaration: Declaration; readonly isNew: boolean };
  /** The part ends with this. */
  readonly returned?: Return;
}

/** How values flow through a part, or why a function cannot take its place. */
function flowOf(document: HogDocument, part: Part, top: Statement): Flow | string {
  const { scopes } = document.analysis;
  if (part.node.some(isFragile)) return "PostHog compiles something in it in a way of its own.";
  const { span, run } = part;
  const returned = run?.last.kind === "return" ? run.last : undefined;
  if (part.node.flatMap(returnsIn).some((found) => found !== returned)) {
    return "It holds a `return` that leaves earlier.";
  }
  const used = scopes.references.filter(({ node }) => isInside(node, span));
  const outer = outerNames(used, span);
  const parameters = [...outer].filter((declaration) => !isReachable(declaration, top, scopes));
  const results = resultsOf(scopes, span, used, outer);
  const obstacle =
    obstacleOfNames(parameters, results, used) ??
    obstacleOfResults(results, returned) ??
    obstacleOfPause(document, part, parameters);
  if (obstacle !== undefined) return obstacle;
  const [declaration] = results;
  return {
    parameters,
    ...(declaration && { result: { declaration, isNew: !outer.has(declaration) } }),
    ...(returned && { returned }),
  };
}

/** The variables and functions from outside that a part uses. */
function outerNames(used: readonly Reference[], span: Span): ReadonlySet<Declaration> {
  const outer = used.flatMap(({ declaration }) =>
    declaration && !isInside(declaration.name ?? declaration.node, span) ? [declaration] : [],
  );
  return new Set(outer);
}

function obstacleOfNames(
  parameters: readonly Declaration[],
  results: readonly Declaration[],
  used: readonly Reference[],
): string | undefined {
  const both = [...new Set([...parameters, ...results])];
  if (new Set(both.map(({ text }) => text)).size < both.length) {
    return "It uses two variables of one name.";
  }
  const quoted = both.find(({ text }) => !isPlainName(text));
  if (quoted) return `\`${quoted.text}\` would need quotes.`;
  const unfinished = used.find(isInOwnValue);
  if (unfinished) return `\`${unfinished.text}\` has no value yet.`;
  const shared = both.find(
    (declaration) =>
      isCaptured(declaration) && declaration.uses.some(({ access }) => access === "write"),
  );
  return shared && `A function uses \`${shared.text}\`, which is assigned again.`;
}

/** `let a := a`: what it reads is not there yet. */
function isInOwnValue({ declaration, node, owner }: Reference): boolean {
  return (
    declaration?.node.kind === "variable" &&
    declaration.owner === owner &&
    isInside(node, declaration.node)
  );
}

function obstacleOfResults(
  results: readonly Declaration[],
  returned: Return | undefined,
): string | undefined {
  const [first, ...others] = results;
  if (!first) return undefined;
  if (results.some(({ kind }) => kind === "function")) {
    return "A function that it declares is used behind it.";
  }
  const names = results.map(({ text }) => `\`${text}\``).join(", ");
  if (others.length > 0) return `It gives several results: ${names}.`;
  return returned && `It gives a result and assigns ${names}.`;
}

/** A function that waits for an answer is left with copies of the objects that it was given. */
function obstacleOfPause(
  document: HogDocument,
  part: Part,
  parameters: readonly Declaration[],
): string | undefined {
  const isCopied = parameters.some(({ kind }) => kind !== "function");
  if (!isCopied || !mayPause(document, ...part.node)) return undefined;
  return assignsProperties(document.analysis.parsed.root)
    ? "While it waits for an answer, the objects it is given become copies, and changes would be lost."
    : undefined;
}

/** What the part assigns of the outside, and what it declares that is used behind it. */
function resultsOf(
  scopes: Scopes,
  span: Span,
  used: readonly Reference[],
  outer: ReadonlySet<Declaration>,
): readonly Declaration[] {
  const assigned = used.flatMap(({ declaration, access }) =>
    declaration && access === "write" && outer.has(declaration) ? [declaration] : [],
  );
  const declared = scopes.declarations.filter(
    (declaration) =>
      declaration.name && isInside(declaration.name, span) && isUsedBehind(declaration, span),
  );
  return [...new Set([...assigned, ...declared])];
}

function isInside({ start, end }: Span, span: Span): boolean {
  return span.start <= start && end <= span.end;
}

function isUsedBehind({ uses }: Declaration, { end }: Span): boolean {
  return uses.some(({ node }) => node.start >= end);
}

function isCaptured({ uses, owner }: Declaration): boolean {
  return uses.some((use) => use.owner !== owner);
}

/** Functions that are declared above the new one stay what they are; all else becomes a parameter. */
function isReachable(declaration: Declaration, top: Statement, { referencesOf }: Scopes): boolean {
  return (
    declaration.kind === "function" &&
    declaration.owner.kind === "program" &&
    declaration.scope.end >= top.end &&
    (declaration.name?.start ?? top.start) < top.start &&
    referencesOf(declaration).every(({ access }) => access !== "write")
  );
}

function write(document: HogDocument, part: Part, top: Statement, flow: Flow): readonly Change[] {
  const text = document.text.getText();
  const name = freshName(document, "extracted");
  const start = aboveComments(text, top, document.analysis.parsed.comments);
  const { indent, unit, lineBreak } = layoutAt(text, top.start);
  const end = terminatorOf(text);
  const parameters = flow.parameters.map((parameter) => parameter.text).join(", ");
  const from = layoutAt(text, part.span.start).indent;
  const body = moved(text, part.span, part.node, { from, to: indent + unit });
  const lines = part.run
    ? [body, ...(flow.result ? [`return ${flow.result.declaration.text}${end}`] : [])]
    : [`return ${body}${end}`];
  const declared = [`fun ${name}(${parameters}) {`, ...lines.map((line) => unit + line), "}"]
    .map((line) => indent + line)
    .join(lineBreak);
  const startsItsLine = startsLine(text, start);
  const call = `${name}(${parameters})`;
  return [
    insert(
      start,
      startsItsLine
        ? `${declared}${lineBreak}${lineBreak}`
        : `${declared.slice(indent.length)}${lineBreak}${indent}`,
    ),
    replace(part.span, part.run ? statementFor(call, flow, endOf(text, part.span, end)) : call),
  ];
}

/** What ends the call: as the last statement ended, whose span may hold a `;`. */
function endOf(text: string, span: Span, terminator: string): string {
  const hasOwn = text[span.end - 1] === ";";
  const isFollowed = behindSemicolon(text, span.end) > span.end;
  return hasOwn ? ";" : isFollowed ? "" : terminator;
}

function statementFor(call: string, { result, returned }: Flow, end: string): string {
  if (returned) return `return ${call}${end}`;
  if (!result) return `${call}${end}`;
  return `${result.isNew ? "let " : ""}${result.declaration.text} := ${call}${end}`;
}
