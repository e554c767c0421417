import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import {
  type CompareParsers,
  type Disagreement,
  loadCompareParsers,
} from "../support/compareParsers.ts";
import { mutate } from "../support/mutate.ts";
import { type Random, seededRandom } from "../support/random.ts";
import { randomKind, randomSource, type SourceKind } from "../support/randomSource.ts";
import { readVectors } from "../support/vectors.ts";

/** `test/fuzz.ts` compares any number of texts, of other seeds, and shows the smallest. */
describe("our parser and PostHog's", () => {
  let compare: CompareParsers;

  before(async () => {
    compare = await loadCompareParsers();
  });

  it("build the same trees of the vectors", () => {
    const short = readVectors().filter(({ source }) => source.length < longestVector);
    const found = short.flatMap(({ id, kind, source }) => {
      const { disagreement } = compare(kind, source);
      return disagreement ? [{ text: `${id} ${source}`, ...disagreement }] : [];
    });
    assertNone(found);
  });

  it("agree on the texts that were hard to agree on", () => {
    const found = readTexts("hardTexts.jsonl").flatMap(({ kind, text }) => {
      const { disagreement } = compare(kind, text);
      return disagreement ? [{ text, ...disagreement }] : [];
    });
    assertNone(found);
  });

  it("still differ where they are known to", () => {
    const agreed = readTexts("differentTexts.jsonl").filter(
      ({ kind, text }) => compare(kind, text).disagreement === undefined,
    );
    assert.deepEqual(agreed, [], "these belong into hardTexts.jsonl now");
  });

  it("build the same trees of random texts", () => {
    const { found, accepted, count } = compareMany(compare, 900, randomSource);
    assertNone(found);
    assert.ok(accepted > 0.6 * count, "most random texts are valid");
  });

  it("accept and refuse the same broken texts, but for one in 200", () => {
    const { found, accepted, count } = compareMany(compare, 900, (random, kind) =>
      mutate(random, randomSource(random, kind)),
    );
    assert.ok(found.length <= count / 200, listing(found));
    assert.ok(accepted < 0.8 * count, "many of the broken texts are broken");
  });
});

interface CollectedText {
  readonly kind: SourceKind;
  readonly text: string;
}

/**
 * Small texts that were read differently once, most of them found by `test/fuzz.ts`: `hardTexts` are
 * read alike since, `differentTexts` are not, `because` of what they name.
 */
function readTexts(file: "hardTexts.jsonl" | "differentTexts.jsonl"): readonly CollectedText[] {
  return readFileSync(new URL(`../fixtures/${file}`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line): CollectedText => JSON.parse(line));
}

/** PostHog's parser needs up to a second for the long ones. */
const longestVector = 80;

interface Tally {
  readonly count: number;
  /** How many PostHog's parser accepted. */
  readonly accepted: number;
  readonly found: readonly Found[];
}

interface Found extends Disagreement {
  readonly text: string;
}

function assertNone(found: readonly Found[]): void {
  assert.equal(found.length, 0, listing(found));
}

function listing(found: readonly Found[]): string {
  const lines = found.map(({ text, detail }) => `${JSON.stringify(text)}\n  ${detail}`);
  return `Read differently:\n${lines.join("\n")}`;
}

function compareMany(
  compare: CompareParsers,
  count: number,
  make: (random: Random, kind: SourceKind) => string,
): Tally {
  const found: Found[] = [];
  let accepted = 0;
  for (let seed = 0; seed < count; seed++) {
    const random = seededRandom(seed);
    const kind = randomKind(random);
    const text = make(random, kind);
    const comparison = compare(kind, text);
    if (comparison.accepted) accepted++;
    if (comparison.disagreement) found.push({ text, ...comparison.disagreement });
  }
  return { count, accepted, found };
}
