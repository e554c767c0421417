import assert from "node:assert/strict";
import { type Server, createServer } from "node:http";
import { commands, window, workspace } from "vscode";
import type { TestAccess } from "../../client/extension.ts";
import type { HogFunctionSummary } from "../../protocol/posthog.ts";
import {
  SandboxControl,
  closeAll,
  functionNamed,
  open,
  openSandbox,
  write,
} from "./support/hog.ts";
import { pageText, pressKeys, screenshot } from "./support/page.ts";
import { until } from "./support/until.ts";

const here = { place: "local", real: false } as const;
const there = { place: "posthog", real: false } as const;
const example = { kind: "default" } as const;

describe("running a function", () => {
  let hog: TestAccess;
  let sandbox: SandboxControl;

  before(async () => {
    hog = await openSandbox();
    sandbox = new SandboxControl(hog);
  });

  afterEach(closeAll);

  for (const place of [here, there]) {
    it(`shows what a transformation makes of the event, ${place.place}`, async () => {
      const fn = named("Normalise the plan");
      const report = await hog.runs.run(fn.id, example, place);
      assert.equal(report?.status, "success");
      assert.ok(report.comparable);
      await until(async () => /Compare/.test(await pageText("webview")), "the button is there");
    });

    it(`says that a transformation dropped the event, ${place.place}`, async () => {
      const fn = named("Normalise the plan");
      const code = await open("hog.openCode", fn.id);
      await write(code, "return null");
      const report = await hog.runs.run(fn.id, example, place);
      assert.equal(report?.status, "dropped");
    });

    it(`says that the filters do not match, ${place.place}`, async () => {
      const fn = named("Newsletter sign-ups");
      await saveSample(fn, {
        event: { event: "other", properties: {}, uuid: "u", distinct_id: "d" },
      });
      const report = await hog.runs.run(fn.id, { kind: "document" }, place);
      assert.equal(report?.status, "skipped");
    });

    it(`shows the error of a program, ${place.place}`, async () => {
      const fn = named("Newsletter sign-ups");
      const code = await open("hog.openCode", fn.id);
      await write(code, "print('before')\nthrow Error('no luck')");
      const report = await hog.runs.run(fn.id, example, place);
      assert.equal(report?.status, "error");
      assert.match(JSON.stringify(report.errors), /no luck/);
      await until(async () => (await pageText("webview")).includes("no luck"), "it is drawn");
    });
  }

  it("marks the line of an error on this machine", async () => {
    const fn = named("Newsletter sign-ups");
    const code = await open("hog.openCode", fn.id);
    await write(code, "print('before')\nthrow Error('no luck')");
    const report = await hog.runs.run(fn.id, example, here);
    assert.equal(report?.errors[0]?.line, 1);
    await screenshot("run-error");
  });

  it("runs the configuration as it stands in the editor", async () => {
    const fn = named("Orders to the roastery");
    const configuration = await open("hog.openConfiguration", fn.id);
    const values: { inputs: Record<string, object> } = JSON.parse(configuration.getText());
    values.inputs["url"] = { value: "https://unsaved.example.com/" };
    await write(configuration, JSON.stringify(values, null, 2));
    const report = await hog.runs.run(fn.id, example, here);
    assert.match(JSON.stringify(report?.requests), /unsaved\.example\.com/);
  });

  it("says where a broken configuration is broken", async () => {
    const fn = named("Orders to the roastery");
    const configuration = await open("hog.openConfiguration", fn.id);
    await write(configuration, '{\n  "name": \n}');
    assert.equal(await hog.runs.run(fn.id, example, here), undefined);
    await drawn(/error in line \d/);
  });

  it("runs against a recent event of the project", async () => {
    const fn = named("Newsletter sign-ups");
    const { api } = hog.store.connection;
    const [event] = await api.events.recent({ names: ["newsletter subscribed"], limit: 1 });
    assert.ok(event, "the sandbox has one");
    const report = await hog.runs.run(fn.id, { kind: "event", event }, there);
    assert.equal(report?.status, "success");
  });

  it("runs a webhook on a request", async () => {
    const report = await hog.runs.run(named("Parcel updates").id, example, here);
    assert.ok(report);
    assert.notEqual(report.status, "skipped");
  });

  it("refuses site functions with the reason", async () => {
    const fn = hog.store.all.find(({ type }) => type === "site_app");
    assert.ok(fn);
    assert.equal(await hog.runs.run(fn.id, example, here), undefined);
    await drawn(/run in browsers/);
  });

  it("ends a program that does not end by itself", async () => {
    const fn = named("Newsletter sign-ups");
    const code = await open("hog.openCode", fn.id);
    await write(code, "while (true) {}");
    const report = await hog.runs.run(fn.id, example, here);
    assert.equal(report?.status, "error");
    assert.match(JSON.stringify(report.errors), /timed out/i);
  });

  it("sends real requests only when it is told to", async () => {
    const received: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      received.push(request.url);
      response.end("{}");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      const fn = named("Newsletter sign-ups");
      const code = await open("hog.openCode", fn.id);
      await write(code, `let answer := fetch('${addressOf(server)}/hook')\nprint(answer.status)`);
      await hog.runs.run(fn.id, example, here);
      assert.deepEqual(received, []);
      await hog.runs.run(fn.id, example, { place: "local", real: true });
      assert.deepEqual(received, ["/hook"]);
    } finally {
      server.close();
    }
  });

  it("says in the panel why PostHog could not run it", async () => {
    const fn = named("Newsletter sign-ups");
    await sandbox.setFaults([{ path: "invocations", kind: { type: "error", status: 500 } }]);
    try {
      assert.equal(await hog.runs.run(fn.id, example, there), undefined);
      await until(async () => /problem/i.test(await pageText("webview")), "the reason is drawn");
    } finally {
      await sandbox.setFaults([]);
    }
  });

  it("asks for a sample and a place, and remembers both", async () => {
    const fn = named("Newsletter sign-ups");
    const running = commands.executeCommand("hog.run", { kind: "function", id: fn.id });
    await until(
      async () => (await pageText(".quick-input-widget")).includes("newsletter subscribed"),
      "recent events are offered",
    );
    await screenshot("run-samples");
    await pressKeys("Enter");
    await until(
      async () => (await pageText(".quick-input-widget")).includes("On this machine"),
      "the place is asked for",
    );
    await pressKeys("Enter");
    await running;
    await drawn(/Success/);
    const code = await open("hog.openCode", fn.id);
    await write(code, "throw Error('again')");
    await commands.executeCommand("hog.runAgain", { kind: "function", id: fn.id });
    await drawn(/again/);
  });

  it("shows the last of two runs that follow each other", async () => {
    const slow = named("Newsletter sign-ups");
    const code = await open("hog.openCode", slow.id);
    await write(code, "while (true) {}");
    const first = hog.runs.run(slow.id, example, here);
    const second = await hog.runs.run(named("Drop bots").id, example, here);
    assert.equal(second?.status, "success");
    const cancelled = await first;
    assert.ok(cancelled === undefined || cancelled.status === "cancelled");
    await drawn(/Drop bots/);
  });

  it("keeps an edited sample on this machine", async () => {
    const fn = named("Orders to the roastery");
    await sandbox.forgetRequests();
    await saveSample(fn, { event: { event: "mine" } });
    const again = await open("hog.openSample", fn.id);
    assert.match(again.getText(), /mine/);
    assert.deepEqual(await sandbox.patches(), []);
  });

  it("refuses a sample that is no JSON object", async () => {
    const fn = named("Orders to the roastery");
    const sample = await open("hog.openSample", fn.id);
    await write(sample, "[1, 2");
    assert.equal(await hog.runs.run(fn.id, { kind: "document" }, here), undefined);
    await drawn(/no valid JSON/);
  });

  it("opens the difference between the event before and after", async () => {
    const fn = named("Normalise the plan");
    const code = await open("hog.openCode", fn.id);
    await write(code, "let changed := event\nchanged.event := 'renamed'\nreturn changed");
    await hog.runs.run(fn.id, example, here);
    await hog.runPanel.compare();
    const texts = workspace.textDocuments.filter(({ uri }) => uri.scheme === "hogview");
    assert.equal(texts.filter((text) => text.getText().includes("renamed")).length, 1);
    await screenshot("run-difference");
  });

  function named(name: string): HogFunctionSummary {
    return functionNamed(hog, name);
  }
});

async function drawn(words: RegExp): Promise<void> {
  await until(async () => words.test(await pageText("webview")), `the page says ${words}`);
}

async function saveSample(fn: HogFunctionSummary, sample: object): Promise<void> {
  const document = await open("hog.openSample", fn.id);
  await write(document, JSON.stringify(sample));
  assert.ok(await document.save());
  await commands.executeCommand("workbench.action.closeActiveEditor");
  await until(() => window.activeTextEditor?.document !== document, "it is closed");
}

function addressOf(server: Server): string {
  const address = server.address();
  assert.ok(typeof address === "object" && address, "it listens on a port");
  return `http://127.0.0.1:${address.port}`;
}
