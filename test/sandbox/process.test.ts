import assert from "node:assert/strict";
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildSync } from "esbuild";
import type { FromSandbox, SandboxAccess } from "../../protocol/sandbox.ts";
import { demoProject } from "../../sandbox/seed/demoProject.ts";
import { buildWorker, send } from "./support/useSandbox.ts";

/** The process as it is shipped, but for its place. */
describe("the sandbox process", () => {
  const root = mkdtempSync(join(tmpdir(), "hog-sandbox-"));
  const program = join(root, "sandbox.cjs");
  const children = new Set<ChildProcess>();
  let count = 0;
  let folder = "";

  before(() => {
    buildWorker(root);
    buildSync({
      entryPoints: ["sandbox/main.ts"],
      bundle: true,
      platform: "node",
      target: "node20",
      format: "cjs",
      // Test runs here hold no query.
      external: ["@posthog/hogql-parser"],
      banner: {
        js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;',
      },
      define: { "import.meta.url": "importMetaUrl" },
      outfile: program,
    });
  });
  beforeEach(() => {
    folder = join(root, `data-${count++}`);
  });
  afterEach(async () => {
    await Promise.all([...children].map(end));
  });
  after(() => rmSync(root, { recursive: true }));

  const end = async (child: ChildProcess): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    }
    children.delete(child);
  };

  interface Started {
    readonly child: ChildProcess;
    /** The last message of a start. */
    readonly outcome: FromSandbox;
    readonly progress: readonly string[];
  }

  const start = async (args = ["--data", folder, "--empty"]): Promise<Started> => {
    const child = fork(program, args, { execArgv: [], silent: true });
    children.add(child);
    const progress: string[] = [];
    const outcome = await new Promise<FromSandbox>((settle, reject) => {
      child.on("message", (message: FromSandbox) => {
        if (message.type === "progress") progress.push(message.message);
        else settle(message);
      });
      child.on("exit", () => reject(new Error("It ended without a word.")));
    });
    return { child, outcome, progress };
  };
  const accessOf = ({ outcome }: Started): SandboxAccess => {
    assert.equal(outcome.type, "ready", JSON.stringify(outcome));
    assert.ok(outcome.type === "ready");
    return outcome.access;
  };
  const problemOf = ({ outcome }: Started): string => {
    assert.ok(outcome.type === "failed", JSON.stringify(outcome));
    return outcome.message;
  };

  it("says where it is and how to enter", async () => {
    const { host, key, ...project } = accessOf(await start());
    assert.match(host, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.match(key, /^phx_/);
    assert.deepEqual(project, { projectId: 1, projectName: demoProject.projectName });
  });

  it("runs functions in threads of its own", async () => {
    const access = accessOf(await start());
    const { body } = await send(access, "POST", "hog_functions/new/invocations/", {
      configuration: { hog: "print('hello')" },
      globals: { event: { event: "a", uuid: "1", properties: {} } },
    });
    assert.equal(body.logs[0].message, "hello");
  });

  it("has lost nothing that it answered when it is killed", async () => {
    const started = await start();
    const access = accessOf(started);
    const { body: made } = await send(access, "POST", "hog_functions/", { hog: "return 1" });
    await send(access, "PATCH", `hog_functions/${made.id}/`, { name: "Last words" });
    await end(started.child);
    const again = accessOf(await start());
    const { body } = await send(again, "GET", `hog_functions/${made.id}/`);
    assert.equal(body.name, "Last words");
  });

  it("starts afresh when it was killed before the project was made", async () => {
    const child = fork(program, ["--data", folder], { execArgv: [], silent: true });
    children.add(child);
    await once(child, "message");
    await end(child);
    assert.equal((await start()).outcome.type, "ready");
  });

  for (const [how, stop] of [
    ["is told to end", (child: ChildProcess) => child.kill("SIGTERM")],
    ["is left alone", (child: ChildProcess) => child.disconnect()],
  ] as const) {
    it(`gives its folder back when it ${how} before the project was made`, async () => {
      const child = fork(program, ["--data", folder], { execArgv: [], silent: true });
      children.add(child);
      await once(child, "message");
      const ended = once(child, "exit");
      stop(child);
      assert.deepEqual(await ended, [0, null]);
      assert.deepEqual(readdirSync(folder), []);
    });
  }

  it("is alone in its folder", async () => {
    const first = await start();
    assert.match(
      problemOf(await start()),
      new RegExp(`in use by another window \\(process ${first.child.pid}\\)`),
    );
    assert.equal(first.child.exitCode, null);
  });

  it("ends when nobody listens any more, and gives its folder back", async () => {
    const { child } = await start();
    const ended = once(child, "exit");
    child.disconnect();
    assert.deepEqual(await ended, [0, null]);
    assert.ok(!existsSync(join(folder, "lock")));
  });

  it("ends with an error when it cannot start", async () => {
    const { child, outcome } = await start(["--data", program]);
    assert.match(problemOf({ child, outcome, progress: [] }), /cannot make its folder/);
    if (child.exitCode === null) await once(child, "exit");
    assert.equal(child.exitCode, 1);
  });

  it("tells what the system refuses", async () => {
    mkdirSync(join(folder, "lock"), { recursive: true });
    assert.match(problemOf(await start()), /^The sandbox cannot use its folder: EISDIR/);
  });

  for (const args of [
    [],
    ["--data", ""],
    ["--nonsense"],
    ["--data", "x", "--port", "seven"],
    ["--data", "x", "--port", "70000"],
  ]) {
    it(`says how it is started for ${JSON.stringify(args)}`, async () => {
      assert.match(problemOf(await start(args)), /Usage: sandbox --data DIR/);
      assert.ok(!existsSync(resolve("x")));
    });
  }

  it("tells a person at a terminal, and ends with the terminal", async () => {
    const child = spawn(process.execPath, [program, "--data", folder, "--empty"]);
    children.add(child);
    let output = "";
    for await (const chunk of child.stdout) {
      output += String(chunk);
      if (output.includes("Key:")) break;
    }
    const lines = new RegExp(
      `^${demoProject.projectName} \\(project 1\\) at http://127\\.0\\.0\\.1:\\d+\nKey: phx_[\\w-]+\n$`,
    );
    assert.match(output, lines);
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    assert.deepEqual(await ended, [0, null]);
  });

  it("makes the demo project with a week of runs at its first start", async () => {
    const started = await start(["--data", folder]);
    assert.ok(started.progress.length > 7);
    const access = accessOf(started);
    const { body } = await send(access, "GET", "hog_functions/");
    assert.equal(body.count, demoProject.functions.length);
    const query = "SELECT event FROM events WHERE timestamp > now() - INTERVAL 7 DAY LIMIT 500";
    const events = await send(access, "POST", "query/", { query: { kind: "HogQLQuery", query } });
    assert.ok(events.body.results.length > 100);
  });
});
