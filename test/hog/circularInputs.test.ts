import assert from "node:assert/strict";
import { findCircles } from "../../hog/templates/circularInputs.ts";
import { orderInputs } from "../../hog/templates/orderInputs.ts";

describe("inputs in a circle", () => {
  it("are none in a row", () => checkCircles({ a: "b", b: "c", c: "" }, {}));

  it("are one alone that reads itself", () => checkCircles({ a: "a", b: "a" }, { a: "a" }));

  it("are all on the way, in their order", () =>
    checkCircles({ c: "a", a: "b", b: "c", d: "a" }, { c: "cab", a: "cab", b: "cab" }));

  it("may be two circles", () =>
    checkCircles(
      { a: "b", b: "a", c: "d", d: "c", e: "ac" },
      { a: "ab", b: "ab", c: "cd", d: "cd" },
    ));

  it("are one where circles touch", () =>
    checkCircles({ a: "b", b: "ac", c: "b" }, { a: "abc", b: "abc", c: "abc" }));

  it("do not count what is no input", () => checkCircles({ a: "x" }, {}));

  it("are there exactly if PostHog finds no order", () => {
    const keys = ["a", "b", "c", "d"];
    for (let bits = 0; bits < 65_536; bits += 7) {
      const reads = new Map(
        keys.map((key, row) => [
          key,
          new Set(keys.filter((_, column) => (bits >> (row * 4 + column)) & 1)),
        ]),
      );
      assert.equal(findCircles(reads).size > 0, orderInputs(reads) === undefined, String(bits));
    }
  });

  it("are found among very many", () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `k${index}`);
    const reads = new Map(many.map((key, index) => [key, new Set([many[index + 1] ?? "k0"])]));
    assert.equal(findCircles(reads).get("k5")?.length, 20_000);
  });
});

/** Each letter is an input; the circles are texts of letters, too. */
function checkCircles(
  reads: Readonly<Record<string, string>>,
  expected: Readonly<Record<string, string>>,
): void {
  const circles = findCircles(
    new Map(Object.entries(reads).map(([key, letters]) => [key, new Set(letters)])),
  );
  const found = [...circles].map(([key, circle]) => [key, circle.join("")]);
  assert.deepEqual(Object.fromEntries(found), expected);
}
