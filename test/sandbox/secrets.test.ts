import assert from "node:assert/strict";
import { make, refused, useSandbox } from "./support/useSandbox.ts";

const schema = [
  { key: "token", type: "string", secret: true, required: true },
  { key: "url", type: "string" },
];

describe("secret inputs", () => {
  const sandbox = useSandbox({ isEmpty: true });

  const makeWithSecret = () =>
    make(sandbox, {
      hog: "print(inputs.token)",
      inputs_schema: schema,
      inputs: { token: { value: "s3cret" }, url: { value: "https://a.test" } },
    });

  /** What a test run prints shows whether a secret is the one that is meant. */
  const isToken = async (id: string, token: string): Promise<boolean> => {
    const { body } = await sandbox.send("POST", `hog_functions/${id}/invocations/`, {
      configuration: { hog: `print(inputs.token == '${token}')` },
      globals: {
        event: { event: "a", uuid: "1", distinct_id: "d", timestamp: "", properties: {} },
      },
    });
    return body.logs[0].message === "true";
  };

  it("are told to be there, and nothing else", async () => {
    const fn = await makeWithSecret();
    assert.deepEqual(fn.inputs.token, { secret: true });
    const { body } = await sandbox.send("GET", `hog_functions/${fn.id}/`);
    assert.ok(!JSON.stringify(body).includes("s3cret"));
    assert.equal(body.inputs.url.value, "https://a.test");
  });

  for (const [name, inputs] of [
    ["the marker", { token: { secret: true } }],
    ["what the web form sends", { token: { secret: true, value: "********" } }],
    ["stars alone", { token: { value: "********" } }],
    ["an empty item", { token: {} }],
    ["no item", { url: { value: "https://b.test" } }],
  ] as const) {
    it(`are kept by ${name}`, async () => {
      const fn = await makeWithSecret();
      const { status } = await sandbox.send("PATCH", `hog_functions/${fn.id}/`, { inputs });
      assert.equal(status, 200);
      assert.ok(await isToken(fn.id, "s3cret"));
    });
  }

  it("are kept by an update of something else", async () => {
    const fn = await makeWithSecret();
    await sandbox.send("PATCH", `hog_functions/${fn.id}/`, { name: "New" });
    assert.ok(await isToken(fn.id, "s3cret"));
  });

  it("are replaced by another value", async () => {
    const fn = await makeWithSecret();
    const inputs = { token: { value: "other" } };
    await sandbox.send("PATCH", `hog_functions/${fn.id}/`, { inputs });
    assert.ok(await isToken(fn.id, "other"));
  });

  it("are missing where a marker stands for nothing", async () => {
    const { body } = await sandbox.send("POST", "hog_functions/", {
      hog: "return 1",
      inputs_schema: schema,
      inputs: { token: { secret: true } },
    });
    assert.deepEqual(body, refused("inputs__token", "This field is required."));
  });

  it("are made unreadable in logs", async () => {
    const fn = await makeWithSecret();
    const { body } = await sandbox.send("POST", `hog_functions/${fn.id}/invocations/`, {
      configuration: { inputs: { token: { secret: true } } },
      globals: {
        event: { event: "a", uuid: "1", distinct_id: "d", timestamp: "", properties: {} },
      },
    });
    assert.equal(body.logs[0].message, "***REDACTED***");
  });

  it("are masked in history", async () => {
    const fn = await makeWithSecret();
    await sandbox.send("PATCH", `hog_functions/${fn.id}/`, {
      inputs: { token: { value: "other" } },
    });
    const { body } = await sandbox.send("GET", `activity_log/?scope=HogFunction&item_id=${fn.id}`);
    const fields = body.results[0].detail.changes.map((change: { field: string }) => change.field);
    assert.deepEqual(fields, ["inputs", "encrypted_inputs"]);
    assert.ok(!/s3cret|other/.test(JSON.stringify(body)));
  });

  it("of mappings are stored in clear, as PostHog does", async () => {
    const fn = await make(sandbox, {
      mappings: [{ inputs_schema: schema, inputs: { token: { value: "clear" } } }],
    });
    assert.equal(fn.mappings[0].inputs.token.value, "clear");
  });
});
