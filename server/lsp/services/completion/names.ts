import { CompletionItemKind } from "vscode-languageserver-types";
import { callableOf } from "../../../../hog/analysis/callables.ts";
import { findScopes } from "../../../../hog/analysis/findScopes.ts";
import type { Declaration, Scopes } from "../../../../hog/analysis/scopes.ts";
import type { Builtin } from "../../../../hog/library/builtin.ts";
import { builtins } from "../../../../hog/library/builtins.ts";
import { callableFunctions } from "../../../../hog/library/supportedFunctions.ts";
import type { Span } from "../../../../hog/source/span.ts";
import { parseProgram } from "../../../../hog/syntax/parse.ts";
import type { HogDocument } from "../../documents.ts";
import { memberDetail, signatureOf } from "../describe.ts";
import { globalMembers } from "../members.ts";
import type { Start } from "./place.ts";
import { isPlainName } from "./quote.ts";
import { callSnippet } from "./snippet.ts";
import type { Suggestion } from "./suggestion.ts";
import { type Word, wordsAt } from "./words.ts";

/** What may be written as a word: locals, globals, functions of the library, words of the language. */
export function namesAt(
  document: HogDocument,
  starts: Start,
  span: Span,
  offset: number,
): readonly Suggestion[] {
  const words = wordsAt(starts).map((word) => suggestWord(word, span));
  if (starts === "operator") return words;
  const isCalled = document.text.getText()[span.end] === "(";
  const scopes = scopesAround(document, span);
  const locals = localsAt(scopes, offset);
  const hidden = new Set([...locals.map(({ text }) => text), ...words.map(({ label }) => label)]);
  return [
    ...locals.map((local) => suggestLocal(scopes, local, span, isCalled)),
    ...globalMembers(document)
      .filter(({ name }) => !hidden.has(name))
      .map((member) => ({
        label: member.name,
        kind: CompletionItemKind.Constant,
        detail: memberDetail(member),
        documentation: member.documentation,
        span,
      })),
    ...callableFunctions(document.context.type)
      .filter((name) => !hidden.has(name))
      .flatMap((name) => builtins.get(name) ?? [])
      .map((builtin) => suggestBuiltin(builtin, span, isCalled)),
    ...words,
  ];
}

/** A hole may hide what is around it: `x -> ` without a body is no lambda. A letter fills it. */
function scopesAround({ text, analysis }: HogDocument, { start, end }: Span): Scopes {
  if (start < end) return analysis.scopes;
  const program = text.getText();
  const filled = `${program.slice(0, start)}x${program.slice(start)}`;
  return findScopes(parseProgram(filled).root, filled);
}

/** Innermost first, without what exists only in PostHog's compiler, and names that need quotes. */
function localsAt(scopes: Scopes, offset: number): readonly Declaration[] {
  return scopes
    .visibleAt(offset)
    .filter(
      (local) => local.kind !== "hidden" && isPlainName(local.text) && !isUnfinished(local, offset),
    );
}

/** Whether the cursor is in the value of a variable, which is null there; lambdas run later. */
function isUnfinished({ node, kind }: Declaration, offset: number): boolean {
  if (kind !== "variable" || node.kind !== "variable" || !node.value) return false;
  return node.value.kind === "missing" || (offset <= node.end && node.value.kind !== "lambda");
}

function suggestLocal(
  scopes: Scopes,
  local: Declaration,
  span: Span,
  isCalled: boolean,
): Suggestion {
  const callable = callableOf(local, scopes);
  if (!callable) {
    const { text: label } = local;
    return { label, kind: CompletionItemKind.Variable, detail: kindNames[local.kind], span };
  }
  const parameters = callable.parameters.map(({ text }) => text);
  return {
    label: local.text,
    kind: CompletionItemKind.Function,
    detail: `${local.text}(${parameters.join(", ")})`,
    span,
    snippet: isCalled ? undefined : callSnippet(local.text, parameters, false),
  };
}

const kindNames: Readonly<Record<Declaration["kind"], string>> = {
  variable: "variable",
  function: "function",
  parameter: "parameter",
  loop: "loop variable",
  catch: "caught error",
  hidden: "",
};

function suggestBuiltin(builtin: Builtin, span: Span, isCalled: boolean): Suggestion {
  const { name, parameters } = builtin;
  const required = parameters.filter(({ optional, rest }) => !optional && !rest);
  return {
    label: name,
    kind: CompletionItemKind.Function,
    detail: signatureOf(builtin),
    builtin: name,
    span,
    snippet: isCalled
      ? undefined
      : callSnippet(
          name,
          required.map((parameter) => parameter.name),
          parameters.length > 0,
        ),
  };
}

function suggestWord({ text, detail, snippet }: Word, span: Span): Suggestion {
  return { label: text, kind: CompletionItemKind.Keyword, detail, span, snippet };
}
