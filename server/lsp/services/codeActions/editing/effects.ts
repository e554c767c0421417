import { readsGlobal } from "../../../../../hog/analysis/chains.ts";
import { libraryName, takesFunctionFirst } from "../../../../../hog/analysis/calls.ts";
import { globalsByName } from "../../../../../hog/analysis/globalNames.ts";
import { isInlined, withoutGroups } from "../../../../../hog/analysis/scopes.ts";
import { builtins } from "../../../../../hog/library/builtins.ts";
import { everyFunctionType } from "../../../../../hog/library/functionType.ts";
import type { Binary, Call, Expression, For, Node } from "../../../../../hog/syntax/tree.ts";
import { forEachChild } from "../../../../../hog/syntax/walk.ts";
import type { HogDocument } from "../../../documents.ts";

/** What evaluating an expression may do besides giving a value; each level includes those below it. */
export const effect = {
  none: 0,
  /** It may end the run with an error that nothing catches. */
  failure: 1,
  /** It is seen from outside, or depends on it: prints, requests, the clock, chance. */
  outside: 2,
  /** It may run code of the program, or something that PostHog compiles in a way of its own. */
  anything: 3,
} as const;

/** The most that evaluating one of the expressions may do. */
export function effectOf(document: HogDocument, ...expressions: readonly Node[]): number {
  const judge = judgeFor(document);
  let most: number = effect.none;
  const pending: Node[] = [...expressions];
  for (let node = pending.pop(); node && most < effect.anything; node = pending.pop()) {
    const { own, inside } = judge(node);
    most = Math.max(most, own);
    pending.push(...inside);
  }
  return most;
}

/**
 * Whether nothing that the program does can change what an expression gives: it is made of constants,
 * globals – of which each use is a fresh copy – and variables that keep a text, number or boolean.
 */
export function isFixed(
  { analysis: { scopes } }: HogDocument,
  expression: Expression,
  isPrimitive: (expression: Expression) => boolean,
): boolean {
  let fixed = true;
  forEachNode(expression, (node) => {
    if (node.kind === "lambda" || node.kind === "tag") fixed = false;
    if (node.kind !== "identifier") return;
    const reference = scopes.referenceAt(node);
    const { declaration } = reference ?? {};
    if (!reference) fixed = false;
    else if (declaration) {
      const isWritten = declaration.uses.some(({ access }) => access === "write");
      if (isWritten || declaration.kind !== "variable" || !isPrimitive(node)) fixed = false;
    }
  });
  return fixed;
}

/** Calls `visit` for a node and everything in it. Nesting costs no stack. */
export function forEachNode(root: Node, visit: (node: Node) => void): void {
  const pending: Node[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    visit(node);
    forEachChild(node, (child) => void pending.push(child));
  }
}

/** Whether something in a node is of one of the kinds, the node itself included. */
export function holds(root: Node, ...kinds: readonly Node["kind"][]): boolean {
  let found = false;
  forEachNode(root, ({ kind }) => {
    if (kinds.includes(kind)) found = true;
  });
  return found;
}

/** Whether objects are changed anywhere in a program. */
export function assignsProperties(root: Node): boolean {
  let found = false;
  forEachNode(root, (node) => {
    if (node.kind === "assignment" && withoutGroups(node.target).kind !== "identifier")
      found = true;
  });
  return found;
}

/**
 * Whether a program may wait for an answer in one of the nodes. Its values are written down meanwhile
 * and read again: what was one object in two places is two afterwards.
 */
export function mayPause(
  { analysis: { scopes } }: HogDocument,
  ...nodes: readonly Node[]
): boolean {
  let found = false;
  for (const root of nodes) {
    forEachNode(root, (node) => {
      if (node.kind === "tag") found = true;
      if (node.kind !== "call") return;
      const name = libraryName(node, scopes);
      if (name === undefined || builtins.get(name)?.asynchronous !== false) found = true;
    });
  }
  return found;
}

/**
 * Whether there is something in a node that PostHog compiles so that values are left on the stack, or
 * missing there: what the variables behind it hold then depends on all that lies below.
 */
export function breaksStack(root: Node): boolean {
  let found = false;
  forEachNode(root, (node) => {
    if (node.kind === "call" && isUnfinishedIf(node)) found = true;
    if (node.kind === "for" && leavesValues(node)) found = true;
  });
  return found;
}

function leavesValues({ condition, initializer, increment }: For): boolean {
  const isSound = initializer?.kind !== "variable" && initializer?.kind !== "assignment";
  return (
    !condition ||
    (initializer !== undefined && isSound) ||
    (increment !== undefined && increment.kind !== "assignment")
  );
}

/**
 * Whether there is something in a node that PostHog compiles rightly in some places only, or not at
 * all: it is left where it is.
 */
