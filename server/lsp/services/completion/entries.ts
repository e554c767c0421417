import type { Span } from "../../../../hog/source/span.ts";
import type { Field } from "../../../../hog/library/field.ts";
import type { HogDocument } from "../../documents.ts";
import { describeField } from "./described.ts";
import { fieldsOfSlot } from "./expected.ts";
import { endOfString, isColonAt } from "./extent.ts";
import { type Narrowed, narrow } from "./match.ts";
import type { Dictionary } from "./place.ts";
import { escapeText, quote } from "./quote.ts";
import { keysBehind } from "./slot.ts";
import { escapeSnippet } from "./snippet.ts";
import type { Suggestion } from "./suggestion.ts";

/** The keys that a dictionary may still have, with quotes; `span` is the typed word. */
export function suggestEntries(
  document: HogDocument,
  dictionary: Dictionary,
  span: Span,
  offset: number,
): Narrowed<Suggestion> {
  const text = document.text.getText();
  const fields = entriesIn(document, dictionary, span.end, offset);
  const isValueThere = isColonAt(text, span.end);
  return narrowEntries(fields, text.slice(span.start, offset), (field) => ({
    ...describeField(field),
    span,
    ...entryTexts(field, quote(field.name), isValueThere),
  }));
}

/** The same in a string that has been opened; `word` is what has been typed of it. */
export function suggestQuotedEntries(
  document: HogDocument,
  dictionary: Dictionary,
  word: Span,
  offset: number,
): Narrowed<Suggestion> {
  const text = document.text.getText();
  const end = endOfString(text, offset);
  const behind = end === undefined ? offset : end + 1;
  const fields = entriesIn(document, dictionary, behind, offset);
  if (end !== undefined && (end > offset || isColonAt(text, behind))) {
    const span = { start: word.start, end };
    return narrowEntries(fields, text.slice(word.start, offset), (field) => ({
      ...describeField(field),
      span,
      text: escapeText(field.name),
    }));
  }
  const span = { start: word.start, end: behind };
  const isValueThere = isColonAt(text, behind);
  return narrowEntries(fields, text.slice(word.start, offset), (field) => ({
    ...describeField(field),
    span,
    insertEnd: behind,
    ...entryTexts(field, `${escapeText(field.name)}'`, isValueThere),
  }));
}

function narrowEntries(
  fields: readonly Field[],
  typed: string,
  toSuggestion: (field: Field) => Suggestion,
): Narrowed<Suggestion> {
  const { kept, isWhole } = narrow(fields, ({ name }) => name, typed);
  return { kept: kept.map(toSuggestion), isWhole };
}

/** The keys that a dictionary does not have yet. */
function entriesIn(
  document: HogDocument,
  { slot, given }: Dictionary,
  behind: number,
  offset: number,
): readonly Field[] {
  const fields = fieldsOfSlot(document, slot, offset);
  if (fields.length === 0) return [];
  const taken = new Set([...given, ...keysBehind(document.text.getText(), behind)]);
  return fields.filter(({ name }) => !taken.has(name));
}

/** A key with its colon, and brackets for a dictionary that is its value. */
function entryTexts(
  { type }: Field,
  key: string,
  isValueThere: boolean,
): Pick<Suggestion, "text" | "snippet"> {
  if (isValueThere) return { text: key };
  const text = `${key}: `;
  return type === "object" ? { text, snippet: `${escapeSnippet(text)}{$0}` } : { text };
}
