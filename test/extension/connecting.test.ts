import assert from "node:assert/strict";
import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { type Server, createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commands } from "vscode";
import type { TestAccess } from "../../client/extension.ts";
import type { FromSandbox, SandboxAccess } from "../../protocol/sandbox.ts";
import { SandboxControl, closeAll, functionNamed, open, openSandbox } from "./support/hog.ts";
import { pageText, pressKeys, screenshot, typeText } from "./support/page.ts";
import { until } from "./support/until.ts";

describe("connecting", () => {
  let hog: TestAccess;
  let sandbox: SandboxControl;
  let host: string;
  const servers: Server[] = [];

  before(async () => {
    hog = await openSandbox();
    sandbox = new SandboxControl(hog);
    host = (await hog.sandbox.open()).address.host;
    await closeAll();
  });

  afterEach(async () => {
    await pressKeys("Escape");
    await until(async () => (await pageText(question)) === "", "no question is open");
    await sandbox.setFaults([]);
  });

  after(async () => {
    for (const server of servers) server.close();
    await openSandbox();
  });

  it("reads the names of a project when its first document is opened, not before", async () => {
    assert.ok(!(await askedForNames(sandbox)));
    await open("hog.openCode", functionNamed(hog, "Newsletter sign-ups").id);
    await until(() => askedForNames(sandbox), "they are asked for");
    await closeAll();
  });

  it("says what is wrong with an address, before anything is sent", async () => {
    const connecting = commands.executeCommand("hog.connectSelfHosted");
    await askedFor("The address of your PostHog");
    await typeText("http://posthog.example.com");
    await said(/https/);
    await pressKeys("Escape");
    await connecting;
  });

  it("says that a key is wrong", async () => {
    await answer(host, "phx_wrong");
    await said(/does not know this key/);
    await screenshot("connecting-wrong-key");
  });

  it("recognises a project token", async () => {
    await answer(host, "phc_token");
    await said(/project's token/);
  });

  it("names the scope that a key lacks", async () => {
    await answer(host, await sandbox.makeKey(["project:read", "user:read"]));
    await said(/hog_function:write/);
  });

  it("says that a host cannot be reached", async () => {
    await answer("http://127.0.0.1:1", "phx_any");
    await said(/could not be reached/);
  });

  it("says that a server is no PostHog", async () => {
    const page = await serve((respond) => respond("<html><body>Welcome</body></html>"));
    await answer(page, "phx_any");
    await said(/web page|not PostHog|does not answer/i);
  });

  it("lets the user go while a server keeps silent", async () => {
    const silent = await serve(() => {});
    const connecting = commands.executeCommand("hog.connectSelfHosted");
    await enterHostAndKey(silent, "phx_any");
    await pressKeys("Escape");
    await connecting;
    assert.equal(hog.account.connection?.project.kind, "sandbox");
  });

  it("shows why the list could not be loaded, and loads it when asked again", async () => {
    await sandbox.setFaults([{ path: "hog_functions", kind: { type: "html" } }]);
    await commands.executeCommand("hog.refresh");
    assert.equal(hog.store.state.kind, "failed");
    await commands.executeCommand("hog.functions.focus");
    await until(async () => (await pageText(".sidebar")).includes(failure(hog)), "it is shown");
    await sandbox.setFaults([]);
    await commands.executeCommand("hog.refresh");
    assert.equal(hog.store.state.kind, "loaded");
  });

  it("waits as long as a throttled server asks, and no longer", async () => {
    await sandbox.setFaults([
      { path: "hog_functions", times: 1, kind: { type: "throttle", seconds: 1 } },
    ]);
    await commands.executeCommand("hog.refresh");
    assert.equal(hog.store.state.kind, "loaded");
  });

  it("connects with a good key, and remembers it for this host only", async () => {
    const key = await sandbox.makeKey(["*"]);
    const connecting = commands.executeCommand("hog.connectSelfHosted");
    await enterHostAndKey(host, key);
    await connecting;
    await until(() => hog.store.state.kind === "loaded", "the functions are there");
    assert.equal(hog.account.connection?.project.kind, "posthog");
    assert.equal(await hog.account.keyOf(host), key);
    assert.equal(await hog.account.keyOf("https://us.posthog.com"), undefined);
  });

  it("says what to do in a project without functions", async () => {
    const empty = await startEmptySandbox();
    try {
      const connecting = commands.executeCommand("hog.connectSelfHosted");
      await enterHostAndKey(empty.access.host, empty.access.key);
      await connecting;
      await until(() => hog.store.state.kind === "loaded", "the empty list is there");
      await until(
        async () => (await pageText(".sidebar")).includes("no functions yet"),
        "the next step is shown",
      );
      await screenshot("connecting-no-functions");
      await hog.account.disconnect();
    } finally {
      await empty.stop();
    }
  });

  async function serve(answerWith: (respond: (html: string) => void) => void): Promise<string> {
    const server = createServer((_, response) =>
      answerWith((html) => {
        response.setHeader("content-type", "text/html");
        response.end(html);
      }),
    );
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    assert.ok(typeof address === "object" && address, "it listens on a port");
    return `http://127.0.0.1:${address.port}`;
  }

  function startEmptySandbox(): Promise<{ access: SandboxAccess; stop: () => Promise<void> }> {
    const folder = mkdtempSync(join(tmpdir(), "hog-empty-"));
    const program = hog.context.asAbsolutePath("dist/sandbox.cjs");
    const child = fork(program, ["--data", folder, "--empty"], { execArgv: [] });
    return new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("message", (message: FromSandbox) => {
        if (message.type === "failed") reject(new Error(message.message));
        if (message.type !== "ready") return;
        resolve({ access: message.access, stop: () => end(child, folder) });
      });
    });
  }
});

async function askedForNames(sandbox: SandboxControl): Promise<boolean> {
  return (await sandbox.requests()).some(({ path }) => path.includes("event_definitions"));
}

function failure({ store }: TestAccess): string {
  const { state } = store;
  assert.ok(state.kind === "failed");
  return state.message;
}

async function end(child: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill();
  await ended;
  rmSync(folder, { recursive: true, force: true });
}

async function enterHostAndKey(address: string, key: string): Promise<void> {
  await askedFor("The address of your PostHog");
  await typeText(address);
  await pressKeys("Enter");
  await askedFor("Personal API key");
  await typeText(key);
  await pressKeys("Enter");
}

const question = ".quick-input-widget";

/** What is typed before the question has the focus goes elsewhere. */
function askedFor(words: string): Promise<boolean> {
  return until(
    async () => (await pageText(`${question}:focus-within`)).includes(words),
    `the question "${words}" has the focus`,
  );
}

function said(words: RegExp): Promise<boolean> {
  return until(
    async () => words.test(await pageText(".quick-input-message")),
    `the question says ${words}`,
    30_000,
  );
}

/** Leaves the question for the key open, with what is said about it. */
async function answer(address: string, key: string): Promise<void> {
  void commands.executeCommand("hog.connectSelfHosted");
  await enterHostAndKey(address, key);
}
