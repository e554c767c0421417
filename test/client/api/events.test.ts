import assert from "node:assert/strict";
import * as v from "valibot";
import { PostHog } from "../../../client/api/posthog.ts";
import { type FakeHttp, inTurn, json, withFakeHttp } from "../../support/fakeHttp.ts";
import { failureOf } from "./failureOf.ts";

const row = [
  "0199b000-0000-7000-8000-000000000010",
  "signed up",
  "u-1",
  "2026-03-10T09:15:00.000Z",
  '{"plan":"Pro"}',
  "",
  "c0ffee00-1111-4222-8333-444455556666",
  '{"email":"u1@example.test"}',
];

describe("recent events", () => {
  it("are read with their properties and their person", () =>
    withFakeHttp(
      () => json({ results: [row] }),
      async (server) =>
        assert.deepEqual(await posthog(server).events.recent({ limit: 5 }), [
          {
            uuid: "0199b000-0000-7000-8000-000000000010",
            event: "signed up",
            distinct_id: "u-1",
            timestamp: "2026-03-10T09:15:00.000Z",
            properties: { plan: "Pro" },
            elements_chain: "",
            person: {
              id: "c0ffee00-1111-4222-8333-444455556666",
              properties: { email: "u1@example.test" },
            },
          },
        ]),
    ));

  it("may be of nobody, and have properties that are parsed or broken", () =>
    withFakeHttp(
      () => json({ results: [[...row.slice(0, 4), { plan: "Pro" }, null, null, "{"]] }),
      async (server) => {
        const [event] = await posthog(server).events.recent({ limit: 5 });
        assert.deepEqual(
          [event?.properties, event?.elements_chain, event?.person],
          [{ plan: "Pro" }, "", { id: "", properties: {} }],
        );
      },
    ));

  it("are those of the last 30 days when there are none in 7", () =>
    withFakeHttp(inTurn(json({ results: [] }), json({ results: [row] })), async (server) => {
      assert.equal((await posthog(server).events.recent({ limit: 5 })).length, 1);
      const days = queriesOf(server).map(({ query }) => /INTERVAL (\d+) DAY/.exec(query)?.[1]);
      assert.deepEqual(days, ["7", "30"]);
    }));

  it("are asked for by names that are never a part of the query", () =>
    withFakeHttp(
      () => json({ results: [row] }),
      async (server) => {
        const names = ["signed up", "') OR 1=1 --"];
        await posthog(server).events.recent({ names, limit: 5 });
        const [{ query, values } = assert.fail("nothing was asked")] = queriesOf(server);
        assert.deepEqual(values, { names });
        assert.match(query, / WHERE event IN \{names\} AND timestamp > /);
      },
    ));

  it("are of any name when none is given", () =>
    withFakeHttp(
      () => json({ results: [row] }),
      async (server) => {
        await posthog(server).events.recent({ names: [], limit: 5 });
        assert.deepEqual(
          queriesOf(server).map(({ values }) => values),
          [undefined],
        );
      },
    ));

  for (const [limit, asked] of [
    [0, 1],
    [2.7, 2],
    [5000, 100],
  ] as const) {
    it(`are ${asked} at most when ${limit} are asked for`, () =>
      withFakeHttp(
        () => json({ results: [row] }),
        async (server) => {
          await posthog(server).events.recent({ limit });
          assert.match(queriesOf(server)[0]?.query ?? "", new RegExp(` LIMIT ${asked}$`));
        },
      ));
  }

  it("need a scope", () =>
    withFakeHttp(
      () => json({ detail: "API key missing required scope 'query:read'" }, 403),
      async (server) => {
        const error = await failureOf(posthog(server).events.recent({ limit: 5 }));
        assert.deepEqual(
          [error.failure, error.message.includes("query:read")],
          ["missing-scope", true],
        );
      },
    ));

  it("are not understood when a column is missing", () =>
    withFakeHttp(
      () => json({ results: [row.slice(0, 3)] }),
      async (server) => {
        const error = await failureOf(posthog(server).events.recent({ limit: 5 }));
        assert.match(error.message, /\(at results\.0\.3\)/);
      },
    ));
});

const bodySchema = v.object({
  query: v.object({
    kind: v.literal("HogQLQuery"),
    query: v.string(),
    values: v.optional(v.unknown()),
  }),
});

function queriesOf({ requests }: FakeHttp): readonly { query: string; values?: unknown }[] {
  return requests.map(({ body }) => v.parse(bodySchema, body).query);
}

function posthog({ host }: FakeHttp): PostHog {
  return new PostHog({ host, key: "phx_key" }, 7);
}
