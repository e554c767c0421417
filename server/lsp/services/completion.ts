import type { CompletionItem, CompletionList, Position } from "vscode-languageserver-types";
import { toOffset } from "../convert.ts";
import type { HogDocument } from "../documents.ts";
import { builtinOf, snippetOf } from "./completion/itemData.ts";
import { fillSnippet } from "./completion/snippet.ts";
import { suggestionsAt } from "./completion/suggestionsAt.ts";
import { toList, toMarkdown } from "./completion/toList.ts";
import { describeBuiltin, signatureOf } from "./describe.ts";

/** The characters behind which an editor is to ask without being told. */
export const triggerCharacters: readonly string[] = [".", "'", '"', "[", "{"];

/** What the editor can do with a completion, and how it came to ask. */
export interface CompletionClient {
  readonly snippets: boolean;
  /** Knows edits that leave it to the user whether the rest of a word goes. */
  readonly insertReplace: boolean;
  /** Shows signatures and types beside the labels. */
  readonly labelDetails?: boolean;
  /** What may be said once for all items, by the protocol's names; nothing if left out. */
  readonly itemDefaults?: ReadonlySet<string>;
  /** The character that was typed; `undefined` where the user asked, or types a word. */
  readonly trigger: string | undefined;
}

/**
 * What can be written at a position: names in scope, what they hold, functions of the library, words of
 * the language. Empty in comments and texts, and behind names of which nothing is known. Incomplete
 * where more fits the typed word than anyone would look at.
 */
export function findCompletions(
  document: HogDocument,
  position: Position,
  client: CompletionClient,
): CompletionList {
  const offset = toOffset(document.text, position);
  const suggestions = suggestionsAt(document, offset, client.trigger);
  return toList(document.text, suggestions, offset, client);
}

/** The same item with its signature and documentation, if they were left out for brevity. */
export function resolveCompletion(item: CompletionItem): CompletionItem {
  const builtin = builtinOf(item.label, item.data);
  if (builtin) {
    const documentation = toMarkdown(describeBuiltin(builtin));
    return { detail: signatureOf(builtin), ...item, documentation };
  }
  const snippet = snippetOf(item.data);
  if (!snippet) return item;
  const written = ["```hog", fillSnippet(snippet.snippet), "```"].join("\n");
  return { ...item, documentation: toMarkdown(written) };
}
