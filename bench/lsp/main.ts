import { cpus } from "node:os";
import {
  CompletionRequest,
  DefinitionRequest,
  HoverRequest,
  type Position,
  SemanticTokensRequest,
} from "vscode-languageserver/node";
import { functionOf, programOf, projectOf } from "./functions.ts";
import { Session } from "./session.ts";
import { percentile, row, timeOf } from "./times.ts";

/**
 * `npm run bench:lsp`: how long the reader waits for the language server, as the editor sees it, and what
 * the server takes of the memory.
 *
 * An empty question is asked in between, which tells how busy the machine is. Ends with 1 if something
 * is above what is allowed, without what an empty question takes.
 */
const uri = "hog://bench/orders.hog";
const closed = "hog://bench/closed.hog";
const keystrokes = 300;
/** What 200 open programs may take of the memory. */
const mostMegabytes = 150;
/** Programs are broken for most of the time while they are typed. */
const typed =
  "\nlet note := concat('Order ', order.id, ' of ', inputs.customer)\nif (length(note) > 80 and not empty(person.properties.email)) {\n  print(f'{note}: {event.properties.total}')\n}\nfun shorten(words) {\n  return substring(words, 1, 80)\n}\n";

/** One line of the table, and how much of it is allowed. */
interface Measured {
  readonly name: string;
  readonly times: readonly number[];
  /** For the 95th percentile, in milliseconds; absent where nothing is promised. */
  readonly most?: number;
}

const measured = [...(await measureTyping()), ...(await measureQuestions())];
const memory = await measureMemory();
const empty = percentile(
  measured.find(({ name }) => name === "empty question")?.times ?? [0],
  0.95,
);

console.log(
  `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.versions.node}\n`,
);
console.log("| milliseconds | p50 | p95 | max | p95 as a share of what is allowed |");
console.log("| --- | ---: | ---: | ---: | ---: |");
for (const { name, times, most } of measured) {
  const share = most === undefined ? "" : shareOf(times, most).toFixed(2);
  console.log(`${row(name, times)} ${share} |`);
}
console.log(
  `\n200 open programs of 300 lines: ${memory.toFixed(0)} MB of memory, ${(memory / mostMegabytes).toFixed(2)} of what is allowed.`,
);
const isTooMuch =
  memory > mostMegabytes ||
  measured.some(({ times, most }) => most !== undefined && shareOf(times, most) > 1);
if (isTooMuch) process.exitCode = 1;

function shareOf(times: readonly number[], most: number): number {
  return (percentile(times, 0.95) - empty) / most;
}

/** From a keystroke to the problems of the new version, in a program of 400 lines. */
async function measureTyping(): Promise<readonly Measured[]> {
  const session = await Session.start();
  const text = programOf(400);
  await session.tell(uri, functionOf(text));
  await session.open(uri, "hog", text);
  let at: Position = { line: text.split("\n").length >> 1, character: 0 };
  const latencies: number[] = [];
  const questions: number[] = [];
  for (let index = 0; index < keystrokes; index++) {
    const character = typed[index % typed.length] ?? " ";
    const range = { start: at, end: at };
    latencies.push(
      await timeOf(async () => {
        await session.change(uri, range, character);
        await session.problems(uri);
      }),
    );
    at = behind(at, character);
    questions.push(await askAt(session, closed, at));
  }
  const before = session.published;
  const burst = await timeOf(async () => {
    for (let index = 0; index < 200; index++) {
      void session.change(uri, { start: at, end: at }, "x");
    }
    await session.problems(uri);
  });
  console.log(
    `200 keystrokes at once: the problems of the last after ${burst.toFixed(1)} ms, published ${session.published - before} times.\n`,
  );
  await session.end();
  return [
    { name: "keystroke → problems, 400 lines", times: latencies, most: 50 },
    { name: "empty question", times: questions },
  ];
}

