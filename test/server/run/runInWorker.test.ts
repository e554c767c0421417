import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import type { HostCall, RunResult } from "../../../protocol/run.ts";
import { chooseHost } from "../../../server/run/chooseHost.ts";
import type { Host } from "../../../server/run/host.ts";
import { runInWorker, type WorkerOptions } from "../../../server/run/runInWorker.ts";
import {
  linesOf,
  pageviewGlobals,
  printedBy,
  requestFor,
  type RunSetting,
} from "../../support/runSource.ts";

/** The worker as it is shipped, but for its name and place. */
const folder = mkdtempSync(join(tmpdir(), "hog-worker-"));
const worker = pathToFileURL(join(folder, "run.cjs"));

describe("running in a worker", () => {
  before(() =>
    buildSync({
      entryPoints: ["server/run/worker.ts"],
      bundle: true,
      platform: "node",
      format: "cjs",
      external: ["@posthog/hogql-parser"],
      outfile: join(folder, "run.cjs"),
    }),
  );

  after(() => rmSync(folder, { recursive: true }));

  it("gives what running here gives", async () => {
    const result = await runThere("print(inputs.a) return fetch('https://a.test')", {
      function: { inputs: { a: { value: "{person.name}" } } },
    });
    assert.equal(result.status, "success");
    assert.deepEqual(result.returned, { status: 200, body: {} });
    assert.deepEqual(linesOf(result).slice(0, 2), [
      "info Ada",
      "info Async function 'fetch' was mocked with arguments:",
    ]);
    assert.ok(result.operations > 0);
  });

  it("refuses what is nested too deeply to be sent to a thread", async () => {
    const depth = 20_000;
    const deep: unknown = JSON.parse(`${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`);
    await assert.rejects(runThere("print(1)", { globals: { event: { properties: deep } } }));
  });

  it("asks the host on this side", async () => {
    const calls: HostCall[] = [];
    const host: Host = {
      answer: (call) => {
        calls.push(call);
        return Promise.resolve({ type: "answered", value: calls.length, notes: [] });
      },
    };
    const { returned } = await runThere(
      "return [fetch('a', {'b': 1}), sendEmail({})]",
      {},
      { host },
    );
    assert.deepEqual(returned, [1, 2]);
    assert.deepEqual(calls, [
      { name: "fetch", args: ["a", { b: 1 }] },
      { name: "sendEmail", args: [{}] },
    ]);
  });

  it("tells each line as it is written", async () => {
    const lines: string[] = [];
    await runThere(
      "print(1) fetch('a') print(2)",
      {},
      {
        onLog: ({ message, from }) => void (from === "program" && lines.push(message)),
      },
    );
    assert.deepEqual(lines, ["1", "2"]);
  });

  it("ends a run that the VM cannot end, and keeps what is known of it", async () => {
    const endless = "{% for a in (1..100000) %}{% for b in (1..100000) %}{% endfor %}{% endfor %}";
    const mapped = { inputs: { page: { value: endless, templating: "liquid" } } } as const;
    const failing = { filters: { properties: [{ type: "hogql", key: "nothing.x = 1" }] } };
    const result = await runThere(
      "print(1)",
      { function: { mappings: [failing, mapped] } },
      { hardTimeout: 1000 },
    );
    assert.equal(result.status, "error");
    assert.deepEqual(result.errors, [
      {
        stage: "limit",
        message: "The run was ended because it computed for more than 1000 ms.",
      },
    ]);
    assert.match(linesOf(result)[0] ?? "", /^error Error filtering event/);
  });

  it("does not count the time in which the host answers", async () => {
    const host: Host = {
      answer: () =>
        new Promise((resolve) => {
          setTimeout(() => resolve({ type: "answered", value: "late", notes: [] }), 1300);
        }),
    };
    const { returned } = await runThere("return fetch('a')", {}, { host, hardTimeout: 1000 });
    assert.equal(returned, "late");
  });

  it("ends a run that takes all the memory", async () => {
    const large = Array.from({ length: 100_000 }, (_, index) => ({ index }));
    const result = await runThere(
      Array.from({ length: 50 }, (_, index) => `let copy${index} := large`).join("\n"),
      { globals: { ...pageviewGlobals, large }, limits: { memory: 0, timeout: 60_000 } },
      { hardMemory: 64, hardTimeout: 60_000 },
    );
    assert.deepEqual(result.errors, [
      { stage: "limit", message: "The run was ended because it used more than 64 MB of memory." },
    ]);
  });

  it("can be cancelled while the program computes", async () => {
    const controller = new AbortController();
    const result = await runThere(
      "print('started') while (true) {}",
      { limits: { timeout: 60_000 } },
      { signal: controller.signal, onLog: () => controller.abort() },
    );
    assert.deepEqual([result.status, printedBy(result)], ["cancelled", ["started"]]);
  });

  it("can be cancelled while the host answers, which is told", async () => {
    const controller = new AbortController();
    let told = false;
    const host: Host = {
      answer: (_, signal) => {
        signal.addEventListener("abort", () => {
          told = true;
        });
        controller.abort();
        return new Promise(() => {});
      },
    };
    const { status } = await runThere("fetch('a')", {}, { host, signal: controller.signal });
    assert.deepEqual([status, told], ["cancelled", true]);
  });

  it("is not started where nobody waits any more", async () => {
    const { status, logs } = await runThere("print(1)", {}, { signal: AbortSignal.abort() });
    assert.deepEqual([status, logs], ["cancelled", []]);
  });

  it("fails where the host is broken", async () => {
    const host: Host = { answer: () => Promise.reject(new Error("broken host")) };
    await assert.rejects(runThere("fetch('a')", {}, { host }), /broken host/);
  });

  it("fails where the worker's file is missing", async () => {
    const missing = new URL("missing.cjs", worker);
    await assert.rejects(runThere("print(1)", {}, { worker: missing }), /missing\.cjs/);
  });

  it("writes nothing to this process", async () => {
    const { log } = console;
    const written: unknown[] = [];
    console.log = (...args: readonly unknown[]) => void written.push(args);
    try {
      await runThere("let p := print\np('to the console')");
    } finally {
      console.log = log;
    }
    assert.deepEqual(written, []);
  });
});

/** Runs a program in a worker. */
function runThere(
  source: string,
  setting: RunSetting = {},
  options: Partial<WorkerOptions> & { readonly host?: Host } = {},
): Promise<RunResult> {
  const request = requestFor(source, setting);
  return runInWorker(request, options.host ?? chooseHost(request), {
    worker,
    ...options,
  });
}
