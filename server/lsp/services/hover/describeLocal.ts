import { callableOf } from "../../../../hog/analysis/callables.ts";
import { type Declaration, withoutGroups } from "../../../../hog/analysis/scopes.ts";
import { isList, kindsOfValues } from "../../../../hog/analysis/valueKind.ts";
import type { Span } from "../../../../hog/source/span.ts";
import type { Expression, ForIn, Function, Lambda } from "../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../documents.ts";
import { escapeMarkdown, plain, typeText } from "../describe.ts";
import { docCommentAt, isBelowHeader } from "../docComment.ts";
import { describe } from "./description.ts";
import { describeSample } from "./sample.ts";
import { constantOf, typeOfExpression } from "./value.ts";

/** A name that the program declares. `use` is where it was found. */
export function describeLocal(document: HogDocument, local: Declaration, use: Span): string {
  return describe(
    headOf(document, local),
    isDocumented(document, local) ? docCommentAt(document.analysis.parsed, local.node.start) : "",
    origin(document, local, use),
    describeSample(document, firstValueOf(local)),
  );
}

/** The comment that opens a program is not about the variable that happens to stand below it. */
function isDocumented({ analysis }: HogDocument, local: Declaration): boolean {
  if (local.kind === "function") return true;
  if (local.kind !== "variable") return false;
  const isFunction = callableOf(local, analysis.scopes) !== undefined;
  return isFunction || !isBelowHeader(analysis.parsed, local.node.start);
}

function headOf(document: HogDocument, local: Declaration): string {
  const name = plain(local.text, 100);
  switch (local.kind) {
    case "function":
      return `fun ${name}${parametersOf(local.node)}`;
    case "variable":
      return headOfVariable(document, local, name);
    case "parameter":
      return `(parameter) ${name}`;
    case "loop":
      return isKey(local) ? `(loop key) ${name}` : `(loop value) ${name}`;
    case "catch":
    case "hidden":
      return local.text === "type" && local.kind === "hidden"
        ? `(error type) ${name}: string`
        : `(caught error) ${name}: error`;
  }
}

function headOfVariable(document: HogDocument, local: Declaration, name: string): string {
  const callable = callableOf(local, document.analysis.scopes);
  if (callable) return `let ${name} := ${parametersOf(callable)} -> …`;
  const value = firstValueOf(local);
  const constant = value && constantOf(document, value);
  const type = typeOfVariable(document, local);
  return [
    `let ${name}`,
    type === undefined ? "" : `: ${type}`,
    constant === undefined ? "" : ` := ${constant}`,
  ].join("");
}

/** As far as it is certain whatever is assigned to it. */
function typeOfVariable(document: HogDocument, local: Declaration): string | undefined {
  const value = firstValueOf(local);
  if (value) return typeOfExpression(document, value);
  const { scopes, parsed } = document.analysis;
  const use = local.uses.find(({ node }) => node.kind === "identifier")?.node;
  const kind = use?.kind === "identifier" && kindsOfValues(scopes, parsed.text)(use);
  return kind ? typeText(kind) : undefined;
}

/** What a variable holds that keeps its first value. */
function firstValueOf({ node, kind, uses }: Declaration): Expression | undefined {
  if (kind !== "variable" || node.kind !== "variable" || !node.value) return undefined;
  return uses.some(({ access }) => access === "write") ? undefined : withoutGroups(node.value);
}

function parametersOf(node: Declaration["node"] | Function | Lambda): string {
  const isCallable = node.kind === "function" || node.kind === "lambda";
  return isCallable ? `(${node.parameters.map(({ text }) => plain(text, 60)).join(", ")})` : "";
}

/** Where a name comes from, in a sentence. */
function origin(document: HogDocument, local: Declaration, use: Span): string {
  const { node, kind, name } = local;
  const line = document.text.positionAt(name?.start ?? node.start).line + 1;
  const isItself = name?.start === use.start;
  switch (kind) {
    case "variable":
    case "function":
      return isItself ? "" : `Declared in line ${line}.`;
    case "parameter":
      return node.kind === "function"
        ? `Of the function ${escapeMarkdown(plain(node.name.text, 100))}, line ${line}.`
        : `Of the lambda in line ${line}.`;
    case "loop":
      return node.kind === "forIn" ? describeLoop(document, local, node, line) : "";
    case "catch":
      return `What the block in line ${line} caught.`;
    case "hidden":
      return "Every catch block has this name, whatever its head says.";
  }
}

function describeLoop(
  { analysis: { scopes, parsed } }: HogDocument,
  local: Declaration,
  { collection }: ForIn,
  line: number,
): string {
  const loop = `Of the loop in line ${line}.`;
  if (!isKey(local)) return loop;
  const isOfList = isList(kindsOfValues(scopes, parsed.text)(collection));
  return isOfList ? `${loop} In a list it counts from 0, while positions count from 1.` : loop;
}

function isKey({ node, name }: Declaration): boolean {
  return node.kind === "forIn" && node.key === name;
}
