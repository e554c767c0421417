import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { commands, window, workspace } from "vscode";
import { PostHog } from "../../client/api/posthog.ts";
import type { TestAccess } from "../../client/extension.ts";
import {
  SandboxControl,
  closeAll,
  functionNamed,
  open,
  openSandbox,
  write,
} from "./support/hog.ts";
import { pageText } from "./support/page.ts";
import { until } from "./support/until.ts";

describe("a key", () => {
  let hog: TestAccess;
  /** Typed by a user, for the sandbox as if it were a PostHog that somebody runs themselves. */
  let key: string;

  before(async () => {
    hog = await openSandbox();
    key = await new SandboxControl(hog).makeKey(["*"]);
    const { address } = await hog.sandbox.open();
    await hog.account.connect({ ...address, kind: "posthog" }, key);
    await until(() => hog.store.state.kind === "loaded", "it is connected with the key");
  });

  after(async () => {
    await closeAll();
    await openSandbox();
  });

  it("stays out of files, logs and settings, whatever is done with it", async () => {
    const fn = functionNamed(hog, "Newsletter sign-ups");
    const code = await open("hog.openCode", fn.id);
    await write(code, `${fn.hog}\nprint('a')\n`);
    await code.save();
    await write(code, "return +");
    await code.save();
    await hog.runs.run(fn.id, { kind: "default" }, { place: "posthog", real: false });
    await hog.runs.run(fn.id, { kind: "default" }, { place: "local", real: false });
    await write(code, fn.hog);
    await code.save();
    await commands.executeCommand("hog.openLogs", { kind: "function", id: fn.id });
    await until(async () => (await pageText("webview")).length > 0, "the log is drawn");
    await commands.executeCommand("hog.refresh");
    assert.deepEqual(filesWith(key), []);
    for (const document of workspace.textDocuments) assert.ok(!document.getText().includes(key));
    assert.ok(!(await pageText("webview")).includes(key));
    const settings = JSON.stringify(workspace.getConfiguration());
    assert.ok(!settings.includes(key));
  });

  it("stays out of the errors that are shown", async () => {
    const shown: string[] = [];
    const show = window.showErrorMessage;
    Object.assign(window, {
      showErrorMessage: (message: string) => {
        shown.push(message);
        return Promise.resolve(undefined);
      },
    });
    try {
      const { address } = await hog.sandbox.open();
      await new SandboxControl(hog).setFaults([{ kind: { type: "error", status: 500 } }]);
      const fn = functionNamed(hog, "Newsletter sign-ups");
      await commands.executeCommand("hog.enable", { kind: "function", id: fn.id });
      await commands.executeCommand("hog.disable", { kind: "function", id: fn.id });
      const wrong = new PostHog({ host: address.host, key: `${key}x` }, 1);
      await wrong.functions.get("x").catch((error: unknown) => shown.push(String(error)));
    } finally {
      Object.assign(window, { showErrorMessage: show });
      await new SandboxControl(hog).setFaults([]);
    }
    assert.ok(shown.length > 0, "something was shown");
    for (const message of shown) assert.ok(!message.includes(key), message);
  });

  it("is gone after disconnecting", async () => {
    const { address } = await hog.sandbox.open();
    await hog.account.disconnect();
    assert.equal(await hog.account.keyOf(address.host), undefined);
    assert.equal(hog.account.connection, undefined);
    assert.deepEqual(hog.store.all, []);
  });

  /** Everything that the editor and the extension wrote: logs, state, settings, the sandbox's data. */
  function filesWith(text: string): readonly string[] {
    const data = dirname(dirname(dirname(hog.context.globalStorageUri.fsPath)));
    return filesIn(data).filter((path) => readFileSync(path).includes(text));
  }
});

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const found = statSync(path);
    if (found.isDirectory()) return filesIn(path);
    return found.isFile() ? [path] : [];
  });
}
