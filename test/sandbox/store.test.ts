import assert from "node:assert/strict";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Demo } from "../../sandbox/firstStart.ts";
import { StartProblem } from "../../sandbox/startProblem.ts";
import { type RunningSandbox, startSandbox } from "../../sandbox/startSandbox.ts";
import { listen } from "./support/listen.ts";
import { type Answer, buildWorker, send } from "./support/useSandbox.ts";
import { tinyDemo, tinyProject } from "./support/tinyDemo.ts";

/** All that can be asked of a sandbox. */
async function everything({ access }: RunningSandbox): Promise<readonly unknown[]> {
  const list = await send(access, "GET", "hog_functions/?full=true");
  const paths = list.body.results.flatMap(({ id }: Answer["body"]) => [
    `hog_functions/${id}/logs/`,
    `hog_functions/${id}/metrics/totals/?breakdown_by=name`,
  ]);
  const answers = [list.body];
  for (const path of [...paths, "activity_log/", "events/?after=2020-01-01T00:00"]) {
    answers.push((await send(access, "GET", path)).body);
  }
  return answers;
}

async function assertEmpty({ access }: RunningSandbox): Promise<void> {
  assert.equal((await send(access, "GET", "hog_functions/")).body.count, 0);
  assert.equal((await send(access, "GET", "event_definitions/")).body.count, 0);
}

/** What a test run prints shows whether a secret input is the one that is meant. */
async function isSecret({ access }: RunningSandbox, id: string, value: string): Promise<boolean> {
  const { body } = await send(access, "POST", `hog_functions/${id}/invocations/`, {
    configuration: { hog: `print(inputs.token == '${value}')` },
    globals: { event: { event: "a", uuid: "1", distinct_id: "d", properties: {} } },
  });
  return body.logs[0].message === "true";
}

