import { textOf } from "../../../../../hog/analysis/layout.ts";
import { power } from "../../../../../hog/syntax/operators.ts";
import { withoutGroups } from "../../../../../hog/analysis/scopes.ts";
import { selectionText } from "../../../../../hog/analysis/selection.ts";
import type { Expression, If, Program, Block, Statement } from "../../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../../documents.ts";
import { replace } from "../action.ts";
import { within, written } from "../editing/binding.ts";
import { isFragile } from "../editing/effects.ts";
import { isStatementList, ofKind, onlyStatement } from "../editing/kinds.ts";
import { terminatorOf } from "../editing/lines.ts";
import { offer } from "../editing/offer.ts";
import { isLookedUpAnyTime } from "../editing/order.ts";
import { isInHead, losesComment, nearest } from "../editing/path.ts";
import type { Refactoring } from "./refactoring.ts";

/**
 * Writes an `if` that only chooses a value as an expression.
 *
 *     if (a) { x := b } else { x := c }
 *     →
 *     x := a ? b : c
 */
export const ifToConditional: Refactoring = (document, selection) => {
  const found = nearest(document, selection, ofKind("if"));
  if (!found || !isInHead(selection, found.node, found.node.condition.end)) return [];
  const { node, ancestors } = found;
  const list = ancestors.at(-1);
  if (!isStatementList(list)) return [];
  const choice = choiceOf(document, node, list);
  if (!choice) return [];
  const span = { start: node.start, end: choice.end };
  if (losesComment(document, span) || isFragile(node)) return [];
  const text = document.text.getText();
  const parts = [
    within(power.or, written(text, node.condition)),
    within(power.alias, written(text, withoutGroups(choice.then))),
    within(power.conditional, written(text, choice.otherwise)),
  ];
  const newText = `${choice.head}${parts[0]} ? ${parts[1]} : ${parts[2]}${terminatorOf(text)}`;
  return [
    offer(
      document,
      { title: "Convert to conditional expression", kind: "rewrite.if.conditional" },
      [replace(span, newText)],
    ),
  ];
};

interface Choice {
  readonly head: string;
  readonly then: Expression;
  readonly otherwise: Expression;
  /** Where the statements end that choose. */
  readonly end: number;
}

function choiceOf(document: HogDocument, node: If, list: Program | Block): Choice | undefined {
  const one = governed(node.then);
  const following = list.statements[list.statements.indexOf(node) + 1];
  const other = node.otherwise ? governed(node.otherwise) : following;
  if (one?.kind === "return" && other?.kind === "return" && one.value && other.value) {
    return {
      head: "return ",
      then: one.value,
      otherwise: other.value,
      end: (node.otherwise ?? other).end,
    };
  }
  if (one?.kind !== "assignment" || other?.kind !== "assignment" || !node.otherwise)
    return undefined;
  const target = selectionText(one.target);
  if (target === undefined || target !== selectionText(other.target)) return undefined;
  const values = [node.condition, one.value, other.value];
  if (!isLookedUpAnyTime(document, one.target, values)) return undefined;
  const head = `${textOf(document.text.getText(), one.target)} := `;
  return { head, then: one.value, otherwise: other.value, end: node.end };
}

/** The only statement of a branch, with braces or without. */
function governed(branch: Statement): Statement | undefined {
  return branch.kind === "block" ? onlyStatement(branch) : branch;
}
