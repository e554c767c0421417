import { findSuppressions, type Suppression } from "../../../../hog/analysis/suppressions.ts";
import { Lines } from "../../../../hog/source/lines.ts";
import { type Found, insert, type Proposal } from "./action.ts";
import { indentAt, lineBreakOf } from "./layout.ts";
import { findPlaces } from "./place.ts";

/** Silences the problem's rule on its line, by a comment above or one that is there already. */
export function ignoreOnLine({ problem, text, document }: Found): readonly Proposal[] {
  const { parsed } = document.analysis;
  const lines = new Lines(text);
  const { line } = lines.positionAt(problem.start);
  const title = `Ignore \`${problem.code}\` on this line`;
  const known = findSuppressions(parsed).filter((one) => one.line === line);
  if (known.length > 0) return [{ title, changes: [addCode(known, problem.code)] }];
  const start = lines.startOf(line);
  if (parsed.root.statements.length === 0 || !mayHoldComment(start, parsed)) return [];
  const comment = `${indentAt(text, start)}// hog-ignore ${problem.code}${lineBreakOf(text)}`;
  return [{ title, changes: [insert(start, comment)] }];
}

/** Silences the problem's rule in the whole text. */
export function ignoreInFile({ problem, text, document }: Found): readonly Proposal[] {
  const title = `Ignore \`${problem.code}\` in this file`;
  const known = findSuppressions(document.analysis.parsed).filter(
    (one) => one.line === undefined && !one.tooLow,
  );
  const change =
    known.length > 0
      ? addCode(known, problem.code)
      : insert(0, `// hog-ignore-file ${problem.code}${lineBreakOf(text)}`);
  return [{ title, changes: [change] }];
}

/** The comment's list of codes becomes longer; the reason behind it stays. */
function addCode(known: readonly Suppression[], code: string): ReturnType<typeof insert> {
  const last = known.at(-1);
  return insert(last?.span.end ?? 0, last?.code === "" ? ` ${code}` : `, ${code}`);
}

/** Whether a line may be put in at an offset without becoming part of a text or of a comment. */
function mayHoldComment(
  offset: number,
  { root, comments }: Found["document"]["analysis"]["parsed"],
): boolean {
  if (comments.some(({ start, end }) => start < offset && offset < end)) return false;
  const here = { start: offset, end: offset };
  for (let place = findPlaces(root, [here]).get(here); place; place = place.parent) {
    const { kind, start } = place.node;
    const isText =
      kind === "string" ||
      kind === "template" ||
      kind === "tag" ||
      kind === "text" ||
      kind === "identifier" ||
      kind === "query";
    if (isText && start < offset) return false;
  }
  return true;
}
