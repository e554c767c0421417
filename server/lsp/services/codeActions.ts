import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Range,
  type TextEdit,
} from "vscode-languageserver-types";
import { configurationRules } from "../../../hog/analysis/configurationRules.ts";
import { rules } from "../../../hog/analysis/rules/all.ts";
import { everyRuleCode } from "../../../hog/analysis/suppressionProblems.ts";
import type { Problem } from "../../../hog/source/problem.ts";
import type { Span } from "../../../hog/source/span.ts";
import { toSpan, toTextEdit } from "../convert.ts";
import type { HogDocument } from "../documents.ts";
import type { Change, Fix, Found, Proposal } from "./codeActions/action.ts";
import { fixes } from "./codeActions/fixes/all.ts";
import { proposeMissingInput } from "./codeActions/fixes/addInput.ts";
import { ignoreInFile, ignoreOnLine } from "./codeActions/ignoring.ts";
import { findPlaces } from "./codeActions/place.ts";
import { refactorings } from "./codeActions/refactorings/all.ts";

/** What the editor asks for. */
export interface CodeActionRequest {
  /** The problems that it shows in the range; where there are none, ours are taken. */
  readonly diagnostics?: readonly Diagnostic[];
  /** Only actions of these kinds and of kinds below them. */
  readonly only?: readonly string[];
}

/** What the editor can do. */
export interface CodeActionClient {
  /** It has the command `hog.turnRuleOff`, whose argument is the code of a rule. */
  readonly commands: boolean;
}

/** The kind of the action that fixes at once whatever can be fixed without asking. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.hog`;

/**
 * What can be done about the problems in a range, and with the code that is selected by it; the best
 * first. Kinds of `source` are offered only to who asks for them.
 */
export function findCodeActions(
  document: HogDocument,
  range: Range,
  request: CodeActionRequest,
  client: CodeActionClient,
): CodeAction[] {
  const wants = (kind: string): boolean =>
    request.only?.some((asked) => asked === kind || kind.startsWith(`${asked}.`)) ??
    !kind.startsWith(CodeActionKind.Source);
  const wantsRefactorings =
    request.only?.some((asked) => asked === "" || isWithin(asked, CodeActionKind.Refactor)) ?? true;
  const selection = toSpan(document.text, range);
  return [
    ...(wants(CodeActionKind.QuickFix) ? findFixes(document, selection, request, client) : []),
    ...(wantsRefactorings
      ? refactorings
          .flatMap((refactor) => refactor(document, selection))
          .filter(({ kind }) => wants(kind ?? CodeActionKind.Refactor))
      : []),
    ...(wants(fixAllKind) ? fixWholeText(document) : []),
  ];
}

function isWithin(kind: string, outer: string): boolean {
  return kind === outer || kind.startsWith(`${outer}.`);
}

/** Nobody chooses among more. */
const mostProblems = 50;

/** So many problems are fixed at once. */
const mostFixed = 1000;
const mostCostlyFixed = 100;

function findFixes(
  document: HogDocument,
  selection: Span,
  { diagnostics = [] }: CodeActionRequest,
  client: CodeActionClient,
): readonly CodeAction[] {
  const touched = problemsAt(document, selection, diagnostics).slice(0, mostProblems);
  const found = findAll(document, touched);
  const shownFor = ({ problem }: Found): Pick<CodeAction, "diagnostics"> => {
    const shown = diagnostics.filter((diagnostic) => shows(document, diagnostic, problem));
    return shown.length > 0 ? { diagnostics: shown } : {};
  };
  const single = found.flatMap((one) =>
    proposalsFor(one).map(({ fix, proposal }) => ({
      ...toAction(document, proposal.title ?? fix.title, proposal),
      ...shownFor(one),
      ...(proposal.preferred && { isPreferred: true }),
    })),
  );
  const ignoring = found.flatMap((one) =>
    ignoreActions(one, client).map((action) => ({ ...action, ...shownFor(one) })),
  );
  const unasked = proposeMissingInput(document, selection).map((proposal) =>
    toAction(document, proposal.title ?? "", proposal),
  );
  return distinct([...single, ...unasked, ...fixesOfKinds(document, found), ...ignoring]);
}

/** Our problems that touch a selection: those that the editor shows, or all where it tells of none. */
function problemsAt(
  { analysis, text }: HogDocument,
  selection: Span,
  diagnostics: readonly Diagnostic[],
): readonly Problem[] {
  const touching = analysis.problems.filter(
    ({ start, end }) => start <= selection.end && end >= selection.start,
  );
  if (diagnostics.length === 0) return touching;
  const shown = new Set(diagnostics.map(({ code, range }) => keyOf(code, toSpan(text, range))));
  return touching.filter((problem) => shown.has(keyOf(problem.code, problem)));
}

function shows({ text }: HogDocument, { code, range }: Diagnostic, problem: Problem): boolean {
  return keyOf(code, toSpan(text, range)) === keyOf(problem.code, problem);
}

function keyOf(code: string | number | undefined, { start, end }: Span): string {
  return `${code} ${start} ${end}`;
}

function findAll(document: HogDocument, problems: readonly Problem[]): readonly Found[] {
  const { root, text } = document.analysis.parsed;
  const places = findPlaces(root, problems);
  return problems.flatMap((problem) => {
    const place = places.get(problem);
    return place ? [{ problem, place, text, document }] : [];
  });
}

interface Chosen {
  readonly fix: Fix;
  readonly proposal: Proposal;
}

