import { nextTokenAt } from "../../../../../hog/analysis/layout.ts";
import { mayPassOver } from "../../../../../hog/analysis/sameRun.ts";
import type { Declaration, Reference } from "../../../../../hog/analysis/scopes.ts";
import { type KindOf, kindsOfValues } from "../../../../../hog/analysis/valueKind.ts";
import { nodesAround } from "../../../../../hog/syntax/nodeAt.ts";
import type {
  Block,
  Expression,
  Identifier,
  Node,
  Program,
  Variable,
} from "../../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../../documents.ts";
import { type Change, replace } from "../action.ts";
import { removeStatement } from "../layout.ts";
import { inPlaceOf, keptApart, tightest, written } from "../editing/binding.ts";
import { effect, effectOf, forEachNode, isFragile } from "../editing/effects.ts";
import { isStatementList } from "../editing/kinds.ts";
import { continues, layoutAt, moved } from "../editing/lines.ts";
import { isStable, mayBeNoticed } from "../editing/occurrences.ts";
import { decline, type Heading } from "../editing/offer.ts";
import { isPrimitive, obstacleToFirst, type Obstacle } from "../editing/order.ts";
import { clingsToPrevious, isAssigned, losesComment, nearest, type Path } from "../editing/path.ts";
import { offerMoving } from "../editing/closures.ts";
import type { Refactoring } from "./refactoring.ts";

const heading: Heading = { title: "Inline variable", kind: "inline.variable" };

/**
 * Puts the value of a variable in the place of its uses.
 *
 *     let url := event.url
 *     print(url)
 *     →
 *     print(event.url)
 */
export const inlineVariable: Refactoring = (document, selection) => {
  const found = nearest(document, selection, isName);
  const declaration = found && document.analysis.scopes.declarationOf(found.node);
  const variable = declaration?.kind === "variable" ? declaration.node : undefined;
  if (!declaration || variable?.kind !== "variable" || !variable.value) return [];
  const path = nodesAround(document.analysis.parsed.root, variable);
  const list = path.at(-2);
  if (!isStatementList(list)) return [];
  if (declaration.uses.length === 0 || isFragile(variable)) return [];
  if (clingsToPrevious(document, list, variable)) return [];
  const value = variable.value;
  const uses = declaration.uses.flatMap((use) => pathOf(document, use) ?? []);
  const obstacle = obstacleOf(document, { declaration, variable, value, list, uses });
  if (obstacle !== undefined) return [decline(heading, obstacle)];
  return [offerMoving(document, heading, inline(document, variable, value, uses))];
};

function isName(node: Node): node is Identifier | Extract<Node, { kind: "name" }> {
  return node.kind === "identifier" || node.kind === "name";
}

/** Where a name is used; `undefined` inside a query or as a tag, where no value can stand. */
function pathOf(document: HogDocument, { node }: Reference): Path<Expression> | undefined {
  const nodes = nodesAround(document.analysis.parsed.root, node);
  const at = nodes.indexOf(node);
  return node.kind === "identifier" && at >= 0
    ? { node, ancestors: nodes.slice(0, at) }
    : undefined;
}

interface Plan {
  readonly declaration: Declaration;
  readonly variable: Variable;
  readonly value: Expression;
  readonly list: Program | Block;
  readonly uses: readonly Path<Expression>[];
}

function obstacleOf(document: HogDocument, plan: Plan): Obstacle {
  const { declaration, variable, value, uses } = plan;
  const name = `\`${declaration.text}\``;
  if (declaration.uses.some(({ access }) => access === "write"))
    return `${name} is assigned again.`;
  if (declaration.uses.some(({ access }) => access === "call")) return `${name} is called.`;
  if (uses.length < declaration.uses.length) return `${name} is used where no value can stand.`;
  if (uses.some(({ node: { start } }) => start < variable.end)) return `${name} uses itself.`;
  if (uses.some(isAssigned)) return `What ${name} holds is changed.`;
  if (losesComment(document, variable, [value])) return "There is a comment in the declaration.";
  const hidden = hiddenName(document, value, uses);
  if (hidden !== undefined) return `Another \`${hidden}\` is meant where ${name} is used.`;
  const text = document.text.getText();
  const [removal, ...replaced] = inline(document, variable, value, uses);
  if (removal && runsTogether(text, removal, replaced)) {
    return "The statements around it would be read as one.";
  }
  const kindOf = kindsOfValues(document.analysis.scopes, text);
  return mayBeEvaluatedAtUses(document, plan, kindOf)
    ? undefined
    : obstacleToNext(document, plan, kindOf);
}

