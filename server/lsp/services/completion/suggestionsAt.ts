import type { HogDocument } from "../../documents.ts";
import { comparedBehind } from "./behind.ts";
import { describeMember, describeText } from "./described.ts";
import { suggestEntries, suggestQuotedEntries } from "./entries.ts";
import { expectedTexts } from "./expected.ts";
import { endOfString, endOfWord, missingBracket } from "./extent.ts";
import { type Narrowed, narrow } from "./match.ts";
import { membersIn } from "./membersIn.ts";
import { namesAt } from "./names.ts";
import { type Place, placeAt } from "./place.ts";
import { escapeText, isPlainName, quote } from "./quote.ts";
import { escapeSnippet } from "./snippet.ts";
import type { Suggestion } from "./suggestion.ts";
import { isLeftOpen } from "./template.ts";

type PlaceOf<Kind extends Place["kind"]> = Extract<Place, { readonly kind: Kind }>;

const none: Narrowed<Suggestion> = { kept: [], isWhole: true };

/**
 * What can be written at an offset, in the order in which to show it. `trigger` is the character that
 * was just typed, if the editor asks because of it; fewer things are wanted then.
 */
export function suggestionsAt(
  document: HogDocument,
  offset: number,
  trigger: string | undefined,
): Narrowed<Suggestion> {
  const from = statementBefore(document, offset);
  const place = placeAt(document.text.getText(), offset, document.kind, from);
  const found = suggest(document, place, offset, trigger);
  if (document.kind === "program" || found.kept.length === 0) return found;
  return isLeftOpen(document.text.getText(), offset)
    ? { ...found, kept: found.kept.map(withBrace) }
    : found;
}

/** So many statements in front of the cursor say what may stand there: a block, and its `else`. */
const statementsRead = 3;

/** Where to start to read: programs may be long, and this happens on every keystroke. */
function statementBefore({ kind, analysis }: HogDocument, offset: number): number {
  if (kind === "template") return 0;
  const { statements } = analysis.parsed.root;
  const next = statements.findLastIndex(({ start }) => start < offset);
  return statements[next - statementsRead]?.start ?? 0;
}

/** The brace goes behind the cursor, so that the user can go on. */
function withBrace(suggestion: Suggestion): Suggestion {
  const { label, text = label, snippet = `${escapeSnippet(text)}$0` } = suggestion;
  return { ...suggestion, snippet: `${snippet}\\}` };
}

function suggest(
  document: HogDocument,
  place: Place,
  offset: number,
  trigger: string | undefined,
): Narrowed<Suggestion> {
  switch (place.kind) {
    case "nothing":
      return none;
    case "member":
      return suggestMembers(document, place, offset);
    case "key":
      return suggestKeys(document, place, offset);
    case "entry":
      return suggestQuotedEntries(document, place.dictionary, place.word, offset);
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
): Narrowed<Suggestion> {
  const text = document.text.getText();
  const span = { start: word.start, end: endOfWord(text, offset) };
  const behindDot = text.slice(dot.start, word.start);
  const { kept, isWhole } = membersIn(document, of, word, offset);
  const suggestions = kept.flatMap((member): Suggestion[] => {
    const described = { ...describeMember(member), span };
    if (isPlainName(member.name)) return [described];
    const inBrackets = { ...described, text: `[${quote(member.name)}]` };
    if (optional) return [inBrackets];
    // The dot has to go as well, and an edit may not reach over lines.
    if (/[\r\n]/.test(behindDot)) return [];
    const filter = `${behindDot}${member.name}`;
    return [{ ...inBrackets, span: { ...span, start: dot.start }, filter }];
  });
  return { kept: suggestions, isWhole };
}

function suggestKeys(
  document: HogDocument,
  { of, word }: PlaceOf<"key">,
  offset: number,
): Narrowed<Suggestion> {
  const text = document.text.getText();
  const end = endOfString(text, offset);
  const closing = end === undefined ? `'${missingBracket(text, offset)}` : "";
  const span = { start: word.start, end: end ?? offset };
  const { kept, isWhole } = membersIn(document, of, word, offset);
  const suggestions = kept.map((member) => ({
    ...describeMember(member),
    span,
    text: `${escapeText(member.name)}${closing}`,
  }));
  return { kept: suggestions, isWhole };
}

function suggestTexts(
  document: HogDocument,
  { expected, word }: PlaceOf<"text">,
  offset: number,
): Narrowed<Suggestion> {
  const text = document.text.getText();
  const end = endOfString(text, offset);
  const span = { start: word.start, end: end ?? offset };
  const typed = text.slice(word.start, offset);
  const inFront = expected ? expectedTexts(document, expected, offset) : [];
  const behind = end === undefined ? undefined : comparedBehind(text, end + 1);
  const texts = inFront.length === 0 && behind ? expectedTexts(document, behind, offset) : inFront;
  const { kept, isWhole } = narrow(texts, ({ value }) => value, typed);
  const suggestions = kept.map((one) => ({
    ...describeText(one),
    span,
    text: `${escapeText(one.value)}${end === undefined ? "'" : ""}`,
  }));
  return { kept: suggestions, isWhole };
}

function suggestNames(
  document: HogDocument,
  place: PlaceOf<"name">,
  offset: number,
  trigger: string | undefined,
): Narrowed<Suggestion> {
  const { word, expected, indexed, dictionary, opensInterpolation } = place;
  const text = document.text.getText();
  const span = { start: word.start, end: endOfWord(text, offset) };
  const typed = text.slice(word.start, offset);
  if (dictionary && (trigger === undefined || trigger === "{")) {
    const entries = suggestEntries(document, dictionary, span, offset);
    if (entries.kept.length > 0) return entries;
  }
  const keys = indexed ? membersIn(document, indexed, word, offset) : undefined;
  const texts = expected ? expectedTexts(document, expected, offset) : [];
  const isWanted = trigger === undefined || (trigger === "{" && opensInterpolation);
  if (!isWanted && trigger !== "[") return none;
  const suggestions = [
    ...texts.map((one) => ({ ...describeText(one), span, text: quote(one.value) })),
    ...(keys?.kept ?? []).map((member) => ({
      ...describeMember(member),
      span,
      text: `${quote(member.name)}${missingBracket(text, span.end)}`,
    })),
    ...(isWanted ? namesAt(document, place, span, offset) : []),
  ];
  const { kept, isWhole } = narrow(suggestions, ({ label }) => label, typed);
  return { kept, isWhole: isWhole && keys?.isWhole !== false };
}
