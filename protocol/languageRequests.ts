/**
 * Our additions to the Language Server Protocol.
 *
 * The client owns the functions, the server owns the texts. A text on disk needs no message: the
 * `function.json` beside it says the same.
 */

/**
 * Notification, client → server: to what function a document belongs. Sent before the document is
 * opened, and again whenever an answer to it would be another, unsaved changes of the schema included.
 */
export const functionContextMethod = "hog/functionContext";

export interface FunctionContextParams {
  /** Of the document with the program. */
  readonly uri: string;
  /** Null: nothing is known about it any more. */
  readonly context: DocumentContext | null;
}

/** What a program's function is, as PostHog's API has it. */
export interface DocumentContext {
  readonly type: string;
  readonly inputs_schema: readonly unknown[];
}
