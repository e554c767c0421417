import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver-types";
import { visitTree } from "../../../hog/analysis/visitTree.ts";
import type { Span } from "../../../hog/source/span.ts";
import type { Comment } from "../../../hog/syntax/parse.ts";
import { scan } from "../../../hog/syntax/scanner.ts";
import { token, type Tokens } from "../../../hog/syntax/token.ts";
import type { HogDocument } from "../documents.ts";
import { findBracketPairs, spanOfToken } from "./bracketPairs.ts";
import { findCommentRuns, startsLine } from "./commentRuns.ts";

/**
 * What can be folded: brackets of any kind, tags, `case … end`, texts over several lines, comments, and
 * what stands between `// #region` and `// #endregion`. In line order, one a line: the longest.
 *
 * Whole lines are folded, for the sake of editors that cannot do better. The line with the closing
 * bracket stays, so that one sees where the fold ends.
 */
export function findFoldings(document: HogDocument): FoldingRange[] {
  const { text } = document;
  const folds = [
    ...foldsOfTokens(document),
    ...foldsOfTree(document),
    ...foldsOfComments(document),
  ];
  const longest = new Map<number, FoldingRange>();
  for (const { start, end, keepsLastLine, kind } of folds) {
    const startLine = text.positionAt(start).line;
    const endLine = text.positionAt(end).line - (keepsLastLine ? 1 : 0);
    const known = longest.get(startLine);
    if (endLine <= startLine || (known && known.endLine >= endLine)) continue;
    longest.set(startLine, { startLine, endLine, ...(kind && { kind }) });
  }
  return [...longest.values()].toSorted((one, other) => one.startLine - other.startLine);
}

interface Fold extends Span {
  /** Whether the line on which the span ends stays visible. */
  readonly keepsLastLine: boolean;
  readonly kind?: FoldingRangeKind;
}

function foldsOfTokens({ kind, text }: HogDocument): readonly Fold[] {
  const source = text.getText();
  const { tokens } = scan(source, kind);
  const pairs = findBracketPairs(tokens).map((pair): Fold => ({
    start: pair.open.start,
    end: pair.close.start,
    keepsLastLine: pair.kind === "brackets" || startsLine(source, pair.close.start),
  }));
  return [...pairs, ...foldsOfStrings(source, tokens), ...foldsOfOpenBraces(tokens)];
}

function foldsOfStrings(source: string, tokens: Tokens): readonly Fold[] {
  const folds: Fold[] = [];
  for (let index = 0; index < tokens.count; index++) {
    if (tokens.kinds[index] !== token.string) continue;
    const { start, end } = spanOfToken(tokens, index);
    folds.push({ start, end, keepsLastLine: startsLine(source, end - 1) });
  }
  return folds;
}

/** A block that is not closed yet goes to the end of the program, for the parser too. */
function foldsOfOpenBraces(tokens: Tokens): readonly Fold[] {
  const folds: Fold[] = [];
  const { end } = spanOfToken(tokens, Math.max(0, tokens.count - 2));
  for (let index = 0; index < tokens.count; index++) {
    if (tokens.kinds[index] !== token.openBrace || tokens.partners[index] !== 0) continue;
    folds.push({ start: spanOfToken(tokens, index).start, end, keepsLastLine: false });
  }
  return folds;
}

function foldsOfTree({ analysis }: HogDocument): readonly Fold[] {
  const folds: Fold[] = [];
  const add = ({ start, end }: Span): void => {
    folds.push({ start, end, keepsLastLine: true });
  };
  visitTree(analysis.parsed.root, [{ tag: add, case: add }]);
  return folds;
}

function foldsOfComments({ analysis: { parsed } }: HogDocument): readonly Fold[] {
  const isMark = (comment: Comment): boolean => regionMark(parsed.text, comment) !== undefined;
  const runs = findCommentRuns(parsed, isMark);
  const blocks = parsed.comments.filter(({ kind }) => kind === "block");
  const comments = [...runs, ...blocks].map(({ start, end }): Fold => ({
    start,
    end,
    keepsLastLine: false,
    kind: FoldingRangeKind.Comment,
  }));
  return [...comments, ...regionsOf(parsed.text, parsed.comments)];
}

function regionsOf(text: string, comments: readonly Comment[]): readonly Fold[] {
  const open: Comment[] = [];
  return comments.flatMap((comment): readonly Fold[] => {
    const mark = regionMark(text, comment);
    if (mark === "region") open.push(comment);
    const start = mark === "endregion" ? open.pop()?.start : undefined;
    if (start === undefined) return [];
    return [{ start, end: comment.end, keepsLastLine: false, kind: FoldingRangeKind.Region }];
  });
}

/** What a comment says about regions; `#` opens a comment too, so that one is enough behind it. */
function regionMark(text: string, { kind, start, end }: Comment): string | undefined {
  if (kind === "block" || !startsLine(text, start)) return undefined;
  return /^(?:(?:\/\/|--)\s*#|#)\s*((?:end)?region)(?![\w-])/.exec(text.slice(start, end))?.[1];
}
