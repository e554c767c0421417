import { isDeepStrictEqual, parseArgs } from "node:util";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  type Diagnostic,
  HoverRequest,
  type Range,
  SemanticTokensRequest,
} from "vscode-languageserver/node";
import { functionOf, programOf, projectOf } from "./functions.ts";
import { Session } from "./session.ts";
import { findProblems } from "../../server/lsp/services/problems.ts";
import { findConfigurationProblems } from "../../server/lsp/services/configuration/problems.ts";
import { seededRandom } from "../../test/support/random.ts";
import { openFunction } from "../../test/server/lsp/openFunction.ts";

/**
 * Edits a function at random, as much as somebody does in an hour, and compares the problems that the
 * server publishes with those of a fresh analysis after every edit.
 *
 *     npm run soak -- --edits 18000     how many; five a second for an hour unless told
 *     npm run soak -- --pace 200        milliseconds between two; none unless told
 *     npm run soak -- --seed 7          the chance to take; the time of day unless told
 *
 * Ends with 1 if problems were lost or a service failed, or if the server grew by more than
 * `mostGrowth` megabytes after the first `warmUp` edits, in which Node takes what it needs.
 */
const mostGrowth = 20;
const warmUp = 2000;

const { values } = parseArgs({
  options: {
    edits: { type: "string", default: "18000" },
    pace: { type: "string", default: "0" },
    seed: { type: "string", default: `${Date.now() % 1_000_000}` },
  },
});
const edits = Number(values.edits);
const pace = Number(values.pace);
const random = seededRandom(Number(values.seed));
const session = await Session.start();
const program = "hog://soak/program.hog";
const configuration = `${program}.json`;
const original = functionOf(programOf(100));
const project = projectOf(1000);
const texts = new Map([
  [program, original.code],
  [configuration, original.configuration],
]);

await session.tellProject(project);
await session.tell(program, original);
await session.open(program, "hog", original.code);
await session.open(configuration, "json", original.configuration);

let lost = 0;
let baseline = 0;
for (let edit = 1; edit <= edits; edit++) {
  const uri = random.chance(80) ? program : configuration;
  await editOnce(uri);
  const position = { line: random.below(100), character: random.below(20) };
  if (edit % 10 === 0) {
    const params = { textDocument: { uri }, position };
    await session.connection.sendRequest(HoverRequest.type, params);
    await session.connection.sendRequest(SemanticTokensRequest.type, params);
  }
  lost += await countLost();
  if (edit === Math.min(warmUp, edits)) baseline = session.residentMegabytes();
  if (pace > 0) await new Promise((resolve) => setTimeout(resolve, pace));
}
const end = session.residentMegabytes();
const { logged } = session.editor;
await session.end();
console.log(
  `${edits} edits with seed ${values.seed}: ${lost} texts with lost or wrong problems, ` +
    `${logged.length} failures logged, ` +
    `memory ${baseline.toFixed(0)} MB after ${Math.min(warmUp, edits)}, ${end.toFixed(0)} MB at the end.`,
);
for (const line of logged.slice(0, 5)) console.log(line);
if (lost > 0 || logged.length > 0 || end - baseline > mostGrowth) process.exitCode = 1;

/** Types, deletes, pastes or mends something, in the server's text and in ours. */
async function editOnce(uri: string): Promise<void> {
  const text = texts.get(uri) ?? "";
  const { start, end, newText } = nextEdit(uri, text);
  const document = TextDocument.create(uri, "hog", 1, text);
  const range: Range = { start: document.positionAt(start), end: document.positionAt(end) };
  texts.set(uri, text.slice(0, start) + newText + text.slice(end));
  await session.change(uri, range, newText);
}

function nextEdit(uri: string, text: string) {
  const source = uri === program ? original.code : original.configuration;
  // Now and then the text is mended, else it would be rubbish for most of the hour.
  if (random.chance(3) || text.length > source.length * 2) {
    return { start: 0, end: text.length, newText: source };
  }
  const start = random.below(text.length + 1);
  if (random.chance(30)) {
    return { start, end: Math.min(text.length, start + random.below(20)), newText: "" };
  }
  const from = random.below(source.length);
  const length = random.chance(70) ? 1 : random.below(60);
  return { start, end: start, newText: source.slice(from, from + length) };
}

/** How many of the two texts have other problems at the server than in a fresh analysis. */
async function countLost(): Promise<number> {
  const fresh = openFunction({
    type: original.type,
    program: texts.get(program) ?? "",
    configuration: texts.get(configuration) ?? "",
    project,
  });
  const expected: readonly [string, readonly Diagnostic[]][] = [
    [program, findProblems(fresh.program)],
    [configuration, fresh.configuration ? findConfigurationProblems(fresh.configuration) : []],
  ];
  let wrong = 0;
  for (const [uri, problems] of expected) {
    if (!(await isPublished(uri, problems))) wrong++;
  }
  return wrong;
}

/** The problems of the other text may follow by a moment: its function has changed, not it. */
async function isPublished(uri: string, problems: readonly Diagnostic[]): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const found = await session.problems(uri);
    if (isDeepStrictEqual(plain(found), plain(problems))) return true;
    await session.drain();
  }
  return false;
}

/** As the messages carry them. */
function plain(problems: readonly Diagnostic[]): unknown {
  return JSON.parse(JSON.stringify(problems));
}
