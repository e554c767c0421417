import { builtins } from "../../library/builtins.ts";
import { libraryName } from "../calls.ts";
import type { Rule } from "../rule.ts";
import { withoutGroups, type Declaration, type Scopes } from "../scopes.ts";
import { selectionText } from "../selection.ts";
import type { Binary, Call, Expression, Node } from "../../syntax/tree.ts";
import { forEachChild } from "../../syntax/walk.ts";

/**
 * `and` or `or` with a right side that should only be evaluated sometimes: one that does something,
 * or that fails on the null which the left side asks for. Hog evaluates both sides always.
 *
 *     if (name != null and length(name) > 3) { … }   // fails where the name is null
 *     let sent := dryRun or send(event)              // sends in any case
 */
export const andOrEvaluateBoth: Rule = {
  code: "and-or-evaluate-both",
  severity: "warning",
  visit(report, { scopes }) {
    const hasEffect = findEffects(scopes);
    return {
      binary(node) {
        const { operator, left, right } = node;
        if (operator !== "and" && operator !== "or") return;
        for (const call of callsIn(right)) {
          if (hasEffect(call)) {
            return report(
              call.callee,
              `\`${operator}\` evaluates both sides: this is called in any case. Use \`if (…)\`.`,
            );
          }
          if (fails(call, left, operator, scopes)) {
            return report(
              call,
              `\`${operator}\` evaluates both sides: this fails on null, whatever the left side says. Write \`condition ? … : …\` or nest two \`if\`.`,
            );
          }
        }
      },
    };
  },
};

/**
 * The calls that evaluating an expression makes by itself: not those in functions, nor in a branch
 * that may be left out, nor on the right of a nested `and` or `or`, which answers for itself.
 */
function callsIn(expression: Expression): readonly Call[] {
  const calls: Call[] = [];
  const pending: Node[] = [expression];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === "call") calls.push(node);
    if (node.kind === "lambda" || node.kind === "query") continue;
    if (node.kind === "conditional") pending.push(node.condition);
    else if (node.kind === "binary" && isLazyOrOwn(node)) pending.push(node.left);
    else forEachChild(node, (child) => pending.push(child));
  }
  return calls;
}

function isLazyOrOwn({ operator }: Binary): boolean {
  return operator === "and" || operator === "or" || operator === "??";
}

/** Tells whether a call does more than compute; of a function of the program it remembers that. */
function findEffects(scopes: Scopes): (call: Call) => boolean {
  const known = new Map<Declaration, boolean>();
  const hasEffect = (call: Call): boolean => {
    if (call.callee.kind !== "identifier") return false;
    const name = libraryName(call, scopes);
    if (name !== undefined) return actsOnTheWorld(name);
    const declaration = scopes.declarationOf(call.callee);
    if (declaration?.node.kind !== "function" || declaration.kind !== "function") return false;
    const before = known.get(declaration);
    if (before !== undefined) return before;
    // A function that calls itself has the effects that it has otherwise.
    known.set(declaration, false);
    const answer = someNode(declaration.node.body, (node) => isEffect(node, hasEffect));
    known.set(declaration, answer);
    return answer;
  };
  return hasEffect;
}

function actsOnTheWorld(name: string): boolean {
  const builtin = builtins.get(name);
  return builtin?.origin === "host" && (builtin.asynchronous || builtin.result === "null");
}

function isEffect(node: Node, hasEffect: (call: Call) => boolean): boolean {
  return node.kind === "throw" || (node.kind === "call" && hasEffect(node));
}

function someNode(root: Node, test: (node: Node) => boolean): boolean {
  const pending = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (test(node)) return true;
    forEachChild(node, (child) => pending.push(child));
  }
  return false;
}

/** Whether a call ends the run on a null against which the left side is a guard. */
function fails(call: Call, left: Expression, operator: "and" | "or", scopes: Scopes): boolean {
  const builtin = builtins.get(libraryName(call, scopes) ?? "");
  if (!builtin) return false;
  return call.args.some((argument, at) => {
    if (!builtin.parameters[at]?.raisesOnNull) return false;
    const place = selectionText(argument);
    return place !== undefined && guards(left, place, operator, scopes);
  });
}

/** Whether one of the terms on the left is `place != null` for `and`, or `place = null` for `or`. */
function guards(left: Expression, place: string, operator: "and" | "or", scopes: Scopes): boolean {
  let rest = withoutGroups(left);
  for (let terms = 0; terms < maximumTerms; terms++) {
    if (rest.kind !== "binary" || rest.operator !== operator) break;
    if (isGuard(withoutGroups(rest.right), place, operator, scopes)) return true;
    rest = withoutGroups(rest.left);
  }
  return isGuard(rest, place, operator, scopes);
}

/** Longer chains have no guard that anybody has in mind at their end. */
const maximumTerms = 20;

function isGuard(term: Expression, place: string, operator: "and" | "or", scopes: Scopes): boolean {
  const isPlace = (expression: Expression | undefined): boolean =>
    expression !== undefined && selectionText(expression) === place;
  const wantsNull = operator === "or";
  switch (term.kind) {
    case "binary": {
      const sign = wantsNull ? "==" : "!=";
      const { left, right } = term;
      return term.operator === sign && right.kind === "null"
        ? isPlace(left)
        : left.kind === "null" && term.operator === sign && isPlace(right);
    }
    case "isNull":
      return term.negated !== wantsNull && isPlace(term.operand);
    case "unary":
      return term.operator === "not" && isTruth(withoutGroups(term.operand), !wantsNull);
    default:
      return isTruth(term, wantsNull);
  }

  /** `place` itself, `notEmpty(place)`; for its opposite `empty(place)`. */
  function isTruth(expression: Expression, opposite: boolean): boolean {
    if (expression.kind !== "call") return !opposite && isPlace(expression);
    const name = libraryName(expression, scopes);
    const names = opposite ? ["empty", "isNull"] : ["notEmpty", "isNotNull"];
    return name !== undefined && names.includes(name) && isPlace(expression.args[0]);
  }
}