/** Whether the value is the same at each use, and nobody sees that it is made anew there. */
function mayBeEvaluatedAtUses(
  document: HogDocument,
  { value, uses }: Plan,
  kindOf: KindOf,
): boolean {
  if (!isStable(document, value, kindOf)) return false;
  return isPrimitive(value, kindOf) || !mayBeNoticed(document, uses, kindOf);
}

/** Whether the only use is in the next statement and evaluated as if it were the declaration. */
function obstacleToNext(document: HogDocument, plan: Plan, kindOf: KindOf): Obstacle {
  const { list, variable, value, uses } = plan;
  const [use] = uses;
  const name = `\`${plan.declaration.text}\``;
  if (!use || uses.length > 1)
    return `${name} is used more than once, and its value may change or do something.`;
  const following = list.statements.slice(list.statements.indexOf(variable) + 1);
  const next = following.find(({ kind }) => kind !== "empty");
  const index = next ? use.ancestors.indexOf(next) : -1;
  if (index < 0)
    return `${name} is not used in the next statement, and its value may change until then or do something.`;
  const path = [...use.ancestors, use.node];
  const isLater = path.some(
    (node, at) =>
      at >= index &&
      (node.kind === "lambda" ||
        node.kind === "function" ||
        node.kind === "while" ||
        node.kind === "for" ||
        (node.kind === "forIn" && path[at + 1] !== node.collection)),
  );
  if (isLater) return `${name} is used in a loop or in a function.`;
  const isPassedOver = path.some((node, at) => at >= index && mayPassOver(node, path[at + 1]));
  if (isPassedOver && effectOf(document, value) > effect.none) {
    return `${name} is not used in every case, and its value may fail or do something.`;
  }
  return obstacleToFirst(document, value, use, index, kindOf);
}

/** A name in the value that means something else where the value is to stand. */
function hiddenName(
  { analysis: { scopes } }: HogDocument,
  value: Expression,
  uses: readonly Path<Expression>[],
): string | undefined {
  let hidden: string | undefined;
  forEachNode(value, (node) => {
    if (node.kind !== "identifier" && node.kind !== "name") return;
    const reference = scopes.referenceAt(node);
    if (!reference) return;
    const { declaration, text: name } = reference;
    const { start } = declaration?.name ?? value;
    if (declaration && start >= value.start && start < value.end) return;
    const isElsewhere = uses.some((use) => scopes.localAt(name, use.node.start) !== declaration);
    if (isElsewhere) hidden = name;
  });
  return hidden;
}

function inline(
  document: HogDocument,
  variable: Variable,
  value: Expression,
  uses: readonly Path<Expression>[],
): readonly Change[] {
  const text = document.text.getText();
  return [
    removeStatement(text, variable),
    ...uses.map((use) => replace(use.node, valueInPlace(text, value, use))),
  ];
}

function valueInPlace(
  text: string,
  value: Expression,
  { node, ancestors }: Path<Expression>,
): string {
  const { power } = written(text, value);
  const from = layoutAt(text, value.start).indent;
  const moving = moved(text, value, [value], { from, to: layoutAt(text, node.start).indent });
  const parent = ancestors.at(-1);
  const isBareLambda = value.kind === "lambda" && value.form !== "parenthesized";
  const isOperand = isBareLambda || parent?.kind === "expressionStatement";
  const fitting = inPlaceOf(node, parent, { text: moving, power });
  const isTorn = /^[-+.]/.test(fitting) && /[-+?.]/.test(text[node.start - 1] ?? "");
  const isLoose = isOperand && power < tightest && fitting === moving;
  return isLoose || isTorn ? `(${fitting})` : keptApart(text, node.end, fitting);
}

/** Whether two statements would be read as one: without what stood between, or in its new spelling. */
function runsTogether(text: string, { start, end }: Change, [use]: readonly Change[]): boolean {
  const before = text.slice(0, start).trimEnd();
  if (before === "" || /[;{}]$/.test(before)) return false;
  const next = nextTokenAt(text, end);
  return use?.start === next ? /^[^\w$]/.test(use.newText) : continues(text, end);
}
