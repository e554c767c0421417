import assert from "node:assert/strict";
import { nearestName } from "../../hog/analysis/nearestName.ts";

describe("nearestName", () => {
  const names = ["event", "person", "arrayMap", "toString", "id", "x"];

  it("finds a name with another letter case", () =>
    assert.equal(nearestName("tostring", names), "toString"));

  it("finds a name with a letter too few, too many, wrong or swapped", () =>
    assert.deepEqual(
      ["evnt", "eventt", "evemt", "eevnt"].map((name) => nearestName(name, names)),
      ["event", "event", "event", "event"],
    ));

  it("finds the nearest of several", () =>
    assert.equal(nearestName("arrayMpa", ["arrayMax", "arrayMap"]), "arrayMap"));

  it("finds nothing that differs in more than a third", () =>
    assert.equal(nearestName("gadget", names), undefined));

  it("finds nothing for short names but another letter case", () => {
    assert.equal(nearestName("y", names), undefined);
    assert.equal(nearestName("ID", names), "id");
  });

  it("does not find the name itself", () =>
    assert.equal(nearestName("event", ["event"]), undefined));
});
