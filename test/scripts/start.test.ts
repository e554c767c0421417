import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { type Browser, type Page, chromium } from "playwright-core";

const root = join(import.meta.dirname, "..", "..");

describe("npm start", () => {
  let folder: string;
  let child: ChildProcess | undefined;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "hog-start-"));
  });

  afterEach(async () => {
    if (child?.exitCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it("serves VS Code with the welcome file open, and ends everything with Ctrl+C", async () => {
    const address = await start(["--no-open"]);
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      await showsWelcome(page, address);
      await showsSandbox(page);
      const started = descendants(child?.pid ?? 0);
      assert.ok(started.length > 2, "a server with an extension host and the sandbox runs");
      await interrupt();
      assert.deepEqual(started.filter(isRunning), []);
    } finally {
      await browser.close();
    }
  });

  it("keeps what was written into the welcome file", async () => {
    await start(["--no-open"]);
    await interrupt();
    const file = join(folder, "data", "workspace", "welcome.hog");
    await writeFile(file, "print('mine')\n");
    await start(["--no-open"]);
    await interrupt();
    assert.equal(await readFile(file, "utf8"), "print('mine')\n");
  });

  it("says that a port is none", async () => {
    assert.match(await refusal(["--port", "1000000"]), /^--port takes a number/);
  });

  it("says that a port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    try {
      const address = other.address();
      assert.ok(address !== null && typeof address === "object");
      assert.match(await refusal(["--port", String(address.port)]), /^The port is taken/);
    } finally {
      other.close();
    }
  });

  it("opens the desktop VS Code where there is one, and closes it with Ctrl+C", async () => {
    // Stands in for VS Code: writes down its process and what it was told, and stays.
    const code = join(folder, "code");
    const told = join(folder, "told.json");
    await writeFile(code, `#!${process.execPath}\n${desktop}`);
    await chmod(code, 0o755);
    const path = [folder, process.env["PATH"]].join(delimiter);
    await start([], { DISPLAY: ":1", PATH: path, TOLD: told, VSCODE_IPC_HOOK_CLI: "" });
    const { args, connect, pid } = JSON.parse(await readFile(told, "utf8"));
    assert.equal(connect, "sandbox");
    assert.ok(args.includes(`--extensionDevelopmentPath=${root}`));
    assert.ok(args.includes(join(folder, "data", "workspace", "welcome.hog")));
    await interrupt();
    assert.ok(!isRunning(pid));
  });

  /** Starts it, and returns what it says when it is ready. */
  async function start(
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const started = spawn(process.execPath, startArguments(args), {
      env: { ...process.env, ...environment },
    });
    child = started;
    const [output, errors] = [read(started.stdout), read(started.stderr)];
    return new Promise((resolve, reject) => {
      started.stdout.on("data", () => {
        const [, ready] = /^Ready: (.*)$/m.exec(output()) ?? [];
        if (ready !== undefined) resolve(ready);
      });
      started.once("exit", (status) => reject(new Error(`${status}: ${output()}${errors()}`)));
    });
  }

  /** Starts it in vain, and returns what it says. */
  async function refusal(args: readonly string[]): Promise<string> {
    const refused = spawn(process.execPath, startArguments(["--no-open", ...args]));
    child = refused;
    const errors = read(refused.stderr);
    const [status] = await once(refused, "close");
    assert.equal(status, 1);
    return errors();
  }

  function startArguments(args: readonly string[]): readonly string[] {
    return [join(root, "scripts", "start.mjs"), "--data", join(folder, "data"), ...args];
  }

  async function interrupt(): Promise<void> {
    assert.ok(child, "it was started");
    child.kill("SIGINT");
    const [status] = await once(child, "exit");
    assert.equal(status, 0);
  }
});

/** The messenger ends; the window is a process of its own. */
const desktop = `
const { spawn } = require("node:child_process");
const { mkdirSync, writeFileSync } = require("node:fs");
const args = process.argv.slice(2);
const [, userData] = args.join("\\n").match(/^--user-data-dir=(.*)$/m);
const stay = ["-e", "setInterval(() => {}, 1000)"];
const child = spawn(process.execPath, stay, { detached: true, stdio: "ignore" });
child.unref();
const told = { args, connect: process.env.HOG_CONNECT, pid: child.pid };
writeFileSync(process.env.TOLD, JSON.stringify(told));
mkdirSync(userData, { recursive: true });
writeFileSync(userData + "/code.lock", String(child.pid));
`;

/** Everything that a stream has brought so far. */
function read(stream: NodeJS.ReadableStream | null): () => string {
  let text = "";
  stream?.on("data", (data) => (text += String(data)));
  return () => text;
}

function openBrowser(): Promise<Browser> {
  const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
}

const timeout = 60_000;

async function showsWelcome(page: Page, address: string): Promise<void> {
  const response = await page.goto(address);
  assert.equal(response?.status(), 200);
  await page.locator(".tab", { hasText: "welcome.hog" }).waitFor({ timeout });
  await page.locator(".statusbar-item", { hasText: /^Hog$/ }).waitFor({ timeout });
}

/** The extension has connected without a click. */
async function showsSandbox(page: Page): Promise<void> {
  await page.locator(".sidebar", { hasText: "Transformations" }).waitFor({ timeout });
}

/** The processes that a process has started, and theirs. Linux only, as is the served VS Code. */
function descendants(pid: number): readonly number[] {
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => parentOf(one) === pid);
  return children.flatMap((one) => [one, ...descendants(one)]);
}

/** The status of a process: its parent, and whether it has ended and waits to be taken note of. */
function statusOf(pid: number): { readonly parent: number; readonly isOver: boolean } | undefined {
  try {
    const [, state = "", parent = ""] =
      /\) (\w) (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    return { parent: Number(parent), isOver: state === "Z" };
  } catch {
    return undefined;
  }
}

function parentOf(pid: number): number | undefined {
  return statusOf(pid)?.parent;
}

function isRunning(pid: number): boolean {
  return statusOf(pid)?.isOver === false;
}
