import type { SemanticTokensEdit } from "vscode-languageserver-types";
import type { SemanticToken } from "./token.ts";

/** The numbers of the protocol: five a token, its place counted from the one before. */
export function encodeTokens(tokens: readonly SemanticToken[]): number[] {
  const data: number[] = [];
  let lastLine = 0;
  let lastCharacter = 0;
  for (const [line, character, length, type, modifiers] of tokens) {
    const fromCharacter = line === lastLine ? lastCharacter : 0;
    data.push(line - lastLine, character - fromCharacter, length, type, modifiers);
    lastLine = line;
    lastCharacter = character;
  }
  return data;
}

/** What makes the new numbers of the old ones: nothing, or one edit of what differs in the middle. */
export function findTokenEdits(
  before: readonly number[],
  after: readonly number[],
): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  const deleteCount = before.length - same - start;
  const data = after.slice(start, after.length - same);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}
