import { type Hover, MarkupKind, type Position } from "vscode-languageserver-types";
import type { Span } from "../../../hog/source/span.ts";
import { scan } from "../../../hog/syntax/scanner.ts";
import { token } from "../../../hog/syntax/token.ts";
import { toOffset, toRange } from "../convert.ts";
import type { HogDocument } from "../documents.ts";
import { describeToken, type Token } from "./hover/describeToken.ts";

/**
 * What is known about the word or sign under the cursor: its declaration, type and documentation, and
 * a value where one is known. Plain text for editors that do not show Markdown. `null` where nothing is
 * known.
 */
export function findHover(
  document: HogDocument,
  position: Position,
  markdown: boolean,
): Hover | null {
  const offset = toOffset(document.text, position);
  for (const each of tokensAt(document, offset)) {
    const description = describeToken(document, each);
    if (!description) continue;
    const contents = markdown
      ? { kind: MarkupKind.Markdown, value: description.text }
      : { kind: MarkupKind.PlainText, value: toPlainText(description.text) };
    return { contents, range: toRange(document.text, description.span) };
  }
  return null;
}

/** The token at an offset, then a word that ends there. */
function tokensAt({ text, kind }: HogDocument, offset: number): readonly Token[] {
  const { tokens } = scan(text.getText(), kind);
  const spanOf = (index: number): Span => ({
    start: tokens.starts[index] ?? 0,
    end: tokens.ends[index] ?? 0,
  });
  let last = 0;
  let high = tokens.count - 1;
  while (last < high) {
    const middle = (last + high + 1) >> 1;
    if (spanOf(middle).start <= offset) last = middle;
    else high = middle - 1;
  }
  // The end of the text is a token of no width.
  const near = [last, last - 1].filter((index) => index >= 0);
  return near
    .map((index) => ({ ...spanOf(index), kind: tokens.kinds[index] ?? token.end }))
    .filter(({ start, end, kind: each }) =>
      offset < end ? start <= offset : offset === end && each >= token.let,
    );
}

/** The Markdown of this server without its marks; what stands in blocks of code stays as it is. */
function toPlainText(markdown: string): string {
  return markdown
    .split(/^```.*\n([^]*?)\n```$/m)
    .map((part, index) => (index % 2 === 1 ? part : withoutMarks(part)))
    .join("");
}

function withoutMarks(markdown: string): string {
  return markdown.replaceAll(
    /\\([!-/:-@[-`{-~])|\*\*|`| +$/gm,
    (_, escaped?: string) => escaped ?? "",
  );
}
