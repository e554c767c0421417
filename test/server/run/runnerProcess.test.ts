import assert from "node:assert/strict";
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, renameSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import type { RunRequest, RunResult } from "../../../protocol/run.ts";
import type { FromRunnerProcess, ToRunnerProcess } from "../../../protocol/runnerProcess.ts";
import { printedBy, requestFor } from "../../support/runSource.ts";

/** The programs as they are shipped, but for their place. */
const folder = mkdtempSync(join(tmpdir(), "hog-runner-"));

describe("the runner's process", () => {
  const children: ChildProcess[] = [];

  before(() =>
    buildSync({
      entryPoints: { runner: "server/run/main.ts", run: "server/run/worker.ts" },
      bundle: true,
      platform: "node",
      target: "node20",
      format: "cjs",
      outdir: folder,
      outExtension: { ".js": ".cjs" },
      external: ["@posthog/hogql-parser"],
      banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
      define: { "import.meta.url": "importMetaUrl" },
    }),
  );

  afterEach(() => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
  });

  after(() => rmSync(folder, { recursive: true }));

  /** A process that was started, and all that it has said. */
  interface Runner {
    readonly child: ChildProcess;
    readonly messages: readonly FromRunnerProcess[];
    readonly exit: Promise<readonly [code: number | null, signal: string | null]>;
    readonly send: (message: ToRunnerProcess) => void;
    /** Resolves with the first message of a type, at once if it came before. */
    readonly heard: <Type extends FromRunnerProcess["type"]>(
      type: Type,
    ) => Promise<Extract<FromRunnerProcess, { readonly type: Type }>>;
  }

  function start(): Runner {
    const child = fork(join(folder, "runner.cjs"), [], {
      execArgv: [],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    children.push(child);
    const messages: FromRunnerProcess[] = [];
    child.on("message", (message: FromRunnerProcess) => messages.push(message));
    const exit = once(child, "exit").then(([code, signal]) => [code, signal] as const);
    return {
      child,
      messages,
      exit,
      send: (message) => void child.send(message),
      heard: (type) =>
        new Promise((resolve, reject) => {
          const look = (): void => {
            const found = messages.find((message) => message.type === type);
            if (isOfType(found, type)) resolve(found);
          };
          child.on("message", look);
          child.on("exit", () => reject(new Error(`The process ended without ${type}.`)));
          look();
        }),
    };
  }

  async function run(request: RunRequest): Promise<RunResult> {
    const runner = start();
    await runner.heard("ready");
    runner.send({ type: "run", request });
    const { result } = await runner.heard("finished");
    return result;
  }

  it("runs a function", async () => {
    const result = await run(
      requestFor("print(event.event) return {'a': fetch('https://a.test')}"),
    );
    assert.equal(result.status, "success");
    assert.deepEqual(printedBy(result), ["$pageview"]);
    assert.deepEqual(result.returned, { a: { status: 200, body: {} } });
  });

  it("tells lines and requests as they come, and the result at last", async () => {
    const runner = start();
    await runner.heard("ready");
    runner.send({
      type: "run",
      request: requestFor("print(1) fetch('https://a.test', {'method': 'GET'})"),
    });
    await runner.heard("finished");
    const types = runner.messages.map(({ type }) => type);
    assert.deepEqual([types[0], types[1], types.at(-1)], ["ready", "log", "finished"]);
    assert.deepEqual((await runner.heard("recorded")).request.args, [
      "https://a.test",
      { method: "GET" },
    ]);
  });

  it("ends after the result", async () => {
    const runner = start();
    await runner.heard("ready");
    runner.send({ type: "run", request: requestFor("return 1") });
    assert.deepEqual(await runner.exit, [0, null]);
  });

  it("gives an error of the program as the result", async () => {
    const { status, errors } = await run(requestFor("return nothing"));
    assert.equal(status, "error");
    assert.match(errors[0]?.message ?? "", /nothing/);
  });

  it("ends an endless loop by the limits of the VM", async () => {
    const { status, errors } = await run(requestFor("while (true) {}"));
    assert.equal(status, "error");
    assert.match(errors[0]?.message ?? "", /timed out/);
  });

  it("can be cancelled while a program computes", async () => {
    const runner = start();
    await runner.heard("ready");
    const request = requestFor("print('started') while (true) {}", { limits: { timeout: 60_000 } });
    runner.send({ type: "run", request });
    await runner.heard("log");
    runner.send({ type: "cancel" });
    const { result } = await runner.heard("finished");
    assert.deepEqual([result.status, printedBy(result)], ["cancelled", ["started"]]);
  });

  it("can be cancelled before it runs anything", async () => {
    const runner = start();
    runner.send({ type: "cancel" });
    runner.send({ type: "run", request: requestFor("return 1") });
    assert.equal((await runner.heard("finished")).result.status, "cancelled");
  });

  it("ends when nobody listens any more", async () => {
    const runner = start();
    await runner.heard("ready");
    const request = requestFor("print(1) while (true) {}", { limits: { timeout: 60_000 } });
    runner.send({ type: "run", request });
    await runner.heard("log");
    runner.child.disconnect();
    assert.deepEqual(await runner.exit, [0, null]);
  });

  it("ends when nobody listens before it runs anything", async () => {
    const runner = start();
    await runner.heard("ready");
    runner.child.disconnect();
    assert.deepEqual(await runner.exit, [0, null]);
  });

  it("sends real requests when it is asked to", async () => {
    const server = createServer((_, response) => response.end('{"made":true}'));
    await once(server.listen(0, "127.0.0.1"), "listening");
    const address = server.address();
    assert.ok(typeof address === "object" && address);
    try {
      const source = `return fetch('http://127.0.0.1:${address.port}/')`;
      const { returned } = await run(requestFor(source, { host: { mode: "real" } }));
      assert.deepEqual(returned, { status: 200, body: { made: true } });
    } finally {
      server.close();
    }
  });

  it("says when the program that it needs is not there", async () => {
    renameSync(join(folder, "run.cjs"), join(folder, "hidden.cjs"));
    try {
      const runner = start();
      await runner.heard("ready");
      runner.send({ type: "run", request: requestFor("return 1") });
      assert.match((await runner.heard("failed")).message, /run\.cjs/);
    } finally {
      renameSync(join(folder, "hidden.cjs"), join(folder, "run.cjs"));
    }
  });

  // An array of more than 134,217,725 elements makes V8 end the process so, too, after many seconds.
  it("lets its parent know when the system ends it, as it does for want of memory", async () => {
    const runner = start();
    await runner.heard("ready");
    const request = requestFor("print(1) while (true) {}", { limits: { timeout: 60_000 } });
    runner.send({ type: "run", request });
    await runner.heard("log");
    runner.child.kill("SIGKILL");
    assert.deepEqual(await runner.exit, [null, "SIGKILL"]);
    assert.ok(runner.messages.every(({ type }) => type === "ready" || type === "log"));
  });
});

function isOfType<Type extends FromRunnerProcess["type"]>(
  message: FromRunnerProcess | undefined,
  type: Type,
): message is Extract<FromRunnerProcess, { readonly type: Type }> {
  return message?.type === type;
}
