import assert from "node:assert/strict";
import type { HogFunctionSummary } from "../../../protocol/posthog.ts";
import type { ProgramText } from "../../../protocol/languageRequests.ts";
import { Programs, type ProgramSource } from "../../../client/language/programs.ts";
import { makeFunction } from "../../support/makeFunction.ts";

const never = new AbortController().signal;

describe("the programs of a project", () => {
  it("are those of the list, as their files hold them", async () => {
    const found = await new Programs().read(
      source([fn("a", "return 1"), fn("b", "return 2\n")]),
      never,
    );
    assert.deepEqual(found, [
      { uri: "hogfn:a", name: "Function a", text: "return 1\n" },
      { uri: "hogfn:b", name: "Function b", text: "return 2\n" },
    ]);
  });

  it("are as they stand in the editor where they are open", async () => {
    const typed = { uri: "hogfn:old-name", text: "return typed" };
    const found = await new Programs().read(
      { ...source([fn("a", "return 1")]), open: (id) => (id === "a" ? typed : undefined) },
      never,
    );
    assert.deepEqual(found, [{ ...typed, name: "Function a" }]);
  });

  it("do not hold the TypeScript of site functions", async () => {
    const site = makeFunction({ id: "s", type: "site_app", hog: "export function onLoad() {}" });
    assert.deepEqual(await new Programs().read(source([site]), never), []);
  });

  it("are loaded where the list does not have them", async () => {
    const asked: string[] = [];
    const found = await new Programs().read(
      source([fn("a", ""), fn("b", "return 2")], async (id) => {
        asked.push(id);
        return "return 'loaded'";
      }),
      never,
    );
    assert.deepEqual(textsOf(found), ["return 'loaded'\n", "return 2\n"]);
    assert.deepEqual(asked, ["a"]);
  });

  it("are loaded once as long as nobody saves them", async () => {
    const programs = new Programs();
    let count = 0;
    const load: ProgramSource["load"] = async () => `return ${(count += 1)}`;
    const first = fn("a", "");
    assert.deepEqual(textsOf(await programs.read(source([first], load), never)), ["return 1\n"]);
    assert.deepEqual(textsOf(await programs.read(source([first], load), never)), ["return 1\n"]);
    const saved = { ...first, updated_at: "2026-04-01T00:00:00.000000Z" };
    assert.deepEqual(textsOf(await programs.read(source([saved], load), never)), ["return 2\n"]);
  });

  it("are not loaded where they are open", async () => {
    const found = await new Programs().read(
      { ...source([fn("a", "")], refuse), open: () => ({ uri: "hogfn:a", text: "return 1" }) },
      never,
    );
    assert.deepEqual(textsOf(found), ["return 1"]);
  });

  it("are loaded a few at a time", async () => {
    let open = 0;
    let most = 0;
    const load: ProgramSource["load"] = async () => {
      open += 1;
      most = Math.max(most, open);
      await new Promise(setImmediate);
      open -= 1;
      return "return 1";
    };
    const many = Array.from({ length: 30 }, (_, index) => fn(`f${index}`, ""));
    const found = await new Programs().read(source(many, load), never);
    assert.deepEqual([found.length, most], [30, 4]);
  });

  it("do without those that cannot be had", async () => {
    const found = await new Programs().read(source([fn("a", ""), fn("b", "return 2")]), never);
    assert.deepEqual(textsOf(found), ["return 2\n"]);
  });

  it("are no longer loaded when nobody waits", async () => {
    const stop = new AbortController();
    const asked: string[] = [];
    const load: ProgramSource["load"] = async (id) => {
      asked.push(id);
      stop.abort();
      return undefined;
    };
    const many = Array.from({ length: 30 }, (_, index) => fn(`f${index}`, ""));
    await new Programs().read(source(many, load), stop.signal);
    assert.ok(asked.length <= 4, `${asked.length} were asked for`);
  });

  it("are none in an empty project", async () =>
    assert.deepEqual(await new Programs().read(source([]), never), []));
});

async function refuse(): Promise<never> {
  assert.fail("nothing is loaded");
}

function fn(id: string, hog: string): HogFunctionSummary {
  return makeFunction({ id, hog, name: `Function ${id}` });
}

function source(
  all: readonly HogFunctionSummary[],
  load: ProgramSource["load"] = async () => undefined,
): ProgramSource {
  return {
    all,
    open: () => undefined,
    uriOf: ({ id }) => `hogfn:${id}`,
    nameOf: ({ name }) => name ?? "",
    load,
  };
}

function textsOf(programs: readonly ProgramText[]): readonly string[] {
  return programs.map(({ text }) => text);
}
