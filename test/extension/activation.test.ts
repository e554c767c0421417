import assert from "node:assert/strict";
import { commands, extensions, window, workspace } from "vscode";
import { fileUri } from "./support/hog.ts";
import { until } from "./support/until.ts";

// First of all files by name: nothing has activated the extension before.
describe("activation", () => {
  it("waits until there is something to do", () => {
    const extension = extensions.getExtension("hog-functions.hog-functions");
    assert.ok(extension, "the extension is there");
    assert.ok(!extension.isActive, "it is not active yet");
  });

  it("comes with the first Hog document, and sends nothing", async () => {
    const sent: unknown[] = [];
    const send = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      sent.push(input);
      return send(input, init);
    };
    try {
      const extension = extensions.getExtension("hog-functions.hog-functions");
      await window.showTextDocument(await workspace.openTextDocument(fileUri("plain.hog")));
      await until(() => extension?.isActive, "the document activates it");
      await commands.executeCommand("hog.functions.focus");
      assert.deepEqual(sent, []);
    } finally {
      globalThis.fetch = send;
    }
  });
});
