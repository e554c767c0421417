import {
  type CompletionItem,
  type CompletionItemDefaults,
  CompletionItemKind,
  type CompletionList,
  type InsertReplaceEdit,
  InsertTextFormat,
  MarkupKind,
  type Range,
  type TextEdit,
} from "vscode-languageserver-types";
import { toRange } from "../../convert.ts";
import type { HogText } from "../../hogText.ts";
import type { CompletionClient } from "../completion.ts";
import { namedByLabel, nothingMore } from "./itemData.ts";
import type { Narrowed } from "./match.ts";
import { encodeSnippet } from "./snippet.ts";
import type { Suggestion } from "./suggestion.ts";

/** What editors get. What most items have in common is said once, if the editor can read that. */
export function toList(
  text: HogText,
  { kept, isWhole }: Narrowed<Suggestion>,
  offset: number,
  client: CompletionClient,
): CompletionList {
  const ranges = new Ranges(text, offset, client.insertReplace);
  const full = kept
    .filter(({ kind }) => client.snippets || kind !== CompletionItemKind.Snippet)
    .map((suggestion, at) => toItem(text, suggestion, at, ranges, client));
  const defaults = defaultsOf(full, client.itemDefaults ?? noDefaults);
  const isIncomplete = !isWhole;
  if (Object.keys(defaults).length === 0) return { isIncomplete, items: full };
  return { isIncomplete, itemDefaults: defaults, items: full.map((one) => without(one, defaults)) };
}

const noDefaults: ReadonlySet<string> = new Set();

/** Where items write: nearly all of them in the same place. */
type Place = NonNullable<CompletionItemDefaults["editRange"]>;

class Ranges {
  readonly #text: HogText;
  readonly #offset: number;
  readonly #insertReplace: boolean;
  readonly #known = new Map<string, Place>();

  constructor(text: HogText, offset: number, insertReplace: boolean) {
    this.#text = text;
    this.#offset = offset;
    this.#insertReplace = insertReplace;
  }

  /** Editors that do not ask what to do with the rest of the word keep it. */
  of({ span, insertEnd = this.#offset }: Suggestion): Place {
    const key = `${span.start} ${span.end} ${insertEnd}`;
    const known = this.#known.get(key);
    if (known) return known;
    const insert = toRange(this.#text, { start: span.start, end: insertEnd });
    const place = this.#insertReplace ? { insert, replace: toRange(this.#text, span) } : insert;
    this.#known.set(key, place);
    return place;
  }
}

/** An item with everything, and where it writes. */
type FullItem = CompletionItem & { readonly textEdit: TextEdit | InsertReplaceEdit };

function toItem(
  text: HogText,
  suggestion: Suggestion,
  index: number,
  ranges: Ranges,
  client: CompletionClient,
): FullItem {
  const { label, kind, detail, documentation, data, filter } = suggestion;
  const snippet = client.snippets ? suggestion.snippet : undefined;
  const newText =
    snippet === undefined
      ? text.encode(suggestion.text ?? label)
      : encodeSnippet(snippet, (part) => text.encode(part));
  const place = ranges.of(suggestion);
  const showsDetails = client.labelDetails === true;
  return {
    label,
    kind,
    // Suggestions come in the order in which to show them.
    sortText: String(index).padStart(3, "0"),
    textEdit: "start" in place ? { newText, range: place } : { newText, ...place },
    ...(showsDetails && detailsOf(suggestion)),
    ...(detail && !showsDetails && { detail }),
    ...(documentation && { documentation: toMarkdown(documentation) }),
    ...(data !== undefined && { data }),
    ...(filter !== undefined && { filterText: text.encode(filter) }),
    ...(snippet !== undefined && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(suggestion.isObvious && { preselect: true }),
  };
}

function detailsOf({ signature, detail }: Suggestion): Pick<CompletionItem, "labelDetails"> {
  // That of a function of the library, with types and result, is told when it is asked for.
  if (signature !== undefined) return { labelDetails: { detail: signature } };
  return detail ? { labelDetails: { description: detail } } : {};
}

/** What is said once for all items; only what most of them share. */
function defaultsOf(
  items: readonly FullItem[],
  supported: ReadonlySet<string>,
): CompletionItemDefaults {
  const editRange = supported.has("editRange") ? usualPlace(items) : undefined;
  const most = (has: (item: FullItem) => boolean): boolean =>
    items.filter(has).length * 2 > items.length;
  const areSnippets = supported.has("insertTextFormat") && most(isSnippet);
  const areBuiltins = supported.has("data") && most(({ data }) => data === namedByLabel);
  return {
    ...(editRange && { editRange }),
    ...(areSnippets && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(areBuiltins && { data: namedByLabel }),
  };
}

/** Leaves out what the defaults say, and says what they do not mean. */
function without(
  { textEdit, insertTextFormat, data, ...item }: FullItem,
  defaults: CompletionItemDefaults,
): CompletionItem {
  const format = insertTextFormat ?? InsertTextFormat.PlainText;
  const usual = defaults.insertTextFormat ?? InsertTextFormat.PlainText;
  const isElsewhere = !defaults.editRange || !isSamePlace(textEdit, defaults.editRange);
  const { newText } = textEdit;
  return {
    ...item,
    ...(isElsewhere ? { textEdit } : newText !== item.label && { textEditText: newText }),
    ...(format !== usual && { insertTextFormat: format }),
    ...(data !== defaults.data && { data: data ?? nothingMore }),
  };
}

function isSnippet({ insertTextFormat }: CompletionItem): boolean {
  return insertTextFormat === InsertTextFormat.Snippet;
}

/** The place of most items. */
function usualPlace(items: readonly FullItem[]): Place | undefined {
  const counts = new Map<Range, number>();
  for (const { textEdit } of items) {
    const range = "range" in textEdit ? textEdit.range : textEdit.insert;
    counts.set(range, (counts.get(range) ?? 0) + 1);
  }
  const [range] = [...counts].toSorted(([, one], [, other]) => other - one)[0] ?? [];
  const usual = items.find(({ textEdit }) => isAt(textEdit, range))?.textEdit;
  if (!usual) return undefined;
  return "range" in usual ? usual.range : { insert: usual.insert, replace: usual.replace };
}

function isAt(edit: TextEdit | InsertReplaceEdit, range: Range | undefined): boolean {
  return ("range" in edit ? edit.range : edit.insert) === range;
}

/** The ranges of one place are the same objects. */
function isSamePlace(edit: TextEdit | InsertReplaceEdit, place: Place): boolean {
  return "range" in edit
    ? edit.range === place
    : "insert" in place && edit.insert === place.insert && edit.replace === place.replace;
}

/** Markdown as the protocol has it. */
export function toMarkdown(value: string): { readonly kind: MarkupKind; readonly value: string } {
  return { kind: MarkupKind.Markdown, value };
}
