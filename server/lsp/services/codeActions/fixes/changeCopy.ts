import { chainRoot } from "../../../../../hog/analysis/chains.ts";
import { withoutGroups } from "../../../../../hog/analysis/scopes.ts";
import type { Span } from "../../../../../hog/source/span.ts";
import type { Identifier } from "../../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../../documents.ts";
import { type Change, type Fix, replace } from "../action.ts";
import { copyOfGlobal } from "../copyOfGlobal.ts";
import { freshName } from "../editing/fresh.ts";
import { insertAbove } from "../layout.ts";
import { closest, type Place, type PlaceOf, statementAround } from "../place.ts";

/**
 * `event.properties['plan'] := 'free'` → the same of a copy, which is made above if there is none. Who
 * reads the global behind it reads the copy, or the change would be lost.
 */
export const changeCopy: Fix = {
  codes: ["lost-global-assignment", "undeclared-assignment"],
  title: "Change a copy",
  costly: true,
  propose({ place, text, document }) {
    const assignment = closest(place, "assignment");
    const root = assignment && chainRoot(assignment.node.target);
    if (!assignment || !root) return [];
    if (withoutGroups(assignment.node.target) === root) return [];
    const { scopes } = document.analysis;
    if (scopes.referenceAt(root)?.declaredLater) return [];
    const known = copyOfGlobal(document, root.name, root.start);
    if (known !== undefined) {
      const declared = scopes.localAt(known, root.start);
      const scope = declared?.scope ?? root;
      const changes = useCopy(document, { root, assignment, scope, copy: known }).filter(
        ({ start }) => scopes.localAt(known, start) === declared,
      );
      return [{ title: `Change the copy \`${known}\``, changes, preferred: true, alone: true }];
    }
    const placed = placeForCopy(document, assignment, root);
    if (!placed) return [];
    const copy = freshName(document, "copy");
    const line = `let ${copy} := ${text.slice(root.start, root.end)}`;
    return [
      {
        title: `Change a copy of \`${root.name}\``,
        changes: [
          insertAbove(text, placed.statement.start, line),
          ...useCopy(document, { root, assignment, scope: placed.list, copy }),
        ],
        alone: true,
      },
    ];
  },
};

/**
 * The statement above which the copy is made, and the list that it is one of: the innermost, unless
 * the global is read behind that list in the same function.
 */
function placeForCopy(
  document: HogDocument,
  assignment: Place,
  root: Identifier,
): { readonly statement: Span; readonly list: Span } | undefined {
  const around = listsAround(assignment);
  const outermost = around.at(-1);
  if (!outermost) return undefined;
  const last = laterReads(document, root, assignment.node.end, outermost.list).at(-1);
  return around.find(({ list }) => last === undefined || last.end <= list.end) ?? outermost;
}

/** The lists of statements of the same function, innermost first. */
function listsAround(place: Place): readonly { readonly statement: Span; readonly list: Span }[] {
  const found: { readonly statement: Span; readonly list: Span }[] = [];
  for (let at = statementAround(place); at; at = statementAround(at.list)) {
    found.push({ statement: at.statement.node, list: at.list.node });
    const kind = at.list.parent?.node.kind;
    if (kind === "function" || kind === "lambda") break;
  }
  return found;
}

/** What is assigned to, and every later read in a scope; inside a loop the reads before come later too. */
function useCopy(
  document: HogDocument,
  at: {
    readonly root: Identifier;
    readonly assignment: PlaceOf<"assignment">;
    readonly scope: Span;
    readonly copy: string;
  },
): readonly Change[] {
  const { root, assignment, scope, copy } = at;
  const loop = outermostLoop(assignment, scope);
  const from = loop ? loop.start : assignment.node.end;
  const later = laterReads(document, root, from, scope).filter((node) => node !== root);
  return [root, ...later].map((node) => replace(node, copy));
}

function outermostLoop(place: Place, scope: Span): Span | undefined {
  let found: Span | undefined;
  for (let at = place.parent; at && at.node.start >= scope.start; at = at.parent) {
    const { node } = at;
    if (node.kind === "function" || node.kind === "lambda") break;
    if (node.end > scope.end) break;
    if (node.kind === "while" || node.kind === "for" || node.kind === "forIn") found = node;
  }
  return found;
}

/** The reads of the same global from an offset to the end of a span, in source order. */
function laterReads(
  { analysis: { scopes } }: HogDocument,
  { name }: Identifier,
  from: number,
  { start, end }: Span,
): readonly Span[] {
  return scopes.globals
    .filter(
      ({ node, text, access, declaredLater }) =>
        text === name &&
        access === "read" &&
        !declaredLater &&
        node.kind === "identifier" &&
        node.start >= Math.max(from, start) &&
        node.end <= end,
    )
    .map(({ node }) => node)
    .toSorted((one, other) => one.start - other.start);
}