describe("the folder of the sandbox", () => {
  let root = "";
  let worker: URL;
  let folder = "";
  let count = 0;

  before(() => {
    root = mkdtempSync(join(tmpdir(), "hog-sandbox-"));
    worker = buildWorker(root);
  });
  beforeEach(() => {
    folder = join(root, `data ${count++}`);
  });
  after(() => rmSync(root, { recursive: true }));

  const start = (options: object = {}): Promise<RunningSandbox> =>
    startSandbox({ folder, worker, demo: tinyDemo, ...options });

  /** Starts, uses and ends a sandbox. */
  const during = async <Result>(
    use: (running: RunningSandbox) => Promise<Result>,
    options: object = {},
  ): Promise<Result> => {
    const running = await start(options);
    try {
      return await use(running);
    } finally {
      await running.close();
    }
  };

  /** The message with which it does not start. */
  const problemAtStart = async (options: object = {}): Promise<string> => {
    try {
      await (await start(options)).close();
    } catch (error) {
      assert.ok(error instanceof StartProblem, String(error));
      return error.message;
    }
    return assert.fail("It started.");
  };

  it("holds all that is to be known at the next start", async () => {
    const before = await during(async (running) => {
      await send(running.access, "POST", "hog_functions/", { hog: "return 1", name: "Mine" });
      return everything(running);
    });
    assert.deepEqual(await during(everything), before);
  });

  it("holds no key, and each start has another", async () => {
    const keys = [];
    for (let starts = 0; starts < 2; starts++) {
      keys.push(await during(({ access }) => Promise.resolve(access.key)));
    }
    assert.notEqual(keys[0], keys[1]);
    for (const name of readdirSync(folder)) {
      assert.ok(!readFileSync(join(folder, name), "utf8").includes("phx_"), name);
    }
  });

  it("holds secrets apart, for its owner only", async () => {
    await during(({ access }) =>
      send(access, "POST", "hog_functions/", {
        hog: "return 1",
        inputs_schema: [{ key: "token", type: "string", secret: true }],
        inputs: { token: { value: "s3cret" } },
      }),
    );
    const files = readdirSync(folder).filter((name) =>
      readFileSync(join(folder, name), "utf8").includes("s3cret"),
    );
    assert.deepEqual(files, ["secrets.json"]);
    if (process.platform !== "win32") {
      assert.equal(statSync(join(folder, "secrets.json")).mode & 0o777, 0o600);
    }
  });

  it("is made with all its parents", async () => {
    folder = join(folder, "deep", "down");
    await during(() => Promise.resolve());
    assert.ok(readdirSync(folder).includes("project.json"));
  });

  it("stays empty when asked, and the next start knows it", async () => {
    await during(assertEmpty, { isEmpty: true });
    await during(assertEmpty);
  });

  it("is not made again by an empty start", async () => {
    await during(() => Promise.resolve());
    await during(
      async ({ access }) =>
        assert.equal((await send(access, "GET", "hog_functions/")).body.count, 4),
      { isEmpty: true },
    );
  });

  it("is in use by one sandbox only", async () => {
    await during(async () => {
      const message = await problemAtStart();
      assert.match(message, new RegExp(`in use by another window \\(process ${process.pid}\\)`));
    });
    await during(() => Promise.resolve());
  });

  for (const [what, owner] of [
    ["a dead process", "999999999"],
    ["nobody", ""],
    ["nonsense", "x"],
  ] as const) {
    it(`is taken over from ${what}`, async () => {
      mkdirSync(folder);
      writeFileSync(join(folder, "lock"), owner);
      await during(() => Promise.resolve());
      assert.ok(!readdirSync(folder).some((name) => name.startsWith("lock")));
    });
  }

  it("is taken over from an earlier process with our number", async () => {
    mkdirSync(folder);
    const lock = join(folder, "lock");
    writeFileSync(lock, String(process.pid));
    const before = performance.timeOrigin / 1000 - 60;
    utimesSync(lock, before, before);
    await during(() => Promise.resolve());
  });

  it("is waited for while another sandbox is about to end", async () => {
    const first = await start();
    const second = start();
    await first.close();
    await (await second).close();
  });

  it("is refused where its lock leads nowhere", async () => {
    mkdirSync(folder);
    symlinkSync(join(folder, "nowhere"), join(folder, "lock"));
    assert.match(await problemAtStart(), /in use by another window \(process unknown\)/);
  });

  it("is left to whoever took it over", async () => {
    const lock = join(folder, "lock");
    await during(() => Promise.resolve(writeFileSync(lock, "1")));
    assert.equal(readFileSync(lock, "utf8"), "1");
  });

  it("holds nothing of a change that could not be written, once another one was", async () => {
    const project = join(folder, "project.json");
    const id = await during(async ({ access }) => {
      const { body } = await send(access, "POST", "hog_functions/", {
        hog: "return 1",
        inputs_schema: [{ key: "token", type: "string", secret: true }],
        inputs: { token: { value: "old" } },
      });
      const path = `hog_functions/${body.id}/`;
      const change = { inputs: { token: { value: "new" } } };
      renameSync(project, `${project}.aside`);
      mkdirSync(project);
      assert.equal((await send(access, "PATCH", path, change)).status, 500);
      rmdirSync(project);
      renameSync(`${project}.aside`, project);
      assert.equal((await send(access, "PATCH", path, { name: "Next" })).status, 200);
      return String(body.id);
    });
    assert.ok(await during((running) => isSecret(running, id, "old")));
  });

  it("is refused without a word of what is in it", async () => {
    await during(() => Promise.resolve());
    writeFileSync(join(folder, "secrets.json"), '{"secrets":[["a",{"token":{"value":s3cret}}]]}');
    assert.ok(!(await problemAtStart()).includes("s3cret"));
  });

  for (const [what, name, text] of [
    ["no JSON", "project.json", "{"],
    ["a list", "runs.json", "[]"],
    ["an empty object", "events.json", "{}"],
    ["functions without code", "project.json", '{"functions":[["a",{"id":"a"}]],"activity":[]}'],
    ["secrets that are none", "secrets.json", '{"secrets":[["a",1]]}'],
  ] as const) {
    it(`is refused where ${name} is ${what}, and left as it is`, async () => {
      await during(() => Promise.resolve());
      writeFileSync(join(folder, name), text);
      const message = await problemAtStart();
      assert.match(message, new RegExp(`${name} is damaged: .* Nothing was changed`));
      assert.equal(readFileSync(join(folder, name), "utf8"), text);
    });
  }

  it("is refused where a file is missing", async () => {
    await during(() => Promise.resolve());
    rmSync(join(folder, "events.json"));
    assert.match(await problemAtStart(), /events\.json is damaged: it is missing/);
  });

  it("is refused where a newer version has written it", async () => {
    await during(() => Promise.resolve());
    writeFileSync(join(folder, "runs.json"), '{"format":2}');
    assert.match(await problemAtStart(), /runs\.json is of a newer version/);
  });

  it("is refused where it is a file", async () => {
    writeFileSync(folder, "");
    assert.match(await problemAtStart(), /cannot make its folder/);
  });

  it("is rid of what was being written when a process was killed", async () => {
    await during(() => Promise.resolve());
    writeFileSync(join(folder, "secrets.json.123"), "half");
    await during(() => Promise.resolve());
    assert.ok(!readdirSync(folder).includes("secrets.json.123"));
  });

  it("is given back where the port is taken", async () => {
    const server = createServer();
    const port = await listen(server);
    assert.match(await problemAtStart({ port }), /cannot listen on port \d+ \(EADDRINUSE\)/);
    server.close();
    await during(() => Promise.resolve());
  });

  it("is not made of a demo that the API would refuse", async () => {
    const [first] = tinyProject.functions;
    assert.ok(first);
    const broken: Demo = {
      ...tinyDemo,
      project: {
        ...tinyProject,
        functions: [{ body: { ...first.body, name: "Broken", hog: "let := 1" } }],
      },
    };
    await assert.rejects(start({ demo: broken }), /The demo function "Broken" is refused at hog/);
    assert.ok(!readdirSync(folder).includes("project.json"));
  });

  it("keeps changes that come at once, all of them", async () => {
    await during(
      async ({ access }) => {
        const names = Array.from({ length: 8 }, (_, index) => `N${index}`);
        await Promise.all(
          names.map((name) => send(access, "POST", "hog_functions/", { hog: "return 1", name })),
        );
      },
      { isEmpty: true },
    );
    await during(async ({ access }) =>
      assert.equal((await send(access, "GET", "hog_functions/")).body.count, 8),
    );
  });

  it("has a function run again that was disabled, once somebody saves it", async () => {
    const project = {
      ...tinyProject,
      functions: tinyProject.functions.map((demo) => ({ ...demo, state: 3 })),
    };
    await during(
      async ({ access }) => {
        const { body } = await send(access, "GET", "hog_functions/?type=source_webhook");
        const [{ id, status }] = body.results;
        assert.deepEqual(status, { state: 3, tokens: 0 });
        const hook = () => send(access, "POST", `/public/webhooks/${id}`, {}, { key: null });
        const refusal = await hook();
        assert.equal(refusal.status, 429);
        assert.deepEqual(refusal.body, { error: "Disabled" });
        const saved = await send(access, "PATCH", `hog_functions/${id}/`, {});
        assert.deepEqual(saved.body.status, { state: 2, tokens: 8000 });
        assert.equal((await hook()).status, 200);
      },
      { demo: { ...tinyDemo, project } },
    );
  });

  it("counts what a disabled function did not do", async () => {
    const project = {
      ...tinyProject,
      functions: tinyProject.functions.map((demo) => ({ ...demo, state: 3 })),
    };
    await during(
      async ({ access }) => {
        const event = { event: "ordered", properties: { order: "o-9" } };
        const { body } = await send(access, "POST", "/sandbox/events", event);
        assert.equal(body.events[0].properties.marked, undefined);
        const list = await send(access, "GET", "hog_functions/?type=destination");
        const path = `hog_functions/${list.body.results[0].id}/metrics/totals/?breakdown_by=name&after=-1h`;
        const { totals } = (await send(access, "GET", path)).body;
        assert.equal(totals.disabled_permanently, 1);
      },
      { demo: { ...tinyDemo, project } },
    );
  });
});
