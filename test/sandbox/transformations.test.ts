import assert from "node:assert/strict";
import { make, refused, useSandbox } from "./support/useSandbox.ts";

describe("the order of transformations", () => {
  const sandbox = useSandbox({ isEmpty: true });
  const makeOne = (name: string, body: object = {}) =>
    make(sandbox, { type: "transformation", hog: "return event", name, ...body });
  const patch = async (id: string, body: object) =>
    (await sandbox.send("PATCH", `hog_functions/${id}/`, body)).body;

  it("puts a new one behind the others", async () => {
    assert.equal((await makeOne("A")).execution_order, 1);
    assert.equal((await makeOne("B")).execution_order, 2);
    assert.equal((await makeOne("C", { execution_order: 2 })).execution_order, 2);
    assert.equal((await makeOne("D")).execution_order, 3);
  });

  it("gives other functions none", async () => {
    assert.equal((await make(sandbox, {})).execution_order, null);
  });

  it("puts one that is switched on behind the others, unless it says where", async () => {
    const last = (await makeOne("E")).execution_order;
    const fn = await makeOne("F", { execution_order: 1 });
    assert.equal((await patch(fn.id, { enabled: true })).execution_order, last + 1);
    assert.equal((await patch(fn.id, { execution_order: 4 })).execution_order, 4);
    await patch(fn.id, { enabled: false });
    assert.equal((await patch(fn.id, { enabled: true, execution_order: 1 })).execution_order, 1);
  });

  it("puts one that comes back behind the others", async () => {
    const fn = await makeOne("G", { execution_order: 1 });
    const last = (await makeOne("H")).execution_order;
    await patch(fn.id, { deleted: true });
    assert.equal((await patch(fn.id, { deleted: false })).execution_order, last + 1);
  });
});

describe("rearranging transformations", () => {
  const sandbox = useSandbox({ isEmpty: true });
  let ids: readonly string[] = [];

  before(async () => {
    const fns = [];
    for (const name of ["A", "B", "C"]) {
      fns.push(await make(sandbox, { type: "transformation", hog: "return event", name }));
    }
    ids = fns.map(({ id }) => id);
  });

  const activityOf = async (id: string) =>
    (await sandbox.send("GET", `activity_log/?item_id=${id}`)).body.results;
  const rearrange = (body: unknown) => sandbox.send("PATCH", "hog_functions/rearrange/", body);

  it("answers all of them in full, in their new order", async () => {
    const [a = "", , c = ""] = ids;
    const { status, body } = await rearrange({ orders: { [a]: 3, [c]: 1 } });
    assert.equal(status, 200);
    assert.deepEqual(
      body.map(({ name, execution_order }: { name: string; execution_order: number }) => [
        name,
        execution_order,
      ]),
      [
        ["C", 1],
        ["B", 2],
        ["A", 3],
      ],
    );
    assert.deepEqual(body[0].inputs_schema, []);
  });

  it("notes each that moved as an activity, and no other", async () => {
    const [, b = "", c = ""] = ids;
    await rearrange({ orders: { [b]: 2, [c]: 7 } });
    assert.equal((await activityOf(b)).length, 1);
    assert.deepEqual((await activityOf(c))[0].detail.changes, [
      { type: "HogFunction", action: "changed", field: "priority", before: "1", after: "7" },
    ]);
  });

  for (const body of [{}, { orders: {} }]) {
    it(`refuses ${JSON.stringify(body)}`, async () =>
      assert.deepEqual((await rearrange(body)).body, refused(null, "No orders provided")));
  }

  it("moves nothing when one is not there", async () => {
    const [a = ""] = ids;
    const unknown = "00000000-0000-7000-8000-000000000000";
    const before = (await sandbox.send("GET", `hog_functions/${a}/`)).body;
    const { body } = await rearrange({ orders: { [a]: 9, [unknown]: 1 } });
    assert.deepEqual(body, refused(null, `HogFunction with id ${unknown} does not exist`));
    assert.deepEqual((await sandbox.send("GET", `hog_functions/${a}/`)).body, before);
  });

  it("knows only transformations", async () => {
    const fn = await make(sandbox, {});
    const { body } = await rearrange({ orders: { [fn.id]: 1 } });
    assert.equal(body.detail, `HogFunction with id ${fn.id} does not exist`);
  });

  it("refuses an order that is no number", async () => {
    const [a = ""] = ids;
    assert.equal((await rearrange({ orders: { [a]: "x" } })).body.attr, `orders__${a}`);
  });
});

describe("the limit of transformations", () => {
  const sandbox = useSandbox({ isEmpty: true });
  const detail =
    "Maximum of 20 enabled transformation functions allowed per team. Please contact support if you need this limit increased, or disable some existing transformations.";
  const body = { type: "transformation", hog: "return event" };

  before(async () => {
    for (let index = 0; index < 20; index++) await make(sandbox, { ...body, enabled: true });
  });

  it("holds for a new one", async () => {
    const answer = await sandbox.send("POST", "hog_functions/", { ...body, enabled: true });
    assert.deepEqual(answer.body, refused("type", detail));
  });

  it("holds for one that is switched on", async () => {
    const fn = await make(sandbox, body);
    const answer = await sandbox.send("PATCH", `hog_functions/${fn.id}/`, { enabled: true });
    assert.deepEqual(answer.body, refused("type", detail));
  });

  it("does not hold for a change of one that is on, nor for a test", async () => {
    const list = await sandbox.send("GET", "hog_functions/?enabled=true&limit=1");
    const { id } = list.body.results[0];
    assert.equal((await sandbox.send("PATCH", `hog_functions/${id}/`, { name: "X" })).status, 200);
    const test = await sandbox.send("POST", "hog_functions/new/invocations/", {
      configuration: { ...body, enabled: true },
      globals: { event: { event: "a", properties: {} } },
    });
    assert.equal(test.status, 200);
  });
});
