import assert from "node:assert/strict";
import { Script } from "node:vm";
import { transform } from "sucrase";
import { analyse } from "../../../hog/analysis/analyse.ts";
import type { FunctionContext } from "../../../hog/analysis/context.ts";
import { compileTemplateText } from "../../../hog/compiler/compileText.ts";
import { compileFilters } from "../../../hog/filters/compileFilters.ts";
import { readJson } from "../../../hog/filters/json.ts";
import { readProject } from "../../../hog/filters/project.ts";
import { formatProgram } from "../../../hog/format/format.ts";
import { parseProgram } from "../../../hog/syntax/parse.ts";
import { demoProject } from "../../../sandbox/seed/demoProject.ts";
import { compileFunction } from "../../../server/run/compileFunction.ts";
import {
  brokenFilters,
  hogType,
  isHog,
  type SeedFunction,
  seedFunctions,
  seedTemplates,
  toRunFunction,
  wholeSchema,
  withoutFilters,
} from "./seedFunction.ts";
import { projectContext, runSeed, sampleOf } from "./seedRun.ts";

const everything = [...seedFunctions, ...seedTemplates];

for (const fn of everything.filter(isHog)) {
  describe(`the program of ${fn.name}`, () => {
    it("has no problems", () => {
      const context: FunctionContext = { type: hogType(fn), inputs: wholeSchema(fn).map(toSchema) };
      const { problems } = analyse(parseProgram(fn.source), context);
      assert.deepEqual(
        problems.map(({ code, start, end }) => [code, fn.source.slice(start, end)]),
        [],
      );
    });

    it("is tidy", () => assert.equal(formatProgram(parseProgram(fn.source)), fn.source));

    it("compiles with its inputs and mappings", async () => {
      const compiled = await compileFunction(toRunFunction(fn));
      assert.equal("error" in compiled ? compiled.error.message : "", "");
    });

    it("runs on the sample of its type", async () => {
      const run = await runSeed(withoutFilters(toRunFunction(fn)), sampleOf(hogType(fn)));
      assert.deepEqual([run.status, run.errors], ["success", []]);
    });
  });
}

for (const fn of everything.filter((one) => !isHog(one))) {
  describe(`the script of ${fn.name}`, () => {
    it("becomes JavaScript that exports onLoad", () => {
      const { code } = transform(fn.source, { transforms: ["typescript", "imports"] });
      assert.match(code, /exports\.onLoad = onLoad/);
      assert.doesNotThrow(() => new Script(code));
    });
  });
}

describe("the masking of the demo project", () => {
  for (const { body } of demoProject.functions) {
    const { masking } = body;
    if (!masking) continue;
    it(`compiles for ${body.name}`, () => {
      assert.equal(compileTemplateText(masking.hash).kind, "compiled");
      assert.ok(masking.ttl >= 60 && masking.ttl <= 86_400);
    });
  }
});

describe("the filters of the demo project", () => {
  for (const fn of everything.filter(({ name }) => name !== brokenFilters)) {
    it(`compile for ${fn.name}`, () => {
      assert.deepEqual(
        filtersOf(fn).map(refusalOf),
        filtersOf(fn).map(() => undefined),
      );
    });
  }

  it(`do not compile for ${brokenFilters}, for the reason that is stored with them`, () => {
    const filters = seedFunctions.find(({ name }) => name === brokenFilters)?.filters ?? {};
    assert.equal(refusalOf(filters), filters["bytecode_error"]);
  });
});

type Filters = Readonly<Record<string, unknown>>;

function filtersOf({ filters, mappings }: SeedFunction): readonly Filters[] {
  return [filters ?? {}, ...(mappings ?? []).map(({ filters: own }) => own ?? {})];
}

function refusalOf(filters: Filters): string | undefined {
  const clock = { now: Date.UTC(2026, 2, 10), timeZone: "Europe/Dublin" };
  const compiled = compileFilters(toJson(filters), readProject(toJson(projectContext)), clock);
  return "error" in compiled ? compiled.error.message : undefined;
}

function toJson(value: unknown): Extract<ReturnType<typeof readJson>, { value: unknown }>["value"] {
  const read = readJson(JSON.stringify(value));
  if ("error" in read) throw new Error(read.error);
  return read.value;
}

function toSchema({
  key,
  type,
  secret,
}: ReturnType<typeof wholeSchema>[number]): NonNullable<FunctionContext["inputs"]>[number] {
  return { key, type, ...(secret !== undefined && { secret }) };
}
