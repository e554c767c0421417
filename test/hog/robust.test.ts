import assert from "node:assert/strict";
import {
  parseExpression,
  parseProgram,
  parseTemplate,
  type Parsed,
} from "../../hog/syntax/parse.ts";
import type { Node } from "../../hog/syntax/tree.ts";
import { forEachChild } from "../../hog/syntax/walk.ts";
import { type Random, seededRandom } from "../support/random.ts";
import type { SourceKind } from "../support/randomSource.ts";
import { readVectors } from "../support/vectors.ts";

/** How many random texts are parsed; `HOG_SOUPS=1000000` takes as many. */
const soups = Number(process.env["HOG_SOUPS"] ?? 20_000);

describe("the parser, whatever the text", () => {
  const vectors = readVectors();

  it("reads every prefix of every vector", () => {
    for (const { kind, source } of vectors) {
      for (let place = 0; place <= source.length; place++) {
        checkParse(kind, source.slice(0, place));
      }
    }
  }).timeout(600_000);

  it("reads every vector without any one of its characters", () => {
    for (const { kind, source } of vectors) {
      for (let place = 0; place < source.length; place++) {
        checkParse(kind, source.slice(0, place) + source.slice(place + 1));
      }
    }
  }).timeout(600_000);

  it("reads random words and signs, in every way", () => {
    for (let seed = 0; seed < soups; seed++) {
      const text = randomSoup(seededRandom(seed));
      checkParse("program", text);
      checkParse("expression", text);
      checkParse("template", text);
    }
  }).timeout(60_000 + soups);
});

function checkParse(kind: SourceKind, text: string): void {
  const { root, problems, comments } = parse(kind, text);
  checkNesting(root, text);
  for (const span of [...problems, ...comments]) {
    const isInside = span.start >= 0 && span.start <= span.end && span.end <= text.length;
    assert.ok(isInside, `${span.start}-${span.end} of ${JSON.stringify(text)}`);
  }
  const starts = problems.map(({ start }) => start);
  assert.deepEqual(
    starts,
    starts.toSorted((a, b) => a - b),
    text,
  );
}

function parse(kind: SourceKind, text: string): Parsed<Node> {
  switch (kind) {
    case "program":
      return parseProgram(text);
    case "expression":
      return parseExpression(text);
    case "template":
      return parseTemplate(text);
  }
}

/** Every node lies inside its parent. */
function checkNesting(parent: Node, text: string): void {
  forEachChild(parent, (child) => {
    if (child.start < parent.start || child.end > parent.end || child.start > child.end) {
      const spans = `${parent.kind} ${parent.start}-${parent.end}, ${child.kind} ${child.start}-${child.end}`;
      assert.fail(`${spans}: ${JSON.stringify(text)}`);
    }
    checkNesting(child, text);
  });
}

function randomSoup(random: Random): string {
  let soup = "";
  for (let count = 1 + random.below(40); count > 0; count--) {
    soup += random.pick(words) + (random.chance(70) ? " " : "");
  }
  return soup;
}

const words: readonly string[] = [
  ..."let fun fn while throw try catch finally null inf return if else for in and or not".split(
    " ",
  ),
  ..."like ilike between is as case when then end cast interval day date select with".split(" "),
  ..."distinct order by over filter where columns array cohort true lambda trim both from".split(
    " ",
  ),
  ..."a b c x 1 1.5 .5 0x1F 1e3 'text' f'a{ } ' \" ` \\ @ é 😀 // /* */ # --".split(" "),
  ..."( ) [ ] { } <a > /> </a> < = := : :: ; , . ?. ? ?? -> + - * / % || == !=".split(" "),
  "\n",
  "\r\n",
  "\u00a0",
];
