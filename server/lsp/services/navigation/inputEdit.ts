import type { TextEdit } from "vscode-languageserver-types";
import { textOfPart } from "../../../../hog/analysis/selection.ts";
import type { Span } from "../../../../hog/source/span.ts";
import { toTextEdit } from "../../convert.ts";
import type { HogDocument } from "../../documents.ts";
import { isPlainName, quote } from "../completion/quote.ts";
import type { Part, Selection } from "./memberOf.ts";
import { quoteAt, quoteName } from "./quotedName.ts";

/**
 * The edit after which a selection from `inputs` by `part` selects another key. It keeps its form where
 * it can: brackets come where a dot allows no such key, and go where they were there for that only.
 *
 * In templates, backticks come instead of brackets: PostHog works out from the dots which input needs
 * which, and evaluates them in that order.
 */
export function toInputEdit(
  document: HogDocument,
  selection: Selection,
  part: Part,
  newKey: string,
): TextEdit {
  const [span, written] = writeSelector(document, selection, part, newKey);
  return toTextEdit(document.text, span, written);
}

function writeSelector(
  { kind, analysis }: HogDocument,
  selection: Selection,
  part: Part,
  newKey: string,
): readonly [Span, string] {
  const { text } = analysis.parsed;
  const selector = { start: selection.object.end, end: selection.end };
  const safe = selection.optional ? "?." : "";
  const before = text.slice(selector.start, part.start).replaceAll(/\s/g, "");
  const isPlain = isPlainName(newKey);
  const wasNeeded = !isPlainName(textOfPart(part));
  if (selection.kind === "index") {
    const isBare = before === `${safe}[` && text.slice(part.end, selection.end).trim() === "]";
    return wasNeeded && isPlain && isBare
      ? [selector, `${safe || "."}${newKey}`]
      : [part, quote(newKey)];
  }
  const quoted = quoteAt(text, part.start);
  if (quoted && !(wasNeeded && isPlain)) return [part, quoteName(newKey, quoted)];
  if (isPlain) return [part, newKey];
  // Between the dot and the name there may be a comment.
  const isBare = before === (safe || ".");
  return kind === "template" || !isBare
    ? [part, quoteName(newKey, "`")]
    : [selector, `${safe}[${quote(newKey)}]`];
}
