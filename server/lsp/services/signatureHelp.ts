import {
  MarkupKind,
  type ParameterInformation,
  type Position,
  type SignatureHelp,
  type SignatureInformation,
} from "vscode-languageserver-types";
import { decodeQuoted } from "../../../hog/syntax/literals.ts";
import { scan } from "../../../hog/syntax/scanner.ts";
import { isName, token } from "../../../hog/syntax/token.ts";
import { toOffset } from "../convert.ts";
import type { HogDocument } from "../documents.ts";
import { type Callable, callableNamed, parameterAt } from "./callable.ts";
import {
  isDot,
  kindOf,
  openBracketBefore,
  partnerOf,
  type Prefix,
  textOf,
} from "./completion/prefix.ts";

/** The characters behind which an editor is to ask without being told. */
export const signatureTriggers: readonly string[] = ["(", ","];

/** The characters behind which it is to ask again while it shows an answer. */
export const signatureRetriggers: readonly string[] = [")"];

/**
 * The function whose arguments are written at a position, and the parameter that is next. One argument
 * too many is for a parameter behind the last. `null` outside of calls, and in those of which the
 * function is not known.
 */
export function findSignature(document: HogDocument, position: Position): SignatureHelp | null {
  const offset = toOffset(document.text, position);
  if (isInComment(document, offset)) return null;
  const prefix = tokensBefore(document, offset);
  const call = callAround(prefix, document.kind);
  if (!call) return null;
  const name = nameOf(prefix, call.open - 1);
  const local = document.analysis.scopes.localAt(name, prefix.tokens.starts[call.open - 1] ?? 0);
  const callable = callableNamed(document, name, local);
  if (!callable) return null;
  const { parameters } = callable;
  const active = parameterAt(parameters, call.argument) ?? parameters.length;
  return {
    signatures: [toSignature(callable)],
    activeSignature: 0,
    ...(parameters.length > 0 && { activeParameter: active }),
  };
}

function toSignature({ name, parameters, result, documentation }: Callable): SignatureInformation {
  let start = name.length + 1;
  const described = parameters.map((parameter): ParameterInformation => {
    const end = start + parameter.text.length;
    const label: [number, number] = [start, end];
    start = end + ", ".length;
    return { label, ...(parameter.documentation && toMarkdown(parameter.documentation)) };
  });
  const list = parameters.map(({ text }) => text).join(", ");
  return {
    label: `${name}(${list})${result === undefined ? "" : `: ${result}`}`,
    parameters: described,
    ...(documentation && toMarkdown(documentation)),
  };
}

function toMarkdown(value: string): Pick<SignatureInformation, "documentation"> {
  return { documentation: { kind: MarkupKind.Markdown, value } };
}

function isInComment({ analysis }: HogDocument, offset: number): boolean {
  return analysis.parsed.comments.some(
    ({ kind, start, end }) => start < offset && (kind === "line" ? offset <= end : offset < end),
  );
}

/** All tokens, and the last one that starts in front of the cursor. */
function tokensBefore({ text, kind }: HogDocument, offset: number): Prefix {
  const program = text.getText();
  const { tokens } = scan(program, kind);
  let before = -1;
  while (before + 1 < tokens.count - 1 && (tokens.starts[before + 1] ?? offset) < offset) before++;
  return { text: program, tokens, before, typed: { kind: "other" } };
}

/** A call that is not yet closed: its bracket, and which argument comes next, from 0. */
interface OpenCall {
  readonly open: number;
  readonly argument: number;
}

/** The innermost call around the cursor whose function is called by its name. */
function callAround(prefix: Prefix, mode: HogDocument["kind"]): OpenCall | undefined {
  let last = prefix.before;
  for (;;) {
    const open = openBracketBefore(prefix, last);
    if (open < 0 || startsStatement(prefix, open, last)) return undefined;
    switch (kindOf(prefix, open)) {
      case token.openParen:
        if (isCall(prefix, open, mode)) return { open, argument: countCommas(prefix, open, last) };
        if (!isGroup(prefix, open)) return undefined;
        break;
      case token.openBrace:
        if (opensBlock(prefix, open)) return undefined;
    }
    last = open - 1;
  }
}

