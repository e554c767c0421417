import { CompletionItemKind } from "vscode-languageserver-types";
import { callableOf } from "../../../../hog/analysis/callables.ts";
import type { Declaration, Scopes } from "../../../../hog/analysis/scopes.ts";
import type { Builtin } from "../../../../hog/library/builtin.ts";
import type { FunctionType } from "../../../../hog/library/functionType.ts";
import { builtins } from "../../../../hog/library/builtins.ts";
import { callableFunctions } from "../../../../hog/library/supportedFunctions.ts";
import type { Span } from "../../../../hog/source/span.ts";
import type { HogDocument } from "../../documents.ts";
import { memberDetail, parameterText, signatureOf } from "../describe.ts";
import { globalMembers } from "../members.ts";
import { namedByLabel, snippetData } from "./itemData.ts";
import type { Place } from "./place.ts";
import { isPlainName } from "./quote.ts";
import { repairsOf } from "./repair.ts";
import { callSnippet } from "./snippet.ts";
import { snippetsFor, type StatementSnippet } from "./snippets.ts";
import type { Suggestion } from "./suggestion.ts";
import { statementWordsAt, type Word, wordsAt } from "./words.ts";

type NamePlace = Extract<Place, { readonly kind: "name" }>;

/** What may be written as a word: locals, globals, functions of the library, words of the language. */
export function namesAt(
  document: HogDocument,
  { starts, isReturned, isThrown }: Pick<NamePlace, "starts" | "isReturned" | "isThrown">,
  span: Span,
  offset: number,
): readonly Suggestion[] {
  const { type } = document.context;
  const words = wordsAt(starts).map((word) => suggestWord(word, span));
  if (starts === "operator" || starts === "unit") return words;
  const isCalled = document.text.getText()[span.end] === "(";
  const scopes = scopesAround(document, span);
  const locals = localsAt(scopes, offset);
  const statements = statementWordsAt(starts).map((word) => suggestWord(word, span));
  const hidden = new Set([
    ...locals.map(({ text }) => text),
    ...[...statements, ...words].map(({ label }) => label),
  ]);
  const functions = functionsFor(document).filter(({ name }) => !hidden.has(name));
  const isWanted = ({ result }: Builtin): boolean => isThrown && result === "error";
  const suggestCall = (builtin: Builtin): Suggestion => suggestBuiltin(builtin, span, isCalled);
  const returned = isReturned && locals.length === 0 ? changedBy(type) : undefined;
  const startsStatement = starts === "statement" || starts === "branch";
  return [
    ...locals.map((local) => suggestLocal(scopes, local, span, isCalled)),
    ...statements,
    ...functions.filter(isWanted).map(suggestCall),
    ...globalMembers(document)
      .filter(({ name }) => !hidden.has(name))
      .map((member): Suggestion => ({
        label: member.name,
        kind: CompletionItemKind.Constant,
        detail: memberDetail(member),
        documentation: member.documentation,
        span,
        ...(member.name === returned && { isObvious: true }),
      })),
    ...functions.filter((builtin) => !isWanted(builtin)).map(suggestCall),
    ...words,
    ...(startsStatement ? snippetsFor(type) : []).map((one) => suggestSnippet(one, type, span)),
  ];
}

/** What a transformation gives back; others give nothing back, or something of their own. */
function changedBy(type: FunctionType | undefined): string | undefined {
  if (type === "transformation") return "event";
  return type === "transformation_log" ? "record" : undefined;
}

/** What can be called, workflows' own functions last. */
function functionsFor({ kind, context }: HogDocument): readonly Builtin[] {
  const callable = callableFunctions(context.type)
    .flatMap((name) => builtins.get(name) ?? [])
    .filter((builtin) => kind === "program" || worksInTemplate(builtin));
  return [
    ...callable.filter(({ workflowOnly }) => !workflowOnly),
    ...callable.filter(({ workflowOnly }) => workflowOnly),
  ];
}

/** Nothing in a template may wait for an answer, and nothing that it prints or captures is kept. */
function worksInTemplate({ origin, asynchronous, result }: Builtin): boolean {
  return origin !== "host" || (!asynchronous && result !== "null");
}

/** A hole may hide what is around it: `x -> ` without a body is no lambda. A sound program has none. */
function scopesAround(document: HogDocument, word: Span): Scopes {
  const { parsed, scopes } = document.analysis;
  if (word.start < word.end || parsed.problems.length === 0) return scopes;
  const [fillHole] = repairsOf(document, word);
  return fillHole?.().analysis.scopes ?? scopes;
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
    signature: `(${parameters.join(", ")})`,
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
    signature: `(${parameters.map(parameterText).join(", ")})`,
    data: namedByLabel,
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

function suggestSnippet(
  { label, detail, snippet }: StatementSnippet,
  type: FunctionType | undefined,
  span: Span,
): Suggestion {
  const data = snippetData(type, label);
  return { label, kind: CompletionItemKind.Snippet, detail, data, span, snippet };
}
