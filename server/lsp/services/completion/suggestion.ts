import type { CompletionItemKind } from "vscode-languageserver-types";
import type { Span } from "../../../../hog/source/span.ts";

/** One thing that can be written at the cursor. */
export interface Suggestion {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly detail?: string | undefined;
  /** What belongs directly behind the label of a function: `(url: string, options?: object)`. */
  readonly signature?: string | undefined;
  /** Markdown. */
  readonly documentation?: string;
  /** What tells the rest when it is asked for: see `resolveCompletion`. */
  readonly data?: string;
  /** What is replaced: from where the typed word starts to where the rest of it behind the cursor ends. */
  readonly span: Span;
  /** What is replaced where the rest of a word stays; up to the cursor if left out. */
  readonly insertEnd?: number | undefined;
  /** What is written; the label if left out. */
  readonly text?: string;
  /** The same with places to fill in, for editors that have such. */
  readonly snippet?: string | undefined;
  /** What the typed text is compared with, where that is not the label. */
  readonly filter?: string;
  /** The one that is most probably meant. */
  readonly isObvious?: true;
}
