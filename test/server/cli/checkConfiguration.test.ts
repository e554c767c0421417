import assert from "node:assert/strict";
import { checkUsageError } from "./checkUsage.ts";
import { hogBuilt, inFolder, runHog } from "./runHog.ts";

const wrong = `{
  "type": "destination",
  "inputs_schema": [{ "key": "url", "type": "string" }],
  "inputs": { "url": { "value": "é\\n{nothng()}" } },
  "filters": { "properties": [{ "key": "a", "value": "b", "operator": "exat" }] }
}
`;

const right = wrong.replace("nothng()", "event.event").replace("exat", "exact");

describe("hog check of a function.json", () => {
  before(() => hogBuilt);

  it("shows what is wrong with templates and filters, at its place in the file", () =>
    inFolder({ "a.hog": "print(inputs.url)", "function.json": wrong }, async (folder) => {
      const { status, output } = await runHog(["check", "a.hog"], { folder });
      assert.equal(status, 1);
      assert.equal(
        output,
        [
          "function.json:4:38 error There is no function `nothng`. (unknown-function)",
          '  4 |   "inputs": { "url": { "value": "é\\n{nothng()}" } },',
          "    |                                      ^^^^^^",
          "",
          "function.json:5:71 error PostHog knows no operator `exat`, and refuses it. Did you mean `exact`? (unknown-operator)",
          '  5 |   "filters": { "properties": [{ "key": "a", "value": "b", "operator": "exat" }] }',
          "    |                                                                       ^^^^^^",
          "",
          "2 problems in 2 files: 2 errors.",
          "",
        ].join("\n"),
      );
    }));

  it("ends with 0 where there is nothing to say", () =>
    inFolder({ "a.hog": "print(inputs.url)", "function.json": right }, async (folder) => {
      const ended = await runHog(["check"], { folder });
      assert.deepEqual(ended, { status: 0, output: "No problems in 2 files.\n", errors: "" });
    }));

  it("comes once, before the programs of its folder", () =>
    inFolder(
      {
        "one/a.hog": "",
        "one/b.hog": "",
        "one/function.json": right,
        "two/c.hog": "",
        "two/function.json": "{}",
      },
      async (folder) =>
        assert.deepEqual(await checkedPaths([], folder), [
          "one/function.json",
          "one/a.hog",
          "one/b.hog",
          "two/function.json",
          "two/c.hog",
        ]),
    ));

  it("can be named itself", () =>
    inFolder({ "a.hog": "", "function.json": wrong }, async (folder) => {
      assert.deepEqual(await checkedPaths(["function.json"], folder), ["function.json"]);
      assert.deepEqual(await checkedPaths(["a.hog", "function.json"], folder), [
        "a.hog",
        "function.json",
      ]);
    }));

  it("is not looked at beside standard input", () =>
    inFolder({ "function.json": wrong }, async (folder) => {
      const args = ["check", "-", "--stdin-name", "a.hog"];
      const { status } = await runHog(args, { folder, input: "print(inputs.url)" });
      assert.equal(status, 0);
    }));

  it("has the type that is asked for", () =>
    inFolder(
      { "a.hog": "return event", "function.json": right.replace("event.event", "person.id") },
      async (folder) => {
        assert.deepEqual(await codesIn(folder, []), []);
        assert.deepEqual(await codesIn(folder, ["--type", "transformation"]), ["unknown-global"]);
      },
    ));

  it("takes settings of its rules", () =>
    inFolder({ "function.json": wrong }, async (folder) => {
      assert.deepEqual(await codesIn(folder, ["--rule", "unknown-operator=off"]), [
        "unknown-function",
      ]);
    }));

  it("gives places for machines", () =>
    inFolder({ "function.json": wrong.replaceAll("\n", "\r\n") }, async (folder) => {
      const { output } = await runHog(["check", "--json", "function.json"], { folder });
      const { files, summary } = JSON.parse(output);
      assert.deepEqual(files[0].problems[0], {
        code: "unknown-function",
        severity: "error",
        message: "There is no function `nothng`.",
        start: { offset: 124, line: 4, column: 38 },
        end: { offset: 130, line: 4, column: 44 },
      });
      assert.deepEqual(summary, { files: 1, error: 2, warning: 0, info: 0, hint: 0 });
    }));

  it("has to be JSON", () =>
    inFolder({ "function.json": "{" }, (folder) =>
      checkUsageError(["check", "function.json"], /function\.json is no JSON/, { folder }),
    ));
});

async function checkedPaths(paths: readonly string[], folder: string): Promise<readonly string[]> {
  const { output } = await runHog(["check", "--json", ...paths], { folder });
  const { files }: { files: { path: string }[] } = JSON.parse(output);
  return files.map(({ path }) => path);
}

async function codesIn(folder: string, options: readonly string[]): Promise<readonly string[]> {
  const args = ["check", "--json", ...options, "function.json"];
  const { output } = await runHog(args, { folder });
  const { files }: { files: { problems: { code: string }[] }[] } = JSON.parse(output);
  return files.flatMap(({ problems }) => problems.map(({ code }) => code));
}
