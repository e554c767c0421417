import assert from "node:assert/strict";
import { cover, type Span } from "../../../hog/source/span.ts";
import { parseProgram } from "../../../hog/syntax/parse.ts";
import type { Node } from "../../../hog/syntax/tree.ts";
import { forEachChild } from "../../../hog/syntax/walk.ts";
import {
  type CompileVector,
  readCompileVectors,
  vectorFiles,
} from "../../support/compileVectors.ts";
import { mutate } from "../../support/mutate.ts";
import { type Random, seededRandom } from "../../support/random.ts";
import { actionsAt, applyAction, showRun } from "./checkRefactoring.ts";
import { openFunction } from "./openFunction.ts";

describe("a program after a refactoring", () => {
  for (const file of vectorFiles()) {
    const vectors = readCompileVectors(file).filter(({ runs }) => runs);
    if (vectors.length === 0) continue;
    it(`runs as before, for places in ${file}`, () => {
      const random = seededRandom(20261124);
      const places = file === "realistic.jsonl" ? 20 : 5;
      for (const vector of vectors) checkRuns(vector, random, places);
    }).timeout(60_000);
  }
});

describe("refactorings", () => {
  const programs = readCompileVectors("realistic.jsonl").map(({ source }) => source);

  it("answer for every offset of a program", () => {
    const source = programs.reduce((one, other) => (one.length < other.length ? one : other));
    const document = openFunction({ program: source }).program;
    for (let at = 0; at <= source.length; at++) actionsAt(document, { start: at, end: at });
  });

  it("answer in broken programs", () => {
    const random = seededRandom(7);
    for (const source of programs) {
      const program = mutate(random, source);
      const document = openFunction({ program }).program;
      for (let count = 0; count < 5; count++) {
        actionsAt(document, randomSpan(random, { start: 0, end: program.length }));
      }
    }
  });
});

/** Refactors at some places of a program, each time afresh, and compares the runs. */
function checkRuns({ id, source, globals }: CompileVector, random: Random, places: number): void {
  const before = showRun(source, globals);
  // Without the globals that PostHog gives a program, what is read first decides how it ends.
  if (before === undefined || before.includes("Global variable not found")) return;
  const document = openFunction({ program: source }).program;
  const nodes = allNodes(document.analysis.parsed.root);
  for (let count = 0; count < places; count++) {
    const span = randomPlace(random, random.pick(nodes));
    for (const action of actionsAt(document, span)) {
      if (action.disabled || action.kind === "refactor.surround.check") continue;
      const changed = applyAction(document, action);
      const what = `${id}: ${action.title} at ${span.start}–${span.end}\n${changed}`;
      assert.deepEqual(parseProgram(changed).problems, [], what);
      assert.equal(showRun(changed, globals), before, what);
    }
  }
}

/** A selection of a node, of some statements of a list, or a cursor on an operator or anywhere in it. */
function randomPlace(random: Random, node: Node): Span {
  if (random.chance(30)) return randomSpan(random, node);
  if (node.kind === "binary" && random.chance(70)) {
    return { start: node.operatorStart, end: node.operatorStart };
  }
  if (node.kind !== "program" && node.kind !== "block") return node;
  const first = random.below(node.statements.length);
  const last = first + random.below(node.statements.length - first);
  const [from, to] = [node.statements[first], node.statements[last]];
  return from && to ? cover(from, to) : node;
}

/** A cursor somewhere in a span. */
function randomSpan(random: Random, { start, end }: Span): Span {
  const offset = start + random.below(end - start + 1);
  return { start: offset, end: offset };
}

function allNodes(root: Node): readonly Node[] {
  const nodes: Node[] = [root];
  for (const node of nodes) forEachChild(node, (child) => void nodes.push(child));
  return nodes;
}
