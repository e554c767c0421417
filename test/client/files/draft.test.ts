import assert from "node:assert/strict";
import { draftOf, hasConflict, isShown } from "../../../client/files/draft.ts";
import { configurationText } from "../../../client/files/functionDocument.ts";
import { makeFunction, makeFunctionWithSecret } from "../../support/makeFunction.ts";

describe("a draft", () => {
  it("of code is what differs between the ends", () => {
    const fn = makeFunction({ hog: "return 1" });
    assert.deepEqual(draftOf(fn, "code", "\n return 1\n\n"), { patch: {}, warnings: [] });
    assert.deepEqual(draftOf(fn, "code", "return 2\n"), {
      patch: { hog: "return 2" },
      warnings: [],
    });
  });

  it("of a configuration is the fields that differ", () => {
    const fn = makeFunctionWithSecret();
    const text = configurationText({ ...fn, description: "new" });
    assert.deepEqual(draftOf(fn, "configuration", text), {
      patch: { description: "new" },
      warnings: [],
    });
  });

  it("is none where the text cannot be read", () =>
    assert.ok("problems" in draftOf(makeFunction(), "configuration", "{")));

  it("changes nothing where a text only has another layout", () => {
    const fn = makeFunctionWithSecret();
    const compact = JSON.stringify(JSON.parse(configurationText(fn)));
    assert.ok(isShown(fn, "configuration", compact));
  });
});

describe("a conflict", () => {
  const base = makeFunction({ hog: "return 1", description: "old" });

  it("is a change of the same field on both sides", () =>
    assert.ok(hasConflict(base, { ...base, description: "theirs" }, { description: "mine" })));

  it("is a change of the code on both sides", () =>
    assert.ok(hasConflict(base, { ...base, hog: "return 3" }, { hog: "return 2" })));

  it("is no change of another field", () =>
    assert.ok(!hasConflict(base, { ...base, name: "Theirs" }, { description: "mine" })));

  it("is no blank at the end of the code", () =>
    assert.ok(!hasConflict(base, { ...base, hog: "return 1\n" }, { hog: "return 2" })));

  it("is found although our own checks would refuse what the server has", () => {
    const masking = { ttl: 30, hash: "all" };
    const theirs = { ...base, masking };
    assert.ok(hasConflict(base, theirs, { masking: { ttl: 60, hash: "all" } }));
    const entry = { key: "a", type: "string" };
    const doubled = { ...base, inputs_schema: [entry, entry], description: "theirs" };
    assert.ok(hasConflict(base, doubled, { description: "mine" }));
  });
});
