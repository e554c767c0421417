import { analyseTemplate } from "../../../../hog/analysis/analyseTemplate.ts";
import { findScopes } from "../../../../hog/analysis/findScopes.ts";
import type { Span } from "../../../../hog/source/span.ts";
import { parseProgram, parseTemplate } from "../../../../hog/syntax/parse.ts";
import { token } from "../../../../hog/syntax/token.ts";
import type { HogDocument } from "../../documents.ts";
import { isInterpolation } from "./place.ts";
import { isClosing, isOpening, kindOf, partnerOf, type Prefix, readPrefix } from "./prefix.ts";

/**
 * A document as it may be meant, with sound code around a typed word: offsets up to the cursor are the
 * same. The tree of a broken program says little about what stands above the place that is broken.
 * Tried in this order: with a letter in the place of a word that has not been begun, and without all
 * that follows the cursor.
 */
export function repairsOf(document: HogDocument, word: Span): readonly (() => HogDocument)[] {
  const text = document.text.getText();
  const before = text.slice(0, word.end);
  const filled = word.start === word.end ? `${before}x` : before;
  return [
    () => withText(document, filled + text.slice(word.end)),
    () => withText(document, filled + closingsAt(readPrefix(text, word.end, document.kind))),
  ];
}

function withText(document: HogDocument, text: string): HogDocument {
  if (document.kind === "template") {
    return { ...document, analysis: analyseTemplate(parseTemplate(text), document.context) };
  }
  const parsed = parseProgram(text);
  const scopes = findScopes(parsed.root, text);
  return { ...document, analysis: { parsed, scopes, problems: parsed.problems } };
}

/** What closes the string around the cursor and all brackets that are open there, innermost first. */
function closingsAt(prefix: Prefix): string {
  const open: string[] = [];
  for (let at = 0; at <= prefix.before; at++) {
    const kind = kindOf(prefix, at);
    if (isClosing(kind) || !isOpening(kind) || partnerOf(prefix, at) >= 0) continue;
    open.push(closingOf(prefix, at, kind));
  }
  const quote = prefix.typed.kind === "string" ? "'" : "";
  return quote + open.toReversed().join("");
}

function closingOf(prefix: Prefix, at: number, kind: number): string {
  if (kind === token.openParen) return ")";
  if (kind === token.openBracket) return "]";
  return isInterpolation(prefix, at) && !opensInput(prefix, at) ? "}'" : "}";
}

/** Whether the text around an interpolation is that of an input, which has no quotes. */
function opensInput(prefix: Prefix, at: number): boolean {
  for (let before = at - 1; before >= 0; before--) {
    if (kindOf(prefix, before) === token.templateStart) return false;
    if (kindOf(prefix, before) === token.closeBrace) before = partnerOf(prefix, before);
    else if (kindOf(prefix, before) !== token.templateText) return true;
  }
  return true;
}
