import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import type { RunFunction, RunResult } from "../../../protocol/run.ts";
import { eventStream, type StreamEvent } from "../../../sandbox/seed/eventStream.ts";
import { compileFilters } from "../../../hog/filters/compileFilters.ts";
import { readJson } from "../../../hog/filters/json.ts";
import { readProject } from "../../../hog/filters/project.ts";
import { matchFilters } from "../../../server/run/matchFilters.ts";
import {
  brokenFilters,
  isHog,
  type SeedFunction,
  seedFunctions,
  toRunFunction,
} from "./seedFunction.ts";
import { globalsOf, projectContext, runSeed, seedRequest } from "./seedRun.ts";

const end = new Date("2026-03-10T09:15:00.000Z");
const week = eventStream(7, end, 1);

const degraded = "Reserve stock";
/** Enough of each; some functions match almost every event. */
const mostRuns = 40;

const triggered = seedFunctions.filter(
  ({ enabled, name, type }) => enabled && name !== brokenFilters && type !== "source_webhook",
);
const running = triggered.filter(isHog);

describe("the functions of the demo project on the event stream", () => {
  const runs = new Map<string, readonly RunResult[]>();
  const runsOf = ({ name }: SeedFunction): readonly RunResult[] => runs.get(name) ?? [];

  before(async () => {
    for (const fn of running) runs.set(fn.name, await runOn(fn.name, triggersOf(fn)));
  });

  for (const fn of triggered) {
    it(`are triggered: ${fn.name}`, () => {
      for (const filters of filterSetsOf(fn)) assert.ok(matching(filters, week).length > 0);
    });
  }

  for (const fn of running) {
    it(`say what they do: ${fn.name}`, () => assert.ok(runsOf(fn).some(hasPrinted)));
  }

  for (const fn of running.filter(({ name }) => name !== degraded)) {
    it(`never fail: ${fn.name}`, () => {
      const failed = runsOf(fn).flatMap(({ errors }) => errors);
      assert.deepEqual(failed, []);
    });
  }

  it(`sometimes fail: ${degraded}`, () => {
    const statuses = runsOf(functionNamed(degraded)).map(({ status }) => status);
    assert.ok(statuses.includes("success"));
    assert.ok(statuses.includes("error"));
  });

  it("never run where the filters did not compile", async () => {
    const [refund] = week.filter(({ event }) => event === "order refunded");
    assert.ok(refund);
    const run = await runSeed(toRunFunction(functionNamed(brokenFilters)), globalsOf(refund));
    assert.equal(run.status, "skipped");
    assert.equal(run.errors[0]?.stage, "filters");
  });
});

describe("the transformations of the demo project", () => {
  it("give the plan one spelling", async () => {
    const plans = await resultsOf("Normalise the plan", (properties) => properties["plan"]);
    const known = new Set<unknown>(["taster", "regular", "office", "none"]);
    assert.deepEqual(
      plans.filter((plan) => !known.has(plan)),
      [],
    );
  });

  it("drop bots and leave people", async () => {
    const runs = await runOn("Drop bots", week.filter(isNamed("$pageview")).slice(0, 120));
    assert.deepEqual(new Set(runs.map(({ status }) => status)), new Set(["success", "dropped"]));
  });

  it("find the place of the address that has one", async () => {
    const countries = await resultsOf("Add country and city", (properties) => {
      return properties["$geoip_country_code"];
    });
    assert.ok(countries.includes("SE"));
  });

  it("strip what nobody needs from addresses", async () => {
    const addresses = await resultsOf("Strip query strings", (properties) => {
      return properties["$current_url"];
    });
    assert.deepEqual(
      addresses.filter((address) =>
        /[?&](?!utm_(source|medium|campaign)=|q=)/.test(String(address)),
      ),
      [],
    );
  });
});

