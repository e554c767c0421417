import type { Parsed } from "../syntax/parse.ts";
import type { Program } from "../syntax/tree.ts";
import type { Scopes } from "./scopes.ts";

/**
 * Tells of a name whether text that could not be read may declare or use it: whether it stands in the
 * text more often than in the tree. In a program without syntax errors that is never so.
 */
export function findNamesInHoles(
  { text, problems }: Parsed<Program>,
  scopes: Scopes,
): (name: string) => boolean {
  if (problems.length === 0) return () => false;
  let unread: ReadonlyMap<string, number> | undefined;
  return (name) => {
    unread ??= countUnread(text, scopes);
    return (unread.get(name) ?? 0) !== 0;
  };
}

/** How often each word stands in the text without being in the tree; below zero for quoted names. */
function countUnread(text: string, { references, declarations }: Scopes): Map<string, number> {
  const unread = new Map<string, number>();
  const count = (name: string, by: number): void => {
    unread.set(name, (unread.get(name) ?? 0) + by);
  };
  for (const [word] of text.matchAll(/[A-Za-z_$][\w$]*/g)) count(word, 1);
  for (const use of references) count(use.text, -1);
  for (const { name } of declarations) if (name) count(name.text, -1);
  return unread;
}
