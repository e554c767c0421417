import type { Span } from "../../../../hog/source/span.ts";
import type { HogDocument } from "../../documents.ts";
import { type Chain, globalMembers, type Member, membersOf } from "../members.ts";
import { type Narrowed, narrow } from "./match.ts";
import { repairsOf } from "./repair.ts";
import { inputAround } from "./template.ts";

/** What can be selected, as far as it fits what has been typed. */
export function membersIn(
  document: HogDocument,
  of: Chain,
  word: Span,
  offset: number,
): Narrowed<Member> {
  const typed = document.text.getText().slice(word.start, offset);
  const { kept, isWhole } = narrow(
    knownMembers(document, of, word, offset),
    ({ name }) => name,
    typed,
  );
  const isInputs =
    of.root === "inputs" &&
    of.path.length === 0 &&
    !document.analysis.scopes.localAt(of.root, offset);
  const own = isInputs ? inputAround(document) : undefined;
  // A key that only the selection itself makes known is being typed.
  const isKnown = ({ name, assigned }: Member): boolean =>
    name !== own && (!assigned || !touches(assigned.target, offset));
  return { kept: kept.filter(isKnown), isWhole };
}

/** Where nothing is known of a local, the program may be too broken at the cursor to tell. */
function knownMembers(
  document: HogDocument,
  of: Chain,
  word: Span,
  offset: number,
): readonly Member[] {
  const { named } = membersOf(document, of, offset);
  const { parsed, scopes } = document.analysis;
  if (named.length > 0 || parsed.problems.length === 0) return named;
  const isGlobal = globalMembers(document).some(({ name }) => name === of.root);
  if (of.called || (isGlobal && !scopes.localAt(of.root, offset))) return named;
  for (const repair of repairsOf(document, { start: word.start, end: offset })) {
    const { named: found } = membersOf(repair(), of, offset);
    if (found.length > 0) return found;
  }
  return named;
}

function touches({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