/** What is asked while a person writes and reads, in a program of 1,000 lines. */
async function measureQuestions(): Promise<readonly Measured[]> {
  const session = await Session.start();
  const text = programOf(1000);
  await session.tellProject(projectOf(5000));
  await session.tell(uri, functionOf(text));
  await session.open(uri, "hog", text);
  const middle = text.split("\n").length >> 1;
  const members: number[] = [];
  const names: number[] = [];
  // A server that has just started is slower for a moment.
  for (let index = 0; index < 50; index++) await askAt(session, uri, { line: index, character: 0 });
  let at: Position = { line: middle, character: 0 };
  for (const line of ["let total := event.properties.", "let address := person.prop", "retu"]) {
    for (const character of `\n${line}`.repeat(4)) {
      await session.change(uri, { start: at, end: at }, character);
      at = behind(at, character);
      const time = await askAt(session, uri, at);
      if (character === ".") members.push(time);
      else names.push(time);
      // Nobody types the next letter before the problems are there.
      await session.problems(uri);
    }
  }
  for (let index = 0; index < 60; index++) members.push(await askAt(session, uri, await dot()));
  const places = placesIn(text, 200);
  const hovers = await ask(places, (position) =>
    session.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position }),
  );
  const definitions = await ask(places, (position) =>
    session.connection.sendRequest(DefinitionRequest.type, { textDocument: { uri }, position }),
  );
  const tokens: number[] = [];
  for (let index = 0; index < 60; index++) {
    await session.change(uri, { start: at, end: at }, "x");
    await session.problems(uri);
    tokens.push(
      await timeOf(() =>
        session.connection.sendRequest(SemanticTokensRequest.type, { textDocument: { uri } }),
      ),
    );
  }
  await session.end();
  return [
    { name: "completion of names, 1,000 lines", times: names, most: 10 },
    { name: "completion behind a dot, 5,000 properties", times: members, most: 10 },
    { name: "hover, 1,000 lines", times: hovers, most: 5 },
    { name: "definition, 1,000 lines", times: definitions, most: 5 },
    { name: "semantic tokens, 1,000 lines", times: tokens, most: 20 },
  ];

  /** Types `event.properties.` in a line of its own; gives where the cursor is then. */
  async function dot(): Promise<Position> {
    const start = { line: at.line, character: at.character };
    const words = "\nevent.properties.";
    await session.change(uri, { start, end: start }, words);
    await session.problems(uri);
    at = { line: start.line + 1, character: words.length - 1 };
    return at;
  }
}

async function ask(
  places: readonly Position[],
  question: (position: Position) => Promise<unknown>,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (const place of places) times.push(await timeOf(() => question(place)));
  return times;
}

/** Places where names stand, spread over a text. */
function placesIn(text: string, count: number): readonly Position[] {
  const lines = text.split("\n");
  const names = lines.flatMap((line, index) =>
    [...line.matchAll(/[A-Za-z_]\w*/g)].map((match) => ({
      line: index,
      character: match.index + 1,
    })),
  );
  const step = Math.max(1, Math.floor(names.length / count));
  return names.filter((_, index) => index % step === 0).slice(0, count);
}

/** What the server takes when a person has opened 200 programs and looked at each. */
async function measureMemory(): Promise<number> {
  const session = await Session.start();
  const text = programOf(300);
  await session.tellProject(projectOf(5000));
  for (let index = 0; index < 200; index++) {
    const one = `hog://bench/${index}.hog`;
    await session.tell(one, functionOf(text));
    await session.open(one, "hog", text);
    await session.connection.sendRequest(SemanticTokensRequest.type, {
      textDocument: { uri: one },
    });
  }
  const megabytes = session.residentMegabytes();
  await session.end();
  return megabytes;
}

function askAt(session: Session, of: string, position: Position): Promise<number> {
  return timeOf(() =>
    session.connection.sendRequest(CompletionRequest.type, { textDocument: { uri: of }, position }),
  );
}

function behind({ line, character }: Position, written: string): Position {
  return written === "\n" ? { line: line + 1, character: 0 } : { line, character: character + 1 };
}
