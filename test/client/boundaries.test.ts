import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

describe("the boundaries of the extension", () => {
  it("write functions where a file is saved, and where one is switched on or off", () =>
    assert.deepEqual(filesWith(/\.functions\.patch\(/), [
      "client/commands/functionCommands.ts",
      "client/files/saveFunction.ts",
    ]));

  it("know the secret storage in one file only", () =>
    assert.deepEqual(filesWith(/\bSecretStorage\b/), ["client/account/account.ts"]));

  it("keep the languages and the programs out", () =>
    assert.deepEqual(filesWith(/from "(\.\.\/)+(hog|server|sandbox)\//), []));
});

/** The sources of the extension host in which a pattern occurs, in alphabetical order. */
function filesWith(pattern: RegExp): readonly string[] {
  return readdirSync("client", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.startsWith("webviews"))
    .map((path) => join("client", path).replaceAll("\\", "/"))
    .filter((path) => pattern.test(readFileSync(path, "utf8")))
    .toSorted();
}
