import type { WorkspaceEdit } from "vscode-languageserver-types";
import { analyseTemplate } from "../../../../hog/analysis/analyseTemplate.ts";
import { findScopes } from "../../../../hog/analysis/findScopes.ts";
import { type Declaration, isInlined } from "../../../../hog/analysis/scopes.ts";
import type { Span } from "../../../../hog/source/span.ts";
import { parseProgram, parseTemplate } from "../../../../hog/syntax/parse.ts";
import { toTextEdit } from "../../convert.ts";
import type { HogDocument } from "../../documents.ts";
import { isPlainName } from "../completion/quote.ts";
import { type Bound, type Difference, findDifference } from "./bindings.ts";
import { placesOf } from "./placesOf.ts";
import { quoteAt, quoteName } from "./quotedName.ts";
import { RenameRefusal } from "./renameRefusal.ts";

/** A new text for a span. */
interface Change extends Span {
  readonly written: string;
}

/**
 * The edits that give a local another name. The program with the new name is read again: whatever would
 * then mean something else than before is a reason to refuse.
 *
 * @throws RenameRefusal
 */
export function renameLocal(
  document: HogDocument,
  declaration: Declaration,
  newName: string,
): WorkspaceEdit {
  const { text } = document;
  checkLocal(declaration);
  const changes = findChanges(document, declaration, newName);
  checkMeaning(document, declaration, changes, newName);
  const edits = changes.map((change) => toTextEdit(text, change, change.written));
  return { changes: { [text.uri]: edits } };
}

/** @throws RenameRefusal for names that are not the author's to choose. */
export function checkLocal({ kind, text, node, name }: Declaration): void {
  if (!name) {
    throw new RenameRefusal(
      `Every catch block has a variable \`${text}\` of its own, whatever its head says. It cannot be renamed.`,
    );
  }
  const isTyped = node.kind === "catch" && node.type && node.type.text !== "Error";
  if (kind === "catch" && isTyped && text === "e") {
    throw new RenameRefusal(
      "PostHog compiles a catch block with a type wrongly unless its variable is called `e`.",
    );
  }
}

/** @throws RenameRefusal for what cannot be a name. In source order. */
function findChanges(
  document: HogDocument,
  declaration: Declaration,
  newName: string,
): readonly Change[] {
  const { text } = document.analysis.parsed;
  if (newName.trim() === "") throw new RenameRefusal("A name cannot be empty.");
  const isPlain = isPlainName(newName);
  // Whoever quotes a name may want any.
  if (!isPlain && !declaration.name?.quoted) {
    throw new RenameRefusal(
      `\`${newName}\` is no name. Use letters, digits, \`_\` and \`$\`, and no reserved word.`,
    );
  }
  const isCalled = declaration.uses.some(({ access }) => access === "call");
  if (isCalled && isOperator(newName)) {
    throw new RenameRefusal(`\`${newName}(…)\` is an operator of Hog and calls no function.`);
  }
  return placesOf(document, { kind: "local", declaration }).map(({ start, end }) => {
    const quote = quoteAt(text, start);
    const isInTag = text[start - 1] === "<" || text.slice(start - 2, start) === "</";
    if (quote) return { start, end, written: quoteName(newName, quote) };
    return { start, end, written: isPlain || isInTag ? newName : quoteName(newName, "`") };
  });
}

/** With how many arguments such a word is one, depends on further calls of what it gives. */
function isOperator(name: string): boolean {
  return [1, 2, 3].some((count) => isInlined(name, count));
}

/** @throws RenameRefusal if the program would not mean the same with the new name. */
function checkMeaning(
  document: HogDocument,
  declaration: Declaration,
  changes: readonly Change[],
  newName: string,
): void {
  const { parsed } = document.analysis;
  const after = read(document, applyChanges(parsed.text, changes));
  const move = moveBy(changes);
  const difference = findDifference(document.analysis, after, move);
  const start = move(declaration.name?.start ?? 0);
  const renamed = after.scopes.declarations.find(({ name }) => name?.start === start);
  if (!difference && renamed?.text === newName) return;
  const back = moveBy(undo(changes, parsed.text, move));
  const lineOf = ({ start }: Span): number => document.text.positionAt(back(start)).line + 1;
  throw new RenameRefusal(describe(difference, newName, renamed, lineOf));
}

function read({ kind, context }: HogDocument, text: string): Bound {
  if (kind === "template") return analyseTemplate(parseTemplate(text), context);
  const parsed = parseProgram(text);
  return { parsed, scopes: findScopes(parsed.root, text) };
}

function applyChanges(text: string, changes: readonly Change[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end, written } of changes) {
    parts.push(text.slice(done, start), written);
    done = end;
  }
  return [...parts, text.slice(done)].join("");
}

/** Where an offset is after the changes; the start of a change is the start of the new text. */
function moveBy(changes: readonly Change[]): (offset: number) => number {
  const shifts: number[] = [];
  let shift = 0;
  for (const { start, end, written } of changes) {
    shift += written.length - (end - start);
    shifts.push(shift);
  }
  return (offset) => {
    const before = countBefore(changes, offset);
    return offset + (shifts[before - 1] ?? 0);
  };
}

/** How many changes start before an offset. */
function countBefore(changes: readonly Span[], offset: number): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle]?.start ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function undo(
  changes: readonly Change[],
  text: string,
  move: (offset: number) => number,
): readonly Change[] {
  return changes.map(({ start, end, written }) => ({
    start: move(start),
    end: move(start) + written.length,
    written: text.slice(start, end),
  }));
}

function describe(
  difference: Difference | undefined,
  newName: string,
  renamed: Declaration | undefined,
  lineOf: (span: Span) => number,
): string {
  switch (difference?.kind) {
    case undefined:
    case "shape":
      return `With the name \`${newName}\`, the program would be read differently.`;
    case "duplicate":
      return `\`${newName}\` is already declared in this scope, in line ${lineOf(difference.declared)}.`;
    case "use": {
      const { use, is } = difference;
      const place = `\`${newName}\` in line ${lineOf(use.node)}`;
      if (is && is === renamed) return `${place} would then mean what you rename.`;
      const other = is?.name ?? is?.node;
      return other
        ? `${place} would then mean what is declared in line ${lineOf(other)}.`
        : `${place} would then mean something else.`;
    }
  }
}