export function isFragile(root: Node): boolean {
  let found = false;
  forEachNode(root, (node) => {
    if (fragile.has(node.kind)) found = true;
    if (node.kind === "catch" && node.type && node.name) found = true;
  });
  return found || breaksStack(root);
}

const fragile: ReadonlySet<Node["kind"]> = new Set<Node["kind"]>([
  "between",
  "missing",
  "query",
  "placeholder",
  "slice",
  "namedArgument",
  "alias",
  "cast",
  "leftover",
  "wildcard",
]);

interface Judgement {
  readonly own: number;
  readonly inside: readonly Node[];
}

function judgeFor(document: HogDocument): (node: Node) => Judgement {
  const { scopes } = document.analysis;
  const certain = certainGlobals(document);
  const ownEffect = (node: Node): number => {
    switch (node.kind) {
      case "identifier": {
        const isUncertain = readsGlobal(node, scopes) && !certain.has(node.name);
        return isUncertain || !scopes.referenceAt(node) ? effect.failure : effect.none;
      }
      case "index":
        return isSafeKey(node.index) ? effect.none : effect.failure;
      case "tupleMember":
        return node.index === 0 ? effect.failure : effect.none;
      case "binary":
        return effectOfOperator(node);
      case "interval":
      case "trim":
        return effect.failure;
      case "case":
        return node.operand ? effect.anything : effect.none;
      case "tag":
        return effect.anything;
      case "block":
        return effect.anything;
      default:
        return fragile.has(node.kind) ? effect.anything : effect.none;
    }
  };
  return (node) => {
    if (node.kind === "lambda") return { own: effect.none, inside: [] };
    if (node.kind === "call") return judgeCall(node, libraryName(node, scopes));
    const inside: Node[] = [];
    forEachChild(node, (child) => void inside.push(child));
    return { own: ownEffect(node), inside };
  };
}

/** The globals that are there in every run; of any type of function where its type is not known. */
function certainGlobals({ context: { type } }: HogDocument): ReadonlySet<string> {
  const fields = [...(type ? [type] : everyFunctionType)].flatMap((one) => [
    ...globalsByName(one).values(),
  ]);
  return new Set(fields.flatMap(({ name, optional }) => (optional ? [] : [name])));
}

function judgeCall(call: Call, name: string | undefined): Judgement {
  const { args, callee, modifiers } = call;
  if (name === undefined || modifiers || isUnfinishedIf(call) || callee.kind !== "identifier") {
    return { own: effect.anything, inside: [] };
  }
  const builtin = builtins.get(name);
  if (!builtin || name === "sql") return { own: effect.anything, inside: [] };
  if (builtin.origin === "host" || fromOutside.has(name))
    return { own: effect.outside, inside: args };
  if (takesFunctionFirst(name)) {
    const [first, ...others] = args;
    const body = first && bodyOf(first);
    if (!body) return { own: effect.anything, inside: [] };
    return { own: effect.failure, inside: [body, ...others] };
  }
  const isTotal = isInlined(name, args.length) || total.has(name);
  return { own: isTotal ? effect.none : effect.failure, inside: args };
}

function bodyOf(callback: Expression): Expression | undefined {
  const lambda = withoutGroups(callback);
  return lambda.kind === "lambda" && lambda.body.kind !== "block" ? lambda.body : undefined;
}

/** `if(a, b)`: PostHog forgets to leave a value where the condition does not hold. */
function isUnfinishedIf({ callee, args }: Call): boolean {
  return callee.kind === "identifier" && callee.name === "if" && args.length !== 3;
}

function isSafeKey(index: Expression): boolean {
  const key = withoutGroups(index);
  return key.kind === "string" || (key.kind === "number" && Number(key.text) !== 0);
}

function effectOfOperator({ operator, right }: Binary): number {
  switch (operator) {
    case "in":
    case "not in": {
      const { kind } = withoutGroups(right);
      return kind === "array" || kind === "tuple" ? effect.none : effect.failure;
    }
    case "in cohort":
    case "not in cohort":
    case "is distinct from":
    case "is not distinct from":
    case "<=>":
      return effect.anything;
    case "like":
    case "not like":
    case "ilike":
    case "not ilike":
    case "=~":
    case "!~":
    case "=~*":
    case "!~*":
      return effect.failure;
    default:
      return effect.none;
  }
}

const fromOutside: ReadonlySet<string> = new Set([
  "print",
  "now",
  "today",
  "generateUUIDv4",
  "randomFloat",
  "sleep",
  "run",
]);

/** Library functions that give a value whatever they are given. */
const total: ReadonlySet<string> = new Set([
  "coalesce",
  "concat",
  "empty",
  "isNotNull",
  "isNull",
  "notEmpty",
  "startsWith",
  "toString",
  "tuple",
  "typeof",
]);
