import { type CodeAction, CodeActionKind } from "vscode-languageserver-types";
import type { HogDocument } from "../../../documents.ts";
import { toTextEdit } from "../../../convert.ts";
import type { Change } from "../action.ts";

/** What a refactoring calls itself, and its kind below `refactor`: `rewrite.if.invert`. */
export interface Heading {
  readonly title: string;
  readonly kind: `${"extract" | "inline" | "rewrite" | "surround"}.${string}`;
}

/** An action that changes the text of the document. */
export function offer(
  { text }: HogDocument,
  { title, kind }: Heading,
  changes: readonly Change[],
): CodeAction {
  const edits = changes.map((change) => toTextEdit(text, change, change.newText));
  return {
    title,
    kind: `${CodeActionKind.Refactor}.${kind}`,
    edit: { changes: { [text.uri]: edits } },
  };
}

/** An action that people would expect here, with the reason why there is none. */
export function decline({ title, kind }: Heading, reason: string): CodeAction {
  return { title, kind: `${CodeActionKind.Refactor}.${kind}`, disabled: { reason } };
}
