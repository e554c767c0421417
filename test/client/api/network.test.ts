import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

describe("the client", () => {
  it("calls the network in one place", () => {
    const callers = sourcesOf("client").filter((file) =>
      /\bfetch\(|import ky\b|from "(node:)?(http|https|net|tls)"/.test(readFileSync(file, "utf8")),
    );
    assert.deepEqual(callers, [join("client", "api", "http.ts")]);
  });

  it("is tested without the editor where it talks to PostHog", () => {
    const dependent = sourcesOf(join("client", "api")).filter((file) =>
      readFileSync(file, "utf8").includes('from "vscode"'),
    );
    assert.deepEqual(dependent, []);
  });
});

function sourcesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file));
}
