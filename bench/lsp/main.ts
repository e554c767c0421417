import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import {
  CompletionRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  ShutdownRequest,
} from "vscode-languageserver/node";

/**
 * `npm run bench:lsp`: how long the reader waits for the language server, as the editor sees it: the
 * shipped server in a process of its own, asked over IPC, with every keystroke in a message.
 *
 * An empty question is asked between the keystrokes, which tells how busy the machine is. Ends with 1
 * if the 95th percentile from keystroke to problems is above `mostMilliseconds`, without what an empty
 * question takes.
 */
const mostMilliseconds = 50;
const uri = "hog://bench/orders.hog";
const keystrokes = 300;

const program = readFileSync("bench/programs/orders.hog", "utf8");
const text = Array.from({ length: 4 }, () => program).join("\n");
/** Programs are broken for most of the time while they are typed. */
const typed =
  "\nlet note := concat('Order ', order.id, ' of ', inputs.customer)\nif (length(note) > 80 and not empty(person.properties.email)) {\n  print(f'{note}: {event.properties.total}')\n}\nfun shorten(words) {\n  return substring(words, 1, 80)\n}\n";
const context = {
  type: "destination",
  inputs_schema: Array.from({ length: 30 }, (_, index) => ({
    key: index === 0 ? "customer" : `input_${index}`,
    type: "string",
    label: `Input ${index}`,
  })),
};

/** The editor's side of one server. */
interface Session {
  readonly connection: ProtocolConnection;
  /** Changes the text and waits for the problems of the new version; gives milliseconds. */
  readonly type: (characters: readonly string[], at: Position) => Promise<number>;
  /** How many times problems were published so far. */
  readonly published: () => number;
}

const folder = mkdtempSync(join(tmpdir(), "hog-bench-"));
const serverPath = join(folder, "server.cjs");
buildSync({
  entryPoints: ["server/lsp/main.ts"],
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  mainFields: ["module", "main"],
  outfile: serverPath,
});
const start = performance.now();
const child = fork(serverPath, ["--node-ipc"]);
try {
  await measure(child);
} finally {
  child.kill();
  rmSync(folder, { recursive: true });
}

async function measure(child: ChildProcess): Promise<void> {
  const session = await open(child);
  const ready = performance.now() - start;
  const position = { line: text.split("\n").length >> 1, character: 0 };

  const latencies: number[] = [];
  const completions: number[] = [];
  const empty: number[] = [];
  let at = position;
  for (let index = 0; index < keystrokes; index++) {
    const character = typed[index % typed.length] ?? " ";
    latencies.push(await session.type([character], at));
    at = behind(at, character);
    if (/[\w.]/.test(character)) completions.push(await complete(session.connection, uri, at));
    empty.push(await complete(session.connection, "hog://bench/closed.hog", at));
  }

  const before = session.published();
  const burst = await session.type(
    Array.from({ length: 200 }, () => "x"),
    at,
  );
  const analyses = session.published() - before;
  await session.connection.sendRequest(ShutdownRequest.type);
  await session.connection.sendNotification(ExitNotification.type);

  console.log(
    `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.versions.node}\n`,
  );
  console.log(`| ${text.split("\n").length} lines, milliseconds | p50 | p95 | max |`);
  console.log("| --- | ---: | ---: | ---: |");
  console.log(row(`keystroke → problems, ${latencies.length} times`, latencies));
  console.log(row(`completion, ${completions.length} times`, completions));
  console.log(row(`empty question, ${empty.length} times`, empty));
  const share = (percentile(latencies, 0.95) - percentile(empty, 0.95)) / mostMilliseconds;
  const factor = percentile(latencies, 0.5) / percentile(empty, 0.5);
  console.log(
    `\nStart of the process to the first problems: ${ready.toFixed(0)} ms.\n` +
      `200 keystrokes at once: the problems of the last after ${burst.toFixed(1)} ms, published ${analyses} times.\n` +
      `A keystroke takes ${factor.toFixed(1)} times as long as an empty question; ` +
      `p95 is ${share.toFixed(2)} of the ${mostMilliseconds} ms allowed.`,
  );
  if (share > 1) process.exitCode = 1;
}

async function open(child: ChildProcess): Promise<Session> {
  const connection = createProtocolConnection(
    new IPCMessageReader(child),
    new IPCMessageWriter(child),
  );
  let published = 0;
  let version = 1;
  let onVersion: ((version: number | undefined) => void) | undefined;
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    published++;
    onVersion?.(params.version);
  });
  connection.listen();
  const reached = (wanted: number): Promise<void> =>
    new Promise((resolve) => {
      onVersion = (reported) => reported === wanted && resolve();
    });
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      textDocument: {
        completion: { completionItem: { snippetSupport: true, insertReplaceSupport: true } },
      },
    },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const { type, ...configuration } = context;
  await connection.sendNotification("hog/function", {
    code: uri,
    configuration: `${uri}.json`,
    told: { type, project: "bench", code: text, configuration: JSON.stringify(configuration) },
  });
  const first = reached(version);
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: "hog", version, text },
  });
  await first;
  return {
    connection,
    published: () => published,
    type: async (characters, at) => {
      const sent = performance.now();
      const last = reached(version + characters.length);
      let place = at;
      for (const character of characters) {
        version++;
        void connection.sendNotification(DidChangeTextDocumentNotification.type, {
          textDocument: { uri, version },
          contentChanges: [{ range: { start: place, end: place }, text: character }],
        });
        place = behind(place, character);
      }
      await last;
      return performance.now() - sent;
    },
  };
}

async function complete(
  connection: ProtocolConnection,
  uri: string,
  position: Position,
): Promise<number> {
  const sent = performance.now();
  await connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
  return performance.now() - sent;
}

function behind({ line, character }: Position, typed: string): Position {
  return typed === "\n" ? { line: line + 1, character: 0 } : { line, character: character + 1 };
}

function row(name: string, times: readonly number[]): string {
  const columns = [percentile(times, 0.5), percentile(times, 0.95), Math.max(...times)];
  return `| ${name} | ${columns.map((time) => time.toFixed(1)).join(" | ")} |`;
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
