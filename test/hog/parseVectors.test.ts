import assert from "node:assert/strict";
import type { QueryReader } from "../../hog/compiler/readText.ts";
import type { Problem } from "../../hog/source/problem.ts";
import { readOurs } from "../support/compareParsers.ts";
import { officialErrorStart } from "../../server/queries/officialErrorStart.ts";
import { loadQueryReader } from "../../server/queries/officialQueries.ts";
import { readVectors, type Vector } from "../support/vectors.ts";

describe("the parser on the vectors", () => {
  const vectors = readVectors();
  const valid = vectors.filter(({ error }) => error?.stage !== "parse");
  const broken = vectors.filter(({ error }) => error?.stage === "parse");
  let readQuery: QueryReader;

  before(async () => {
    readQuery = await loadQueryReader();
  });

  const firstProblem = ({ kind, source }: Vector): Problem | undefined => {
    const read = readOurs(kind, source, readQuery);
    return read.kind === "invalid" ? read.problems[0] : undefined;
  };

  it("has vectors of both sorts", () => {
    assert.ok(valid.length > 900 && broken.length > 100);
  });

  it("accepts what PostHog accepts", () => {
    const refused = valid.flatMap((vector) => {
      const problem = firstProblem(vector);
      return problem ? [{ id: vector.id, ...problem }] : [];
    });
    assert.deepEqual(refused, []);
  });

  it("refuses what PostHog refuses", () => {
    const accepted = broken.filter((vector) => !firstProblem(vector));
    assert.deepEqual(ids(accepted), []);
  });

  it("finds the first problem where PostHog does, in at least 95 of 100 texts", () => {
    const placed = broken.filter(({ error }) => error?.type === "SyntaxError");
    const elsewhere = placed.filter((vector) => firstProblem(vector)?.start !== startOf(vector));
    const found = placed.length - elsewhere.length;
    console.log(`      ${found} of ${placed.length}; elsewhere: ${ids(elsewhere).join(", ")}`);
    assert.ok(found >= 0.95 * placed.length);
  });
});

function ids(vectors: readonly Vector[]): readonly string[] {
  return vectors.map(({ id }) => id);
}

/** A template's positions count the two characters that PostHog puts before it. */
function startOf({ kind, source, error }: Vector): number | undefined {
  if (!error) return undefined;
  const start = kind === "template" ? error.start - 2 : error.start;
  return officialErrorStart(source, { ...error, start });
}
