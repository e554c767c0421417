import assert from "node:assert/strict";
import { ApiError } from "../../../client/api/apiError.ts";
import type { Definitions } from "../../../client/api/definitions.ts";
import { type ReadNames, readNames } from "../../../client/language/readNames.ts";

describe("the names of a project", () => {
  it("are its events, properties and groups", async () => {
    const { names, missed } = await read({});
    assert.deepEqual(names.at(-1), {
      events: [{ name: "order paid", description: "Paid" }, { name: "$pageview" }],
      eventProperties: [{ name: "event plan", type: "String" }, { name: "untyped" }],
      personProperties: [{ name: "person plan", type: "String" }, { name: "untyped" }],
      groups: [
        {
          type: "company",
          index: 1,
          properties: [{ name: "group 1 plan", type: "String" }, { name: "untyped" }],
        },
      ],
      complete: true,
    });
    assert.deepEqual(missed, []);
  });

  it("come in parts, of which only the last is complete", async () => {
    const { names } = await read({});
    assert.deepEqual(
      names.map(({ events, eventProperties, personProperties, groups, complete }) => [
        eventProperties.length,
        events.length,
        personProperties.length,
        groups.length,
        complete,
      ]),
      [
        [2, 0, 0, 0, false],
        [2, 2, 0, 0, false],
        [2, 2, 2, 0, false],
        [2, 2, 2, 1, true],
      ],
    );
  });

  it("are asked for one after the other", async () => {
    let open = 0;
    const slow = async <Answer>(answer: Answer): Promise<Answer> => {
      open += 1;
      assert.equal(open, 1);
      await new Promise(setImmediate);
      open -= 1;
      return answer;
    };
    await read({
      events: async () => slow({ items: [], complete: true }),
      properties: async () => slow({ items: [], complete: true }),
      groupTypes: async () => slow([{ group_type: "company", group_type_index: 0 }]),
    });
  });

  for (const [list, what] of [
    ["events", "events"],
    ["groupTypes", "types of groups"],
  ] as const) {
    it(`do without ${what} that the key may not read`, async () => {
      const { names, missed } = await read({ [list]: refuse });
      assert.equal(names.at(-1)?.complete, false);
      assert.deepEqual(names.at(-1)?.personProperties.length, 2);
      assert.deepEqual(missed, [what]);
    });
  }

  it("do without every list that the key may not read", async () => {
    const { names, missed } = await read({
      events: refuse,
      properties: refuse,
      groupTypes: refuse,
    });
    assert.deepEqual(names.at(-1), {
      events: [],
      eventProperties: [],
      personProperties: [],
      groups: [],
      complete: false,
    });
    assert.deepEqual(missed, [
      "properties of events",
      "events",
      "properties of persons",
      "types of groups",
    ]);
  });

  it("stay as they were where a list cannot be read again", async () => {
    const known = (await read({})).names.at(-1);
    assert.ok(known);
    const changed = { events: refuse, properties: refuse, groupTypes: refuse };
    const { names } = await read(changed, { known });
    assert.deepEqual(names.at(-1), { ...known, complete: false });
  });

  it("keep the properties of a type of groups that cannot be read again", async () => {
    const known = (await read({})).names.at(-1);
    assert.ok(known);
    const { names } = await read({ properties: refuse }, { known });
    assert.deepEqual(names.at(-1)?.groups, known.groups);
  });

  it("go when the project has them no more", async () => {
    const known = (await read({})).names.at(-1);
    assert.ok(known);
    const { names } = await read({ groupTypes: async () => [] }, { known });
    assert.deepEqual([names.at(-1)?.groups, names.at(-1)?.complete], [[], true]);
  });

  it("are not complete when a list was cut", async () => {
    const { names } = await read({ events: async () => ({ items: [], complete: false }) });
    assert.equal(names.at(-1)?.complete, false);
  });

  it("end when the project is left", async () => {
    const stop = new AbortController();
    const events: Definitions["events"] = async () => {
      stop.abort();
      return refuse();
    };
    await assert.rejects(read({ events }, { stop }), { failure: "missing-scope" });
  });

  it("end at a mistake of ours", async () => {
    await assert.rejects(read({ events: mistake }), TypeError);
  });
});

async function refuse(): Promise<never> {
  throw new ApiError("missing-scope", "The key lacks a scope.");
}

async function mistake(): Promise<never> {
  throw new TypeError("wrong");
}

async function read(
  changed: Partial<Definitions>,
  {
    known,
    stop = new AbortController(),
  }: { readonly known?: ReadNames; readonly stop?: AbortController } = {},
): Promise<{ readonly names: readonly ReadNames[]; readonly missed: readonly string[] }> {
  const definitions: Definitions = {
    events: async () => ({
      items: [
        { name: "order paid", description: "Paid" },
        { name: "$pageview", description: "" },
      ],
      complete: true,
    }),
    properties: async (owner) => ({
      items: [
        { name: `${Object.values(owner).join(" ")} plan`, property_type: "String" },
        { name: "untyped", property_type: null },
      ],
      complete: true,
    }),
    groupTypes: async () => [{ group_type: "company", group_type_index: 1 }],
    ...changed,
  };
  const names: ReadNames[] = [];
  const missed: string[] = [];
  const onMissed = (what: string): void => void missed.push(what);
  const reading = { known, onMissed, signal: stop.signal };
  for await (const each of readNames(definitions, reading)) names.push(each);
  return { names, missed };
}
