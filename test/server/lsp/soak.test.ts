import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";

describe("random editing", () => {
  it("loses no problems and breaks no service", () => {
    const args = ["--import", "tsx", "bench/lsp/soak.ts", "--edits", "300", "--seed", "1"];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    assert.equal(status, 0, `${stdout}\n${stderr}`);
    assert.match(stdout, /^300 edits with seed 1: 0 texts/);
  });
});
