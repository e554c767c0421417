import type { CodeAction } from "vscode-languageserver-types";
import type { Span } from "../../../../../hog/source/span.ts";
import type { HogDocument } from "../../../documents.ts";

/**
 * Offers another way to write what is selected, which does the same. `selection` is in offsets, empty
 * for a cursor. An answer that is `disabled` says why it would do something else here.
 */
export type Refactoring = (document: HogDocument, selection: Span) => readonly CodeAction[];
