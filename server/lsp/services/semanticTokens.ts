import { TextDocument } from "vscode-languageserver-textdocument";
import type { Range } from "vscode-languageserver-types";
import type { Span } from "../../../hog/source/span.ts";
import type { ConfigurationDocument } from "../configuration.ts";
import { toSpan } from "../convert.ts";
import type { HogDocument } from "../documents.ts";
import { JsonText } from "../hogText.ts";
import { colourLiquid } from "./semanticTokens/liquidColours.ts";
import { colourNames } from "./semanticTokens/nameColours.ts";
import { colourNumbers, colourTemplate } from "./semanticTokens/templateColours.ts";
import { type Colour, type SemanticToken, toTokens } from "./semanticTokens/token.ts";

/**
 * What the names of a program are, beyond what its grammar can tell: which one is a parameter, a
 * builtin, a global, a keyword used as a name. In a template also everything else in the braces. In
 * order, without overlaps, each on one line; with a range only what touches it.
 */
export function findSemanticTokens(document: HogDocument, range?: Range): readonly SemanticToken[] {
  const { text } = document;
  const colours = colourDocument(document);
  return toTokens(text, range ? colours.filter(touches(toSpan(text, range))) : colours);
}

/** The same for all templates of a configuration; those of Liquid are coloured roughly. */
export function findTemplateTokens(
  configuration: ConfigurationDocument,
  range?: Range,
): readonly SemanticToken[] {
  const { text, templates } = configuration;
  const source = text.getText();
  const json = TextDocument.create(text.uri, "json", text.version, source);
  const span = range && toSpan(text, range);
  return templates.flatMap(({ node, engine, document }) => {
    const { offset: start, length } = node;
    const end = start + length;
    if (span && !touches(span)({ start, end })) return [];
    // Most strings are plain text, which need not be analysed.
    if (!source.slice(start, end).includes("{")) return [];
    if (engine === "hog") return findSemanticTokens(document());
    const liquid = new JsonText(json, node);
    return toTokens(liquid, colourLiquid(liquid.getText()));
  });
}

function colourDocument(document: HogDocument): readonly Colour[] {
  const names = colourNames(document);
  if (document.kind === "program") return withoutOverlaps(names.toSorted(inSourceOrder));
  const known = withoutOverlaps([...names, ...colourNumbers(document)].toSorted(inSourceOrder));
  return merge(known, colourTemplate(document));
}

/** Adds those of the second list that lie between those of the first. */
function merge(known: readonly Colour[], guessed: readonly Colour[]): readonly Colour[] {
  let at = 0;
  const added = guessed.filter(({ start, end }) => {
    while ((known[at]?.end ?? Infinity) <= start) at++;
    return (known[at]?.start ?? Infinity) >= end;
  });
  return [...known, ...added].toSorted(inSourceOrder);
}

function withoutOverlaps(sorted: readonly Colour[]): readonly Colour[] {
  let end = 0;
  return sorted.filter((colour) => {
    if (colour.start < end || colour.start === colour.end) return false;
    ({ end } = colour);
    return true;
  });
}

function inSourceOrder(one: Span, other: Span): number {
  return one.start - other.start;
}

function touches(span: Span): (other: Span) => boolean {
  return ({ start, end }) => start < span.end && span.start < end;
}