/** Only one of them is preferred. */
function proposalsFor(found: Found): readonly Chosen[] {
  const all = (byCode.get(found.problem.code) ?? []).flatMap((fix) =>
    fix.propose(found).map((proposal) => ({ fix, proposal })),
  );
  const best = all.find(({ proposal }) => proposal.preferred);
  return all.map((chosen) => {
    if (chosen === best || !chosen.proposal.preferred) return chosen;
    const { preferred: _, ...proposal } = chosen.proposal;
    return { ...chosen, proposal };
  });
}

const byCode: ReadonlyMap<string, readonly Fix[]> = new Map(
  fixes
    .flatMap(({ codes }) => codes)
    .map((code) => [code, fixes.filter(({ codes }) => codes.includes(code))]),
);

/** For each kind of problem at hand: the same fix for all problems of this kind in the text. */
function fixesOfKinds(document: HogDocument, found: readonly Found[]): readonly CodeAction[] {
  const codes = new Set(
    found.map(({ problem }) => problem.code).filter((code) => byCode.has(code)),
  );
  return [...codes].flatMap((code) => {
    const alike = document.analysis.problems.filter((problem) => problem.code === code);
    if (alike.length < 2) return [];
    return (byCode.get(code) ?? []).flatMap((fix) => {
      const most = fix.costly ? mostCostlyFixed : mostFixed;
      const chosen = findAll(document, alike.slice(0, most)).flatMap((one) =>
        fix.propose(one).slice(0, 1).filter(mayBeOneOfMany),
      );
      const { changes, count } = withoutOverlaps(chosen);
      if (count < 2) return [];
      return [toAction(document, `Fix all: ${fix.title}`, { changes })];
    });
  });
}

/** Applies what is certain, in one go. */
function fixWholeText(document: HogDocument): readonly CodeAction[] {
  const fixable = document.analysis.problems.filter(({ code }) =>
    byCode.get(code)?.some(({ safe }) => safe),
  );
  const chosen = findAll(document, fixable.slice(0, mostFixed)).flatMap((one) => {
    const [first] = proposalsFor(one).filter(({ proposal }) => proposal.preferred);
    return first?.fix.safe && mayBeOneOfMany(first.proposal) ? [first.proposal] : [];
  });
  const { changes } = withoutOverlaps(chosen);
  if (changes.length === 0) return [];
  return [{ ...toAction(document, "Fix all that is certain", { changes }), kind: fixAllKind }];
}

/** The edits of a configuration build on each other. */
function mayBeOneOfMany({ configuration, alone }: Proposal): boolean {
  return configuration === undefined && !alone;
}

/** Takes the proposals one after the other, without those that get in the way of one before. */
function withoutOverlaps(proposals: readonly Proposal[]): {
  readonly changes: readonly Change[];
  /** How many proposals were taken. */
  readonly count: number;
} {
  const ordered = proposals
    .map(({ changes }) => changes.toSorted((one, other) => one.start - other.start))
    .toSorted((one, other) => (one[0]?.start ?? 0) - (other[0]?.start ?? 0));
  const taken: Change[] = [];
  let count = 0;
  for (const changes of ordered) {
    if (meets(taken.at(-1), changes[0])) continue;
    taken.push(...changes);
    count++;
  }
  return { changes: taken, count };
}

/** What is put in between two changes that touch would be torn apart. */
function meets(last: Change | undefined, next: Change | undefined): boolean {
  if (!last || !next || next.start > last.end) return false;
  return next.start < last.end || next.start === next.end || last.start === last.end;
}

function toAction(
  { text, files }: HogDocument,
  title: string,
  { changes, configuration = [] }: Proposal,
): CodeAction {
  const edits = new Map<string, TextEdit[]>();
  const add = (uri: string, added: readonly TextEdit[]): void => {
    if (added.length > 0) edits.set(uri, [...(edits.get(uri) ?? []), ...added]);
  };
  add(
    text.uri,
    changes.map((change) => toTextEdit(text, change, change.newText)),
  );
  const json = files.configuration()?.text;
  if (json) {
    add(
      json.uri,
      configuration.map((change) => toTextEdit(json, change, change.newText)),
    );
  }
  return {
    title,
    kind: CodeActionKind.QuickFix,
    edit: { changes: Object.fromEntries(edits) },
  };
}

/** Comments silence only what rules find, and not in a template. */
function ignoreActions(found: Found, client: CodeActionClient): readonly CodeAction[] {
  const { code } = found.problem;
  const { document } = found;
  const isFinding = ruleCodes.has(code);
  if (!everyRuleCode.has(code) && !configurationRules.has(code)) return [];
  const comments: readonly Proposal[] =
    isFinding && document.kind === "program"
      ? [...ignoreOnLine(found), ...ignoreInFile(found)]
      : [];
  const actions = comments.map((proposal) => toAction(document, proposal.title ?? "", proposal));
  if (!client.commands) return actions;
  const title = `Turn \`${code}\` off in settings`;
  const command = { title, command: "hog.turnRuleOff", arguments: [code] };
  return [...actions, { title, kind: CodeActionKind.QuickFix, command }];
}

const ruleCodes: ReadonlySet<string> = new Set(rules.map(({ code }) => code));

/** Two problems may ask for the same. */
function distinct(actions: readonly CodeAction[]): readonly CodeAction[] {
  const byMeaning = new Map<string, CodeAction>();
  for (const action of actions) {
    const { title, edit, command } = action;
    const key = JSON.stringify([title, edit, command]);
    const same = byMeaning.get(key);
    if (!same) byMeaning.set(key, action);
    else if (same.diagnostics && action.diagnostics) {
      byMeaning.set(key, { ...same, diagnostics: [...same.diagnostics, ...action.diagnostics] });
    }
  }
  return [...byMeaning.values()];
}
