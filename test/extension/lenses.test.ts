import assert from "node:assert/strict";
import { type CodeLens, ConfigurationTarget, type Uri, commands, workspace } from "vscode";
import type { TestAccess } from "../../client/extension.ts";
import type { HogFunctionSummary } from "../../protocol/posthog.ts";
import {
  SandboxControl,
  closeAll,
  fileUri,
  functionNamed,
  open,
  openSandbox,
} from "./support/hog.ts";
import { pageText, screenshot } from "./support/page.ts";
import { until } from "./support/until.ts";

describe("the line above a program", () => {
  let hog: TestAccess;
  let sandbox: SandboxControl;
  let fn: HogFunctionSummary;

  before(async () => {
    hog = await openSandbox();
    sandbox = new SandboxControl(hog);
    fn = functionNamed(hog, "Orders to the roastery");
  });

  afterEach(closeAll);

  it("is drawn, with what the function did in seven days", async () => {
    await open("hog.openCode", fn.id);
    await until(
      async () => /Run.*Live.*7 days: [\d,]+ ok/s.test(await pageText(".codelens-decoration")),
      "the line has figures",
    );
    await screenshot("lenses");
  });

  it("asks for the figures once in a while, not with every keystroke", async () => {
    const code = await open("hog.openCode", fn.id);
    await until(async () => (await titlesOf(code.uri)).length > 2, "the figures are there");
    await sandbox.forgetRequests();
    for (let round = 0; round < 3; round += 1) await titlesOf(code.uri);
    const asked = await sandbox.requests();
    assert.deepEqual(
      asked.filter(({ path }) => path.includes("/metrics/")),
      [],
    );
  });

  it("follows the switch", async () => {
    const code = await open("hog.openCode", fn.id);
    await until(async () => (await titlesOf(code.uri))[1] === "Live", "it is live");
    await commands.executeCommand("hog.disable", { kind: "function", id: fn.id });
    try {
      await until(async () => (await titlesOf(code.uri))[1] === "Off", "it is off");
    } finally {
      await commands.executeCommand("hog.enable", { kind: "function", id: fn.id });
    }
    await until(async () => (await titlesOf(code.uri))[1] === "Live", "it is live again");
  });

  it("has no figures where they cannot be had", async () => {
    const other = functionNamed(hog, "Newsletter sign-ups");
    await sandbox.setFaults([{ path: "/metrics/", kind: { type: "error", status: 400 } }]);
    try {
      const code = await open("hog.openCode", other.id);
      await until(async () => (await titlesOf(code.uri)).length > 0, "the line is there");
      await until(
        async () => (await sandbox.requests()).some(({ path }) => path.includes("/metrics/")),
        "they were asked for",
      );
      assert.equal((await titlesOf(code.uri)).length, 2);
    } finally {
      await sandbox.setFaults([]);
    }
  });

  it("goes away with a setting", async () => {
    const settings = workspace.getConfiguration("hog");
    const code = await open("hog.openCode", fn.id);
    await settings.update("codeLens.enabled", false, ConfigurationTarget.Global);
    try {
      assert.deepEqual(await titlesOf(code.uri), []);
    } finally {
      await settings.update("codeLens.enabled", undefined, ConfigurationTarget.Global);
    }
    assert.ok((await titlesOf(code.uri)).length > 0);
  });

  it("stands above no program on disk, and in no other document of a function", async () => {
    const plain = await workspace.openTextDocument(fileUri("plain.hog"));
    assert.deepEqual(await titlesOf(plain.uri), []);
    const configuration = await open("hog.openConfiguration", fn.id);
    assert.deepEqual(await titlesOf(configuration.uri), []);
  });
});

async function titlesOf(uri: Uri): Promise<readonly string[]> {
  const lenses = await commands.executeCommand<readonly CodeLens[]>(
    "vscode.executeCodeLensProvider",
    uri,
    10,
  );
  return lenses.flatMap(({ command }) => (command ? [command.title] : []));
}
