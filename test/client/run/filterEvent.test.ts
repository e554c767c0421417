import assert from "node:assert/strict";
import { filterEvent, filterEventNames } from "../../../client/run/filterEvent.ts";
import { makeFunction } from "../../support/makeFunction.ts";

describe("the event that filters ask for", () => {
  it("has the first name, and values that fit", () => {
    const properties = [
      { key: "plan", value: ["pro", "team"] },
      { key: "$browser", value: "Chrome", operator: "is_not" },
      { key: "email", value: "@a.test", operator: "icontains", type: "person" },
    ];
    const filters = { events: [{ id: null }, { id: "signed up", properties }, { id: "left" }] };
    assert.deepEqual(filterEvent(makeFunction({ filters })), {
      name: "signed up",
      properties: new Map([["plan", "pro"]]),
      personProperties: new Map([["email", "@a.test"]]),
    });
  });

  it("has no name where none is asked for", () =>
    assert.equal("name" in filterEvent(makeFunction()), false));
});

describe("the names of events that filters ask for", () => {
  it("are those of the function and of all its mappings, once", () => {
    const fn = makeFunction({
      filters: { events: [{ id: "a" }] },
      mappings: [{ filters: { events: [{ id: "b" }, { id: "a" }] } }, {}],
    });
    assert.deepEqual(filterEventNames(fn), ["a", "b"]);
  });

  it("are none where every event fits", () =>
    assert.deepEqual(
      filterEventNames(makeFunction({ filters: { events: [{ id: "a" }, { id: null }] } })),
      [],
    ));
});
