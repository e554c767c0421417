import {
  type CompletionItem,
  type InsertReplaceEdit,
  InsertTextFormat,
  MarkupKind,
  type Position,
  type TextEdit,
} from "vscode-languageserver-types";
import { builtins } from "../../../hog/library/builtins.ts";
import type { Span } from "../../../hog/source/span.ts";
import { toOffset, toRange } from "../convert.ts";
import type { HogDocument } from "../documents.ts";
import type { Suggestion } from "./completion/suggestion.ts";
import { suggestionsAt } from "./completion/suggestionsAt.ts";
import { describeBuiltin } from "./describe.ts";

/** The characters behind which an editor is to ask without being told. */
export const triggerCharacters: readonly string[] = [".", "'", "[", "{"];

/** What the editor can do with a completion, and how it came to ask. */
export interface CompletionClient {
  readonly snippets: boolean;
  /** Knows edits that leave it to the user whether the rest of a word goes. */
  readonly insertReplace: boolean;
  /** The character that was typed; `undefined` where the user asked, or types a word. */
  readonly trigger: string | undefined;
}

/**
 * What can be written at a position: names in scope, what they hold, functions of the library, words of
 * the language. Empty in comments and texts, and behind names of which nothing is known.
 */
export function findCompletions(
  document: HogDocument,
  position: Position,
  client: CompletionClient,
): CompletionItem[] {
  const offset = toOffset(document.text, position);
  return suggestionsAt(document, offset, client.trigger).map((suggestion, index) =>
    toItem(document, suggestion, index, offset, client),
  );
}

/** The same item with its documentation, if it was left out for brevity. */
export function resolveCompletion(item: CompletionItem): CompletionItem {
  const builtin = typeof item.data === "string" ? builtins.get(item.data) : undefined;
  return builtin ? { ...item, documentation: toMarkdown(describeBuiltin(builtin)) } : item;
}

function toItem(
  { text }: HogDocument,
  suggestion: Suggestion,
  index: number,
  offset: number,
  client: CompletionClient,
): CompletionItem {
  const { label, kind, detail, documentation, builtin, filter } = suggestion;
  const snippet = client.snippets ? suggestion.snippet : undefined;
  const newText = snippet ?? suggestion.text ?? label;
  return {
    label,
    kind,
    // Suggestions come in the order in which to show them.
    sortText: String(index).padStart(4, "0"),
    textEdit: toEdit(text, newText, suggestion.span, offset, client),
    ...(detail && { detail }),
    ...(documentation && { documentation: toMarkdown(documentation) }),
    ...(builtin !== undefined && { data: builtin }),
    ...(filter !== undefined && { filterText: filter }),
    ...(snippet !== undefined && { insertTextFormat: InsertTextFormat.Snippet }),
  };
}

/** Editors that do not ask what to do with the rest of the word keep it. */
function toEdit(
  text: HogDocument["text"],
  newText: string,
  span: Span,
  offset: number,
  { insertReplace }: CompletionClient,
): TextEdit | InsertReplaceEdit {
  const insert = toRange(text, { start: span.start, end: offset });
  return insertReplace
    ? { newText, insert, replace: toRange(text, span) }
    : { newText, range: insert };
}

function toMarkdown(value: string): { readonly kind: MarkupKind; readonly value: string } {
  return { kind: MarkupKind.Markdown, value };
}
