import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import * as acorn from "acorn";
import { Bench } from "tinybench";
import loadOfficialParser from "@posthog/hogql-parser";
import { analyse } from "../hog/analysis/analyse.ts";
import { compileProgramText } from "../hog/compiler/compileText.ts";
import { formatProgram } from "../hog/format/format.ts";
import { parseProgram } from "../hog/syntax/parse.ts";

/**
 * `npm run bench`: how fast the language is, as ratios against other parsers in the same run, since
 * machines are noisy. The program is repeated, with the functions renamed, to the wanted length.
 */
const hog = readFileSync("bench/programs/orders.hog", "utf8");
const javaScript = readFileSync("bench/programs/orders.js", "utf8");
const names =
  /\b(endpoint|limit|headers|roundMoney|labelOf|lineTotal|describe|isKnown|order|lines|total|count|skipped|tax|customer|body|attempts|sent)\b(?!':)/g;

/** The program `times` over, each with names of its own. */
function repeat(program: string, times: number): string {
  return Array.from({ length: times }, (_, copy) => program.replaceAll(names, `$1${copy}`)).join(
    "\n",
  );
}

interface Row {
  readonly name: string;
  readonly milliseconds: number;
  readonly bytes: number;
}

const rows: Row[] = [];

/** The median of a second of runs, after a second to warm up, in milliseconds. */
async function time(name: string, text: string, run: () => unknown): Promise<number> {
  const bench = new Bench({ time: 1000, warmupTime: 1000 });
  bench.add(name, () => void run());
  const [task] = await bench.run();
  const result = task?.result;
  if (result?.state !== "completed") throw new Error(`${name} did not run.`);
  const milliseconds = result.latency.p50;
  rows.push({ name, milliseconds, bytes: text.length });
  return milliseconds;
}

const hog400 = repeat(hog, 4);
const javaScript400 = repeat(javaScript, 4);
const hog300 = repeat(hog, 3);
const hog1000 = repeat(hog, 10);
const hog3000 = repeat(hog, 30);
const hog10000 = repeat(hog, 100);
const lineCount = (text: string): number => text.split("\n").length;

const parse400 = await time(`parse, ${lineCount(hog400)} lines`, hog400, () =>
  parseProgram(hog400),
);
const acorn400 = await time(
  `acorn, ${lineCount(javaScript400)} lines of the same in JavaScript`,
  javaScript400,
  () => acorn.parse(javaScript400, { ecmaVersion: "latest", allowReturnOutsideFunction: true }),
);
const official = await loadOfficialParser();
const officialStart = performance.now();
const officialAnswer = official.parseProgram(hog400);
const official400 = performance.now() - officialStart;
if (officialAnswer.includes('"error":true'))
  throw new Error("PostHog's parser refused the program.");
rows.push({
  name: `@posthog/hogql-parser, ${lineCount(hog400)} lines, once`,
  milliseconds: official400,
  bytes: hog400.length,
});

await time(`parse and all rules, ${lineCount(hog1000)} lines`, hog1000, () =>
  analyse(parseProgram(hog1000), { type: "destination" }),
);
await time(`parse and all rules, ${lineCount(hog10000)} lines`, hog10000, () =>
  analyse(parseProgram(hog10000), { type: "destination" }),
);
await time(`parse and compile, ${lineCount(hog1000)} lines`, hog1000, () =>
  compileProgramText(hog1000),
);
await time(`parse and format, ${lineCount(hog1000)} lines`, hog1000, () =>
  formatProgram(parseProgram(hog1000)),
);

/** Milliseconds of one run. */
function once(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/**
 * How many times longer `large` takes than `small`: the median of rounds in which both run, because
 * what else the machine does changes from second to second.
 */
function compare(small: () => unknown, large: () => unknown): number {
  const ratios = Array.from({ length: 40 }, () => {
    const times = Array.from({ length: 10 }, () => once(small)).toSorted((a, b) => a - b);
    return once(large) / (times[5] ?? 0);
  });
  return ratios.toSorted((a, b) => a - b)[20] ?? 0;
}

const growth = compare(
  () => analyse(parseProgram(hog1000), { type: "destination" }),
  () => analyse(parseProgram(hog10000), { type: "destination" }),
);
const growthFrom300 = compare(
  () => analyse(parseProgram(hog300), { type: "destination" }),
  () => analyse(parseProgram(hog3000), { type: "destination" }),
);

const megabytes = (bytes: number, milliseconds: number): string =>
  (bytes / 1000 / milliseconds).toFixed(1);
console.log(
  `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.versions.node}\n`,
);
console.log("| what | median | MB/s |\n|---|---:|---:|");
for (const { name, milliseconds, bytes } of rows) {
  console.log(`| ${name} | ${milliseconds.toFixed(2)} ms | ${megabytes(bytes, milliseconds)} |`);
}
const speed = (bytes: number, milliseconds: number): number => bytes / milliseconds;
console.log("\n| ratio | value |\n|---|---:|");
console.log(
  `| speed of parsing against acorn (MB/s) | ${(speed(hog400.length, parse400) / speed(javaScript400.length, acorn400)).toFixed(2)} × |`,
);
console.log(
  `| speed of parsing against @posthog/hogql-parser | ${(official400 / parse400).toFixed(0)} × |`,
);
console.log(
  `| time of 3,000 lines against 300, parse and all rules | ${growthFrom300.toFixed(1)} × |`,
);
console.log(`| time of 10,000 lines against 1,000, parse and all rules | ${growth.toFixed(1)} × |`);
