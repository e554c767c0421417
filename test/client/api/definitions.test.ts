import assert from "node:assert/strict";
import { PostHog } from "../../../client/api/posthog.ts";
import {
  type FakeHttp,
  type FakeRequest,
  json,
  onlyRequest,
  withFakeHttp,
} from "../../support/fakeHttp.ts";
import { failureOf } from "./failureOf.ts";

describe("definitions", () => {
  it("of events come with their descriptions", () =>
    withFakeHttp(
      () => json({ next: null, results: [{ id: "1", name: "signed up", description: "New" }] }),
      async (server) => {
        assert.deepEqual(await posthog(server).definitions.events(), {
          items: [{ name: "signed up", description: "New" }],
          complete: true,
        });
        const { path, query } = onlyRequest(server);
        assert.equal(path, "/api/projects/7/event_definitions/");
        assert.deepEqual(query, { limit: "300", offset: "0" });
      },
    ));

  for (const description of [undefined, null]) {
    it(`of events may have ${description} for a description`, () =>
      withFakeHttp(
        () => json({ results: [{ name: "signed up", description }] }),
        async (server) => {
          const { items } = await posthog(server).definitions.events();
          assert.deepEqual(items, [{ name: "signed up", description: "" }]);
        },
      ));
  }

  for (const [owner, query] of [
    [{ type: "event" }, { type: "event" }],
    [{ type: "person" }, { type: "person" }],
    [
      { type: "group", index: 0 },
      { type: "group", group_type_index: "0" },
    ],
    [
      { type: "group", index: 3 },
      { type: "group", group_type_index: "3" },
    ],
  ] as const) {
    it(`of properties are asked for as ${JSON.stringify(query)}`, () =>
      withFakeHttp(
        () => json({ results: [] }),
        async (server) => {
          await posthog(server).definitions.properties(owner);
          assert.deepEqual(onlyRequest(server).query, { ...query, limit: "300", offset: "0" });
        },
      ));
  }

  for (const [sent, read] of [
    ["Numeric", "Numeric"],
    ["Duration", "Duration"],
    [null, null],
    [undefined, null],
    ["Something new", null],
  ] as const) {
    it(`of properties have the type ${read} where PostHog says ${sent}`, () =>
      withFakeHttp(
        () => json({ results: [{ name: "plan", property_type: sent, is_numerical: false }] }),
        async (server) => {
          const { items } = await posthog(server).definitions.properties({ type: "event" });
          assert.deepEqual(items, [{ name: "plan", property_type: read }]);
        },
      ));
  }

  it("of types of groups have no pages", () =>
    withFakeHttp(
      () => json([{ group_type: "company", group_type_index: 0, name_singular: null }]),
      async (server) => {
        assert.deepEqual(await posthog(server).definitions.groupTypes(), [
          { group_type: "company", group_type_index: 0 },
        ]);
        assert.equal(onlyRequest(server).path, "/api/projects/7/groups_types/");
      },
    ));

  it("come in pages", () =>
    withFakeHttp(pagesOf(650), async (server) => {
      const { items, complete } = await posthog(server).definitions.events();
      assert.deepEqual([items.length, complete, server.requests.length], [650, true, 3]);
      assert.equal(items.at(-1)?.name, "event 649");
    }));

  it("are cut where there are too many, and say so", () =>
    withFakeHttp(pagesOf(50_000), async (server) => {
      const { items, complete } = await posthog(server).definitions.events();
      assert.deepEqual([items.length, complete, server.requests.length], [10_000, false, 34]);
    }));

  it("need a scope", () =>
    withFakeHttp(
      () => json({ detail: "API key missing required scope 'event_definition:read'" }, 403),
      async (server) => {
        const { failure, message } = await failureOf(posthog(server).definitions.events());
        assert.equal(failure, "missing-scope");
        assert.match(message, /event_definition:read/);
      },
    ));

  it("are not understood without names", () =>
    withFakeHttp(
      () => json({ results: [{ description: "New" }] }),
      async (server) => {
        const { failure } = await failureOf(posthog(server).definitions.events());
        assert.equal(failure, "unexpected");
      },
    ));
});

function pagesOf(count: number): (request: FakeRequest) => ReturnType<typeof json> {
  return ({ query }) => {
    const start = Number(query["offset"]);
    const end = Math.min(start + Number(query["limit"]), count);
    const results = Array.from({ length: end - start }, (_, index) => ({
      name: `event ${start + index}`,
    }));
    return json({ next: end < count ? "https://elsewhere.example.test/" : null, results });
  };
}

function posthog({ host }: FakeHttp): PostHog {
  return new PostHog({ host, key: "phx_key" }, 7);
}
