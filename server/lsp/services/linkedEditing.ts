import type { Position, Range } from "vscode-languageserver-types";
import { nodesAt } from "../../../hog/syntax/nodeAt.ts";
import type { Tag } from "../../../hog/syntax/tree.ts";
import { toOffset, toRange } from "../convert.ts";
import type { HogDocument } from "../documents.ts";

/** Ranges that an editor changes together. */
export interface LinkedRanges {
  readonly ranges: Range[];
  /** What they may become; anything else ends the link. */
  readonly wordPattern: string;
}

/** The names of a tag around a position that are edited as one; `null` outside of such names. */
export function findLinkedRanges(document: HogDocument, position: Position): LinkedRanges | null {
  const { text, analysis } = document;
  const offset = toOffset(text, position);
  const tag = nodesAt(analysis.parsed.root, offset).findLast((node) => node.kind === "tag");
  const names = tag ? namesOf(tag) : [];
  const isHere = names.some(({ start, end }) => start <= offset && offset <= end);
  if (!isHere) return null;
  return {
    ranges: names.map((name) => toRange(text, name)),
    wordPattern: "[A-Za-z_][A-Za-z0-9_-]*",
  };
}

/** None where the two are not the same, or only one is there. */
function namesOf({
  name,
  closing,
}: Tag): readonly { readonly start: number; readonly end: number }[] {
  return closing?.text === name.text && name.text !== "" ? [name, closing] : [];
}
