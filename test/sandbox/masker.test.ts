import assert from "node:assert/strict";
import { Masker } from "../../sandbox/runs/masker.ts";

describe("the masker", () => {
  const masking = { ttl: 60, hash: "{person.id}" };

  it("lets one of a hash through until its time is over", () => {
    const masker = new Masker();
    const allowed = [0, 59_999, 60_000].map((at) => masker.allows("f", masking, "h", at));
    assert.deepEqual(allowed, [true, false, true]);
  });

  it("tells hashes and functions apart", () => {
    const masker = new Masker();
    assert.ok(masker.allows("f", masking, "h", 0));
    assert.ok(masker.allows("f", masking, "other", 0));
    assert.ok(masker.allows("g", masking, "h", 0));
  });

  it("lets one more through behind as many as the threshold says", () => {
    const masker = new Masker();
    const allowed = Array.from({ length: 5 }, () =>
      masker.allows("f", { ...masking, threshold: 1 }, "h", 0),
    );
    assert.deepEqual(allowed, [true, false, true, false, true]);
  });

  it("forgets the oldest of very many hashes", () => {
    const masker = new Masker();
    for (let hash = 0; hash <= 10_000; hash++) masker.allows("f", masking, hash, 0);
    assert.ok(!masker.allows("f", masking, 10_000, 0));
    assert.ok(masker.allows("f", masking, 0, 0));
  });
});
