import assert from "node:assert/strict";
import type { RecentEvent } from "../../../client/api/events.ts";
import { eventGlobals } from "../../../client/run/eventGlobals.ts";
import { makeFunction } from "../../support/makeFunction.ts";

const project = { id: 7, name: "Demo shop", url: "https://us.posthog.com/project/7" };

const signedUp: RecentEvent = {
  uuid: "0199b000-0000-7000-8000-000000000010",
  event: "signed up",
  distinct_id: "u/1",
  timestamp: "2026-03-10T09:15:00.000Z",
  properties: { plan: "Pro" },
  elements_chain: 'a:text="Go"',
  person: { id: "p-1", properties: { name: "Ada", email: "" } },
};

describe("the globals of an event", () => {
  it("are the event, its person, and where it came from", () =>
    assert.deepEqual(eventGlobals(signedUp, makeFunction(), project), {
      event: {
        uuid: "0199b000-0000-7000-8000-000000000010",
        event: "signed up",
        distinct_id: "u/1",
        timestamp: "2026-03-10T09:15:00.000Z",
        url: "https://us.posthog.com/project/7/events/0199b000-0000-7000-8000-000000000010/2026-03-10T09%3A15%3A00.000Z",
        elements_chain: 'a:text="Go"',
        properties: { plan: "Pro" },
      },
      person: {
        id: "p-1",
        name: "Ada",
        url: "https://us.posthog.com/project/7/person/u%2F1",
        properties: { name: "Ada", email: "" },
      },
      groups: {},
      project,
      source: {
        name: "Ping",
        url: "https://us.posthog.com/project/7/functions/0198a000-0000-7000-8000-000000000001",
      },
    }));

  it("are the event alone for a transformation", () =>
    assert.deepEqual(eventGlobals(signedUp, makeFunction({ type: "transformation" }), project), {
      event: {
        event: "signed up",
        uuid: "0199b000-0000-7000-8000-000000000010",
        distinct_id: "u/1",
        timestamp: "2026-03-10T09:15:00.000Z",
        properties: { plan: "Pro" },
      },
    }));

  it("call a person as the project does", () => {
    const person = { id: "p-1", properties: { email: "ada@a.test", customer: 42 } };
    assert.equal(personName({ ...signedUp, person }), "ada@a.test");
    assert.equal(personName({ ...signedUp, person }, ["customer"]), "42");
  });

  it("call a person of whom nothing is known by the distinct id", () =>
    assert.equal(personName({ ...signedUp, person: { id: "", properties: {} } }), "u/1"));

  it("have an address even for ids that no address can hold", () => {
    const { person } = eventGlobals(
      { ...signedUp, distinct_id: "a\uD800" },
      makeFunction(),
      project,
    );
    assert.equal(Object(person).url, "https://us.posthog.com/project/7/person/a%EF%BF%BD");
  });
});

function personName(event: RecentEvent, names?: readonly string[]): unknown {
  return Object(eventGlobals(event, makeFunction(), project, names)["person"]).name;
}
