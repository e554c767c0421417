import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { Uri, commands, languages } from "vscode";
import type { TestAccess } from "../../client/extension.ts";
import type { FromSandbox } from "../../protocol/sandbox.ts";
import { answering } from "./support/answer.ts";
import {
  SandboxControl,
  closeAll,
  functionNamed,
  open,
  openSandbox,
  write,
} from "./support/hog.ts";
import { until } from "./support/until.ts";

describe("the sandbox process", () => {
  let hog: TestAccess;

  before(async () => {
    hog = await openSandbox();
  });

  after(closeAll);

  it("is started again after it was killed, and nothing typed is lost", async () => {
    const fn = functionNamed(hog, "Orders to the roastery");
    const code = await open("hog.openCode", fn.id);
    await write(code, `${fn.hog}\nprint('typed before')\n`);
    const killed = hog.sandbox.processId;
    assert.ok(killed !== undefined);
    const { connection } = hog.store;
    const { questions } = await answering("Start Again", async () => {
      process.kill(killed, "SIGKILL");
      await until(() => hog.store.connection !== connection, "it is connected again");
      await until(() => hog.store.state.kind === "loaded", "the functions are listed");
    });
    assert.equal(questions.length, 1);
    assert.ok(code.isDirty);
    await write(code, `${code.getText()}return inputs.nowhere\n`);
    await until(() => codesOf(code.uri).includes("unknown-input"), "its inputs are known again");
    await write(code, `${fn.hog}\nprint('typed before')\n`);
    assert.ok(await code.save());
    const stored = await new SandboxControl(hog).getFunction(fn.id);
    assert.match(stored.hog, /typed before/);
    await write(code, fn.hog);
    await code.save();
  });

  it("is refused to a second window, which is told so", async () => {
    const { context } = hog;
    const folder = Uri.joinPath(context.globalStorageUri, "sandbox").fsPath;
    const child = fork(context.asAbsolutePath("dist/sandbox.cjs"), ["--data", folder], {
      execArgv: [],
      silent: true,
    });
    const message = await new Promise<FromSandbox>((resolve, reject) => {
      child.on("message", resolve);
      child.on("error", reject);
      child.on("exit", () => reject(new Error("It ended without a word.")));
    });
    child.kill();
    assert.equal(message.type, "failed");
    assert.match(message.message, /another|already/);
  });

  it("ends when the user disconnects", async () => {
    await commands.executeCommand("hog.disconnect");
    assert.equal(hog.sandbox.processId, undefined);
    assert.equal(hog.account.connection, undefined);
    await openSandbox();
  });
});

function codesOf(uri: Uri): readonly unknown[] {
  return languages
    .getDiagnostics(uri)
    .map(({ code }) => (typeof code === "object" ? code.value : code));
}
