import { CompletionItemKind } from "vscode-languageserver-types";
import type { HogDocument } from "../../documents.ts";
import { memberDetail, memberDocumentation } from "../describe.ts";
import { type ExpectedText, expectedTexts } from "./expected.ts";
import { type Member, membersOf } from "../members.ts";
import { namesAt } from "./names.ts";
import { type Place, placeAt } from "./place.ts";
import { escapeText, isPlainName, quote } from "./quote.ts";
import type { Suggestion } from "./suggestion.ts";

type PlaceOf<Kind extends Place["kind"]> = Extract<Place, { readonly kind: Kind }>;

/**
 * What can be written at an offset, in the order in which to show it. `trigger` is the character that
 * was just typed, if the editor asks because of it; fewer things are wanted then.
 */
export function suggestionsAt(
  document: HogDocument,
  offset: number,
  trigger: string | undefined,
): readonly Suggestion[] {
  const place = placeAt(document.text.getText(), offset, document.kind);
  switch (place.kind) {
    case "nothing":
      return [];
    case "member":
      return suggestMembers(document, place, offset);
    case "key":
      return suggestKeys(document, place, offset);
    case "text":
      return suggestTexts(document, place, offset);
    case "name":
      return suggestNames(document, place, offset, trigger);
  }
}

function suggestMembers(
  document: HogDocument,
  { of, word, dot, optional }: PlaceOf<"member">,
  offset: number,
): readonly Suggestion[] {
  const text = document.text.getText();
  const span = { start: word.start, end: endOfWord(text, offset) };
  const behindDot = text.slice(dot.start, word.start);
  return membersOf(document, of, offset).named.flatMap((member): Suggestion[] => {
    const described = { ...describeMember(member), span };
    if (isPlainName(member.name)) return [described];
    const inBrackets = { ...described, text: `[${quote(member.name)}]` };
    if (optional) return [inBrackets];
    // The dot has to go as well, and an edit may not reach over lines.
    if (/[\r\n]/.test(behindDot)) return [];
    const filter = `${behindDot}${member.name}`;
    return [{ ...inBrackets, span: { ...span, start: dot.start }, filter }];
  });
}

function suggestKeys(
  document: HogDocument,
  { of, word }: PlaceOf<"key">,
  offset: number,
): readonly Suggestion[] {
  const text = document.text.getText();
  const end = endOfString(text, offset);
  const closing = end === undefined ? `'${missingBracket(text, offset)}` : "";
  const span = { start: word.start, end: end ?? offset };
  return membersOf(document, of, offset).named.map((member) => ({
    ...describeMember(member),
    span,
    text: `${escapeText(member.name)}${closing}`,
  }));
}

function suggestTexts(
  document: HogDocument,
  { expected, word }: PlaceOf<"text">,
  offset: number,
): readonly Suggestion[] {
  const end = endOfString(document.text.getText(), offset);
  const span = { start: word.start, end: end ?? offset };
  return expectedTexts(document, expected, offset).map((one) => ({
    ...describeText(one),
    span,
    text: `${escapeText(one.value)}${end === undefined ? "'" : ""}`,
  }));
}

function suggestNames(
  document: HogDocument,
  { word, starts, expected, indexed, opensInterpolation }: PlaceOf<"name">,
  offset: number,
  trigger: string | undefined,
): readonly Suggestion[] {
  const text = document.text.getText();
  const span = { start: word.start, end: endOfWord(text, offset) };
  const keys = indexed ? membersOf(document, indexed, offset).named : [];
  const indexes = keys.map((member) => ({
    ...describeMember(member),
    span,
    text: `${quote(member.name)}${missingBracket(text, span.end)}`,
  }));
  if (trigger === "[") return indexes;
  const isWanted = trigger === undefined || (trigger === "{" && opensInterpolation);
  if (!isWanted) return [];
  const texts = expected ? expectedTexts(document, expected, offset) : [];
  return [
    ...texts.map((one) => ({ ...describeText(one), span, text: quote(one.value) })),
    ...indexes,
    ...namesAt(document, starts, span, offset),
  ];
}

function describeMember(
  member: Member,
): Pick<Suggestion, "label" | "kind" | "detail" | "documentation"> {
  return {
    label: member.name,
    kind: CompletionItemKind.Property,
    detail: memberDetail(member),
    documentation: memberDocumentation(member),
  };
}

function describeText({
  value,
  label,
}: ExpectedText): Pick<Suggestion, "label" | "kind" | "detail"> {
  return { label: value, kind: CompletionItemKind.EnumMember, detail: label };
}

/** How far behind the cursor the rest of a word is looked for; no name is longer. */
const furthest = 100;

function endOfWord(text: string, offset: number): number {
  return offset + (/^[\w$]*/.exec(text.slice(offset, offset + furthest))?.[0].length ?? 0);
}

/** Where the string around the cursor ends; `undefined` where nothing says that it is closed. */
function endOfString(text: string, offset: number): number | undefined {
  const rest = /^[\w$ .:/-]*(?=')/.exec(text.slice(offset, offset + furthest));
  return rest ? offset + rest[0].length : undefined;
}

function missingBracket(text: string, offset: number): string {
  return text[offset] === "]" ? "" : "]";
}