describe("the webhook of the demo project", () => {
  const body = JSON.stringify({ status: "delivered", customer: "hc_1003", reference: "HC-20417" });

  it("captures an event for a signed request", async () => {
    const digest = createHmac("sha256", "demo-parcel-secret-e07b").update(body).digest("hex");
    const { result, captured } = await receive(body, `sha256=${digest}`);
    assert.deepEqual(result, { status: 201, body: { message: "Captured." } });
    assert.deepEqual(
      captured.map(({ event, distinct_id: who }) => [event, who]),
      [["order delivered", "hc_1003"]],
    );
  });

  it("refuses a request with a wrong signature", async () => {
    const { result, captured } = await receive(body, "sha256=0");
    const message = "The signature does not fit the body.";
    assert.deepEqual([result, captured], [{ status: 401, body: { message } }, []]);
  });
});

function receive(stringBody: string, signature: string): Promise<RunResult> {
  return runSeed(toRunFunction(functionNamed("Parcel updates")), {
    request: {
      method: "POST",
      headers: { "x-parcel-signature": signature },
      body: JSON.parse(stringBody),
      stringBody,
      ip: "192.0.2.7",
      query: {},
    },
  });
}

function functionNamed(name: string): SeedFunction {
  const found = seedFunctions.find((fn) => fn.name === name);
  if (!found) throw new Error(`There is no function ${name}.`);
  return found;
}

type Filters = NonNullable<RunFunction["filters"]>;

/** What has to match for a run: the function's own filters, and those of each mapping. */
function filterSetsOf({ filters, mappings }: SeedFunction): readonly (readonly Filters[])[] {
  const own = filters ?? {};
  if (!mappings) return [[own]];
  return mappings.map((mapping) => [own, mapping.filters ?? {}]);
}

function matching(
  filterSet: readonly Filters[],
  events: readonly StreamEvent[],
): readonly StreamEvent[] {
  const compiled = filterSet.map(withBytecode);
  return events.filter((event) => {
    const globals = globalsOf(event);
    const request = seedRequest(toRunFunction(functionNamed(degraded)), globals);
    return compiled.every((filters) => matchFilters(request, filters, globals, end).match);
  });
}

/** Compiled once instead of for every event. */
function withBytecode(filters: Filters): Filters {
  const json = readJson(JSON.stringify(filters));
  const project = readJson(JSON.stringify(projectContext));
  if ("error" in json || "error" in project) throw new Error("This is no JSON.");
  const clock = { now: end.getTime(), timeZone: "Europe/Dublin" };
  const compiled = compileFilters(json.value, readProject(project.value), clock);
  if ("error" in compiled) throw new Error(compiled.error.message);
  return { ...filters, bytecode: compiled.bytecode };
}

/** Some of the events that make a function run, from the whole week. */
function triggersOf(fn: SeedFunction): readonly StreamEvent[] {
  const triggers = filterSetsOf(fn).flatMap((filters) => matching(filters, week));
  const step = Math.ceil(triggers.length / mostRuns);
  return triggers.filter((_, index) => index % step === 0);
}

function runOn(name: string, events: readonly StreamEvent[]): Promise<readonly RunResult[]> {
  const fn = toRunFunction(functionNamed(name));
  return Promise.all(events.map((event) => runSeed(fn, globalsOf(event))));
}

/** A property of the event after a transformation, for each event that it matches. */
async function resultsOf(
  name: string,
  read: (properties: Readonly<Record<string, unknown>>) => unknown,
): Promise<readonly unknown[]> {
  const runs = await runOn(name, triggersOf(functionNamed(name)));
  return runs.map(({ result }) => read(propertiesIn(result)));
}

function propertiesIn(event: unknown): Readonly<Record<string, unknown>> {
  if (typeof event !== "object" || event === null || !("properties" in event)) return {};
  const { properties } = event;
  return typeof properties === "object" && properties !== null ? { ...properties } : {};
}

function hasPrinted({ logs }: RunResult): boolean {
  return logs.some(({ from }) => from === "program");
}

const isNamed =
  (name: string) =>
  ({ event }: StreamEvent): boolean =>
    event === name;
