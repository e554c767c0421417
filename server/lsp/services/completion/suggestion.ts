import type { CompletionItemKind } from "vscode-languageserver-types";
import type { Span } from "../../../../hog/source/span.ts";

/** One thing that can be written at the cursor. */
export interface Suggestion {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly detail?: string | undefined;
  /** Markdown. */
  readonly documentation?: string;
  /** The function of the library that tells the documentation when it is asked for. */
  readonly builtin?: string;
  /** What is replaced: from where the typed word starts to where the rest of it behind the cursor ends. */
  readonly span: Span;
  /** What is written; the label if left out. */
  readonly text?: string;
  /** The same with places to fill in, for editors that have such. */
  readonly snippet?: string | undefined;
  /** What the typed text is compared with, where that is not the label. */
  readonly filter?: string;
}
