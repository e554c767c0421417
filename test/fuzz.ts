import { parseArgs } from "node:util";
import {
  type CompareParsers,
  type Disagreement,
  loadCompareParsers,
} from "./support/compareParsers.ts";
import { mutate } from "./support/mutate.ts";
import { type Random, seededRandom } from "./support/random.ts";
import { randomKind, randomSource, type SourceKind } from "./support/randomSource.ts";
import { shrink } from "./support/shrink.ts";
import { readVectors } from "./support/vectors.ts";

/*
 * Compares our parser with PostHog's on random texts, and on broken ones made of them and of the
 * vectors. Prints each family of disagreements with its smallest example, then counts and rates.
 *
 *     node --import tsx test/fuzz.ts [--programs 20000] [--mutations 20000] [--seed 1]
 *                                    [--kind program|expr|template]
 */

interface Example {
  readonly kind: SourceKind;
  readonly text: string;
  readonly detail: string;
}

/** One run over many texts: how many were read differently, and an example of each family. */
class Tally {
  readonly #compare: CompareParsers;
  readonly #families = new Map<string, { count: number; examples: Example[] }>();
  #count = 0;
  #accepted = 0;
  #different = 0;

  constructor(compare: CompareParsers) {
    this.#compare = compare;
  }

  add(kind: SourceKind, text: string): void {
    this.#count++;
    const { accepted, disagreement: found } = this.#compare(kind, text);
    if (accepted) this.#accepted++;
    if (!found) return;
    this.#different++;
    const family = this.#families.get(found.family) ?? { count: 0, examples: [] };
    this.#families.set(found.family, family);
    family.count++;
    if (family.examples.length < 3) family.examples.push(this.#shrunk(kind, text, found));
  }

  #shrunk(kind: SourceKind, text: string, { family }: Disagreement): Example {
    const find = (part: string): Disagreement | undefined => this.#compare(kind, part).disagreement;
    const smallest = shrink(text, (part) => find(part)?.family === family);
    return { kind, text: smallest, detail: find(smallest)?.detail ?? "" };
  }

  print(title: string): void {
    const families = [...this.#families].toSorted(([, a], [, b]) => b.count - a.count);
    for (const [family, { count, examples }] of families) {
      console.log(`\n${family} (${count})`);
      const smallest = examples.toSorted((a, b) => a.text.length - b.text.length);
      for (const { kind, text, detail } of smallest) {
        console.log(`  ${kind} ${quote(text)}\n    ${detail.slice(0, 300)}`);
      }
    }
    const rate = (100 * (1 - this.#different / Math.max(1, this.#count))).toFixed(3);
    console.log(
      `\n${title}: ${this.#count} texts, ${this.#accepted} of them accepted by PostHog, ` +
        `${this.#different} read differently; ${rate} % agree.\n`,
    );
  }
}

const { values: options } = parseArgs({
  options: {
    programs: { type: "string", default: "20000" },
    mutations: { type: "string", default: "20000" },
    seed: { type: "string", default: "1" },
    kind: { type: "string" },
  },
});
const compare = await loadCompareParsers();
const seed = Number(options.seed);
compareMany("Random texts", Number(options.programs), seed, (random, kind) =>
  randomSource(random, kind),
);
const shortVectors = readVectors().filter(({ source }) => source.length < 160);
compareMany("Broken texts", Number(options.mutations), seed + 0.5, (random, kind) => {
  const vectors = shortVectors.filter((vector) => vector.kind === kind);
  return mutate(
    random,
    random.chance(60) ? randomSource(random, kind) : random.pick(vectors).source,
  );
});

function compareMany(
  title: string,
  count: number,
  firstSeed: number,
  make: (random: Random, kind: SourceKind) => string,
): void {
  const tally = new Tally(compare);
  for (let index = 0; index < count; index++) {
    const random = seededRandom(firstSeed * 1_000_003 + index);
    const kind = chosenKind() ?? randomKind(random);
    tally.add(kind, make(random, kind));
  }
  tally.print(title);
}

function chosenKind(): SourceKind | undefined {
  switch (options.kind) {
    case undefined:
      return undefined;
    case "program":
    case "template":
      return options.kind;
    case "expr":
    case "expression":
      return "expression";
    default:
      throw new Error(`There is no kind ${options.kind}; take program, expr or template.`);
  }
}

/** As a string literal; characters that a terminal does not show are escaped. */
function quote(text: string): string {
  return JSON.stringify(text).replaceAll(/[^\x20-\x7e]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, "0");
    return `\\u${code}`;
  });
}
