import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import type { HogFunctionSummary, HogFunctionType } from "../../../protocol/posthog.ts";
import type { Fault, SandboxAccess } from "../../../protocol/sandbox.ts";
import { checkKey } from "../../../client/account/checkKey.ts";
import { PostHog } from "../../../client/api/posthog.ts";
import { demoProject } from "../../../sandbox/seed/demoProject.ts";
import { eventStream } from "../../../sandbox/seed/eventStream.ts";
import { type RunningSandbox, startSandbox } from "../../../sandbox/startSandbox.ts";
import { failureOf } from "./failureOf.ts";

describe("the whole API, with the sandbox", () => {
  const folder = mkdtempSync(join(tmpdir(), "hog-api-"));
  let sandbox: RunningSandbox;
  let access: SandboxAccess;
  let posthog: PostHog;

  before(async () => {
    const worker = join(folder, "run.cjs");
    buildSync({
      entryPoints: ["server/run/worker.ts"],
      bundle: true,
      platform: "node",
      format: "cjs",
      external: ["@posthog/hogql-parser"],
      outfile: worker,
    });
    sandbox = await startSandbox({
      folder: join(folder, "project"),
      worker: pathToFileURL(worker),
      demo: { project: demoProject, eventStream },
    });
    access = sandbox.access;
    posthog = new PostHog(access, access.projectId);
  });

  afterEach(() => setFaults([]));

  after(async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true });
  });

  it("checks the key", async () => {
    const { projects, missingScopes } = await checkKey(access);
    assert.deepEqual(
      projects.map(({ id, name }) => [id, name]),
      [[access.projectId, access.projectName]],
    );
    assert.deepEqual(missingScopes, []);
  });

  it("knows the names of the project", async () => {
    const { definitions } = posthog;
    const { items: events, complete } = await definitions.events();
    assert.ok(
      complete && events.some(({ name, description }) => name === "$pageview" && description),
    );
    const { items } = await definitions.properties({ type: "person" });
    assert.ok(
      items.some(({ name, property_type }) => name === "email" && property_type === "String"),
    );
  });

  it("knows the properties of each type of groups", async () => {
    const { definitions } = posthog;
    const types = await definitions.groupTypes();
    assert.deepEqual(
      types.map(({ group_type }) => group_type),
      ["company", "store"],
    );
    const [ofCompany, ofStore] = await Promise.all(
      types.map(async ({ group_type_index: index }) => {
        const { items } = await definitions.properties({ type: "group", index });
        return items.map(({ name }) => name);
      }),
    );
    assert.ok(ofCompany?.includes("annual_value") && !ofStore?.includes("annual_value"));
    assert.ok(ofStore?.includes("has_roastery") && !ofCompany?.includes("has_roastery"));
  });

  it("finds what a weaker key lacks", async () => {
    const key = await makeKey(["hog_function:read", "project:read"]);
    const { projects, missingScopes } = await checkKey({ ...access, key });
    assert.equal(projects.length, 1);
    assert.deepEqual(
      missingScopes.map(({ scope }) => scope),
      [
        "hog_function:write",
        "user:read",
        "query:read",
        "event_definition:read",
        "property_definition:read",
        "group:read",
      ],
    );
  });

  it("finds the one project of a key that is for it alone", async () => {
    const scopes = ["hog_function:write", "project:read", "user:read", "query:read"];
    const key = await makeKey(scopes, [access.projectId]);
    const { projects } = await checkKey({ ...access, key });
    assert.deepEqual(
      projects.map(({ name }) => name),
      [access.projectName],
    );
  });

  it("does not accept another key", async () => {
    const asked = new PostHog({ ...access, key: "phx_other" }, access.projectId).functions.list();
    assert.equal((await failureOf(asked)).failure, "unauthorized");
  });

  it("says which scope a write needs", async () => {
    const key = await makeKey(["hog_function:read"]);
    const { id } = await first("destination");
    const weak = new PostHog({ ...access, key }, access.projectId);
    const error = await failureOf(weak.functions.patch(id, { enabled: true }));
    assert.match(error.message, /lacks the scope hog_function:write/);
  });

  it("lists the functions, and reads every one of them", async () => {
    const summaries = await posthog.functions.list();
    assert.ok(summaries.length > 5);
    for (const { id, name } of summaries) {
      assert.equal((await posthog.functions.get(id)).name, name);
    }
  });

  it("does not find a function that is not there", async () => {
    const asked = posthog.functions.get("0198a000-0000-7000-8000-00000000dead");
    assert.equal((await failureOf(asked)).failure, "not-found");
  });

  it("does not find a project that is not there", async () => {
    const error = await failureOf(new PostHog(access, 99_999).functions.list());
    assert.equal(error.failure, "not-found");
  });

  it("saves code, which is trimmed", async () => {
    const { id } = await first("destination");
    const saved = await posthog.functions.patch(id, { hog: "print('hello')\n" });
    assert.equal(saved.hog, "print('hello')");
  });

  it("saves what it read, unchanged", async () => {
    const { id } = await first("destination");
    const { hog, inputs_schema, inputs, filters, mappings } = await posthog.functions.get(id);
    const patch = { hog, inputs_schema, inputs, filters, mappings };
    const saved = await posthog.functions.patch(id, patch);
    assert.deepEqual([saved.inputs_schema, saved.inputs], [inputs_schema, inputs]);
  });

  it("names the field that is refused", async () => {
    const { id } = await first("destination");
    const error = await failureOf(posthog.functions.patch(id, { hog: "let" }));
    assert.deepEqual([error.failure, error.field], ["rejected", "hog"]);
  });

  it("finds that a save was done whose answer was lost", async () => {
    const { id } = await first("destination");
    await setFaults([{ method: "PATCH", times: 1, kind: { type: "drop", when: "after" } }]);
    const saved = await posthog.functions.patch(id, { description: "Saved anyway" });
    assert.equal(saved.description, "Saved anyway");
  });

  it("finds that a save was not done whose connection broke before", async () => {
    const { id } = await first("destination");
    await setFaults([{ method: "PATCH", times: 1, kind: { type: "drop", when: "before" } }]);
    const error = await failureOf(posthog.functions.patch(id, { description: "Lost" }));
    assert.match(error.message, /Nothing was saved; save again/);
  });

  it("finds that every field of every function was saved whose answer was lost", async () => {
    for (const { id } of await posthog.functions.list()) {
      const { name, description, hog, inputs_schema, inputs, filters, mappings, masking } =
        await posthog.functions.get(id);
      const patch = { name, description, hog, inputs_schema, inputs, filters, mappings, masking };
      await setFaults([{ method: "PATCH", times: 1, kind: { type: "drop", when: "after" } }]);
      assert.equal((await posthog.functions.patch(id, patch)).id, id);
    }
  });

  it("waits when it is throttled", async () => {
    const { id } = await first("destination");
    await setFaults([{ method: "PATCH", times: 1, kind: { type: "throttle", seconds: 0 } }]);
    const saved = await posthog.functions.patch(id, { description: "Patience" });
    assert.equal(saved.description, "Patience");
  });

  it("knows a page from an answer", async () => {
    await setFaults([{ times: 1, kind: { type: "html" } }]);
    assert.equal((await failureOf(posthog.functions.list())).failure, "not-posthog");
  });

  it("runs a function that is not saved", async () => {
    const answer = await posthog.functions.invoke("new", {
      configuration: { type: "destination", hog: "print(event.event)" },
      globals: { event: { event: "hello", uuid: "u", distinct_id: "d", properties: {} } },
      mock_async_functions: true,
    });
    assert.equal(answer.status, "success");
    assert.ok(answer.logs.some(({ message }) => message === "hello"));
  });

  it("names the field of a configuration that is refused", async () => {
    const asked = posthog.functions.invoke("new", {
      configuration: { type: "destination", hog: "let" },
      globals: { event: { event: "hello", uuid: "u", distinct_id: "d", properties: {} } },
      mock_async_functions: true,
    });
    const error = await failureOf(asked);
    assert.deepEqual([error.failure, error.field], ["rejected", "hog"]);
  });

  it("cannot run a function of the browser", async () => {
    const { id } = await first("site_app");
    const configuration = await posthog.functions.get(id);
    const asked = posthog.functions.invoke(id, {
      configuration,
      globals: { event: {} },
      mock_async_functions: true,
    });
    assert.match((await failureOf(asked)).message, /cannot run functions of this type/);
  });

  it("puts transformations into an order", async () => {
    const ordered = (await posthog.functions.list()).filter(isOf("transformation"));
    const ids = ordered.map(({ id }) => id).toReversed();
    const orders = Object.fromEntries(ids.map((id, index) => [id, index + 1]));
    const functions = await posthog.functions.rearrange(orders);
    assert.deepEqual(
      functions.map(({ id }) => id),
      ids,
    );
  });

  it("reads a log backwards, page by page", async () => {
    const { id } = await busiest();
    const newest = await posthog.logs.read(id, { limit: 2 });
    const before = newest.at(-1)?.timestamp;
    const older = await posthog.logs.read(id, { limit: 2, before });
    assert.ok(older.every(({ timestamp }) => before !== undefined && timestamp < before));
    assert.equal(older.length, 2);
  });

  it("reads the lines of some levels only", async () => {
    const { id } = await busiest();
    const rows = await posthog.logs.read(id, { levels: ["debug", "error"] });
    assert.ok(rows.every(({ level }) => level === "DEBUG" || level === "ERROR"));
    assert.ok(rows.length > 0);
  });

  it("reads metrics whose sums are the totals", async () => {
    const { id } = await busiest();
    const { labels, series } = await posthog.metrics.read(id, { after: "-30d", interval: "day" });
    assert.equal(labels.length, 31);
    const sums = series.map(({ name, values }) => [name, values.reduce((sum, n) => sum + n, 0)]);
    assert.deepEqual(Object.fromEntries(sums), await posthog.metrics.totals(id, { after: "-30d" }));
  });

  it("reads recent events of some names", async () => {
    const [any] = await posthog.events.recent({ limit: 1 });
    const name = any?.event ?? "";
    const events = await posthog.events.recent({ names: [name], limit: 3 });
    assert.equal(events.length, 3);
    assert.ok(events.every(({ event }) => event === name));
    assert.ok(events.every(({ properties }) => Object.keys(properties).length > 0));
  });

  async function first(type: HogFunctionType): Promise<HogFunctionSummary> {
    const found = (await posthog.functions.list()).find(isOf(type));
    return found ?? assert.fail(`The demo has no ${type}.`);
  }

  /** A function that ran in the last week. */
  async function busiest(): Promise<HogFunctionSummary> {
    for (const summary of await posthog.functions.list()) {
      if ((await posthog.logs.read(summary.id, { levels: ["debug"], limit: 5 })).length === 5) {
        return summary;
      }
    }
    return assert.fail("No function of the demo ran.");
  }

  async function setFaults(faults: readonly Fault[]): Promise<void> {
    await askSandbox("PUT", "/sandbox/faults", faults);
  }

  async function makeKey(
    scopes: readonly string[],
    scoped_teams?: readonly number[],
  ): Promise<string> {
    const body = { label: "Test", scopes, ...(scoped_teams && { scoped_teams }) };
    const answer: unknown = await (await askSandbox("POST", "/sandbox/keys", body)).json();
    if (typeof answer === "object" && answer && "key" in answer) return String(answer.key);
    return assert.fail("The sandbox made no key.");
  }

  async function askSandbox(method: string, path: string, body: unknown): Promise<Response> {
    const response = await fetch(`${access.host}${path}`, {
      method,
      headers: { Authorization: `Bearer ${access.key}`, "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    assert.ok(response.ok, `${method} ${path} was answered with ${response.status}`);
    return response;
  }
});

function isOf(type: HogFunctionType): (summary: HogFunctionSummary) => boolean {
  return (summary) => summary.type === type;
}