/** Whether a word or sign of a statement stands behind a bracket: it was never closed. */
function startsStatement(prefix: Prefix, open: number, last: number): boolean {
  for (let at = last; at > open; at--) {
    const partner = partnerOf(prefix, at);
    if (partner >= 0 && partner < at) at = partner;
    else if (statementTokens.has(kindOf(prefix, at))) return true;
  }
  return false;
}

/** What never stands between the brackets of a call, unless in braces. */
const statementTokens: ReadonlySet<number> = new Set([
  token.semicolon,
  token.let,
  token.fun,
  token.while,
  token.throw,
  token.try,
  token.catch,
  token.finally,
]);

function countCommas(prefix: Prefix, open: number, last: number): number {
  let count = 0;
  for (let at = last; at > open; at--) {
    const partner = partnerOf(prefix, at);
    if (kindOf(prefix, at) === token.comma) count++;
    else if (partner >= 0 && partner < at) at = partner;
  }
  return count;
}

/** Whether a `(` stands behind the name of a function. */
function isCall(prefix: Prefix, open: number, mode: HogDocument["kind"]): boolean {
  const name = kindOf(prefix, open - 1);
  const before = kindOf(prefix, open - 2);
  if (!isName(name) || isDot(before) || before === token.fun) return false;
  if (name === token.not || neverCalled.has(name)) return false;
  // `if (` and `a and (` are no calls, but `x := if(` is one.
  return !operators.has(name) || mode === "template" || wantsOperand(prefix, open - 2);
}

/** Whether a `(` only groups: what is in front of it ends no operand. */
function isGroup(prefix: Prefix, open: number): boolean {
  const before = kindOf(prefix, open - 1);
  return wantsOperand(prefix, open - 1) || before === token.not || neverCalled.has(before);
}

/** Words that may also name functions. */
const operators: ReadonlySet<number> = new Set([
  token.if,
  token.and,
  token.or,
  token.in,
  token.like,
  token.ilike,
]);

/** Words behind which a `(` opens something else. */
const neverCalled: ReadonlySet<number> = new Set([
  token.return,
  token.for,
  token.else,
  token.between,
  token.is,
  token.case,
  token.when,
  token.then,
]);

function wantsOperand(prefix: Prefix, index: number): boolean {
  const kind = kindOf(prefix, index);
  switch (kind) {
    case token.comma:
    case token.openParen:
    case token.openBracket:
    case token.openBrace:
    case token.colon:
    case token.assign:
    case token.arrow:
    case token.return:
      return true;
  }
  if (operators.has(kind) || kind === token.not) return kind !== token.if;
  return kind >= token.question && kind <= token.notMatchesAnyCase;
}

/** Whether a `{` opens a block, in which no call around it goes on. */
function opensBlock(prefix: Prefix, open: number): boolean {
  const before = kindOf(prefix, open - 1);
  if (before === token.arrow) return !opensDictionary(prefix, open);
  if (before === token.closeBrace) return !isInTemplate(prefix, open - 1);
  return (
    before === token.end ||
    before === token.closeParen ||
    before === token.semicolon ||
    before === token.else ||
    before === token.try ||
    before === token.catch ||
    before === token.finally
  );
}

function opensDictionary(prefix: Prefix, open: number): boolean {
  return kindOf(prefix, open + 1) === token.string && kindOf(prefix, open + 2) === token.colon;
}

/** Whether a `}` ends what a template or a tag holds. */
function isInTemplate(prefix: Prefix, close: number): boolean {
  let before = partnerOf(prefix, close) - 1;
  while (kindOf(prefix, before) === token.closeBrace) before = partnerOf(prefix, before) - 1;
  const kind = kindOf(prefix, before);
  return kind === token.templateStart || kind === token.templateText || kind === token.tagText;
}

function nameOf(prefix: Prefix, index: number): string {
  const text = textOf(prefix, index);
  return kindOf(prefix, index) === token.quotedIdentifier ? decodeQuoted(text) : text;
}
