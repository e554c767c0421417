import assert from "node:assert/strict";
import { checkUsageError } from "./checkUsage.ts";
import { hogBuilt, inFolder, runHog } from "./runHog.ts";

describe("hog check", () => {
  before(() => hogBuilt);

  it("ends with 0 when there is nothing to say", () =>
    inFolder({ "a.hog": "print(event.event)" }, async (folder) => {
      const ended = await runHog(["check", "a.hog"], { folder });
      assert.deepEqual(ended, { status: 0, output: "No problems in 1 file.\n", errors: "" });
    }));

  it("shows each problem with its place, its line, and carets", () =>
    inFolder({ "a.hog": "let total := 1\nlet b = 2\nprint(b)" }, async (folder) => {
      const { status, output } = await runHog(["check", "a.hog"], { folder });
      assert.equal(status, 1);
      assert.equal(
        output,
        [
          "a.hog:1:5 warning `total` is never read. (unused-variable)",
          "  1 | let total := 1",
          "    |     ^^^^^",
          "",
          "a.hog:2:7 error Assign with `:=`. (expected-assign)",
          "  2 | let b = 2",
          "    |       ^",
          "",
          "2 problems in 1 file: 1 error, 1 warning.",
          "",
        ].join("\n"),
      );
    }));

  it("draws the carets below tabs and wide characters", () =>
    inFolder({ "a.hog": "\tprint('é🦔名', @)" }, async (folder) => {
      const { output } = await runHog(["check", "a.hog"], { folder });
      const [head, line, carets] = output.split("\n");
      assert.match(head ?? "", /^a\.hog:1:16 error /);
      assert.equal(line, "  1 | \tprint('é🦔名', @)");
      assert.equal(carets, `    | \t${" ".repeat("print('".length + 1 + 2 + 2 + "', ".length)}^`);
    }));

  it("shows the part of a long line that matters", () =>
    inFolder({ "a.hog": `print('${"x".repeat(5000)}', @)` }, async (folder) => {
      const { output } = await runHog(["check", "a.hog"], { folder });
      const [, line = "", carets = ""] = output.split("\n");
      assert.ok(line.length < 200);
      assert.equal(line[carets.indexOf("^")], "@");
    }));

  it("shows what would command the terminal as a box", () =>
    inFolder({ "a.hog": "print('\u001b[31m', @)" }, async (folder) => {
      const { output } = await runHog(["check", "a.hog"], { folder });
      assert.ok(output.includes("print('\ufffd[31m', @)"));
      assert.ok(!output.includes("\u001b"));
    }));

  describe("finds files", () => {
    const files = {
      "b.hog": "print(2)",
      "a/c.hog": "print(3)",
      "a/readme.md": "let =",
      "node_modules/x/d.hog": "let =",
      ".hidden/e.hog": "let =",
    };

    it("in the current folder, without those of others", () =>
      inFolder(files, async (folder) => {
        assert.deepEqual(await checkedPaths([], folder), ["a/c.hog", "b.hog"]);
      }));

    it("in a folder", () =>
      inFolder(files, async (folder) => {
        assert.deepEqual(await checkedPaths(["a"], folder), ["a/c.hog"]);
      }));

    it("by name, whatever it is, and each once", () =>
      inFolder(files, async (folder) => {
        const paths = ["./b.hog", "a/readme.md", "b.hog", "a", "a/c.hog"];
        assert.deepEqual(await checkedPaths(paths, folder), ["./b.hog", "a/readme.md", "a/c.hog"]);
      }));
  });

  describe("on standard input", () => {
    it("calls it so", async () => {
      const { status, output } = await runHog(["check", "-"], { input: "let =" });
      assert.equal(status, 1);
      assert.match(output, /^<stdin>:1:5 error /);
    });

    it("uses the name that it is given, and the function beside that", async () => {
      const named = ["check", "-", "--stdin-name", "test/fixtures/cli/order/order.hog"];
      const { status, output } = await runHog(named, { input: "print(inputs.missing)" });
      assert.equal(status, 1);
      assert.match(output, /^test\/fixtures\/cli\/order\/order\.hog:1:\d+ warning .*unknown-input/);
    });
  });

  it("writes one JSON document on demand", () =>
    inFolder({ "a.hog": "// 🦔\nprint('🦔', @)", "b.hog": "" }, async (folder) => {
      const { status, output, errors } = await runHog(["check", "--json"], { folder });
      assert.deepEqual({ status, errors }, { status: 1, errors: "" });
      assert.deepEqual(JSON.parse(output), {
        files: [
          {
            path: "a.hog",
            problems: [
              {
                code: "unexpected-character",
                severity: "error",
                message: "A program cannot hold `@` outside strings and comments.",
                start: { offset: 18, line: 2, column: 13 },
                end: { offset: 19, line: 2, column: 14 },
              },
            ],
          },
          { path: "b.hog", problems: [] },
        ],
        summary: { files: 2, error: 1, warning: 0, info: 0, hint: 0 },
      });
    }));

  describe("fails", () => {
    // A warning, which the setting makes an info.
    const source = "let a := 1";
    const milder = ["--rule", "unused-variable=info"];

    it("not on infos and hints alone", () =>
      inFolder({ "a.hog": source }, async (folder) => {
        const { status, output } = await runHog(["check", ...milder, "a.hog"], { folder });
        assert.equal(status, 0);
        assert.match(output, /1 problem in 1 file: 1 info\.\n$/);
      }));

    it("from the severity on that it is told", () =>
      inFolder({ "a.hog": source }, async (folder) => {
        const statuses = [
          ["--fail-on", "info", ...milder],
          ["--fail-on", "hint", ...milder],
          ["--fail-on", "error"],
          ["--fail-on", "warning"],
        ].map(async (args) => (await runHog(["check", ...args], { folder })).status);
        assert.deepEqual(await Promise.all(statuses), [1, 1, 0, 1]);
      }));

    it("on no other severity", () =>
      checkUsageError(
        ["check", "--fail-on", "fatal"],
        "--fail-on is one of error, warning, info, hint, not 'fatal'.",
      ));
  });

  describe("rules", () => {
    it("get another severity, or are switched off", () =>
      inFolder({ "a.hog": "let a := 1" }, async (folder) => {
        const off = await runHog(["check", "--rule", "unused-variable=off"], { folder });
        assert.equal(off.output, "No problems in 1 file.\n");
        const error = await runHog(["check", "--rule=unused-variable=error"], { folder });
        assert.match(error.output, /1 problem in 1 file: 1 error\./);
      }));

    it("have to exist", () =>
      checkUsageError(
        ["check", "--rule", "unused-varible=off"],
        "There is no rule 'unused-varible'. Did you mean 'unused-variable'?",
      ));

    it("have no other settings", () =>
      checkUsageError(
        ["check", "--rule", "unused-variable=loud"],
        "--rule wants CODE=error|warning|info|hint|off, not 'unused-variable=loud'.",
      ));
  });

  describe("knows of the function", () => {
    const source = "print(inputs.url, inputs.key)\nreturn event";

    it("nothing without a function.json", () =>
      inFolder({ "a.hog": source }, async (folder) => {
        assert.deepEqual(await codesOf(["a.hog"], folder), []);
      }));

    it("the inputs in the function.json beside it", () =>
      inFolder(
        {
          "one/a.hog": source,
          "one/function.json": `{"inputs_schema": [{"key": "url", "type": "string"}]}`,
          "two/a.hog": source,
        },
        async (folder) => {
          assert.deepEqual(await codesOf(["one"], folder), ["unknown-input"]);
          assert.deepEqual(await codesOf(["two"], folder), []);
        },
      ));

    it("the inputs of its mappings, too", () =>
      inFolder(
        {
          "a.hog": source,
          "function.json": `{"inputs_schema": [{"key": "url", "type": "string"}],
            "mappings": [{"inputs_schema": [{"key": "key", "type": "string"}]}]}`,
        },
        async (folder) => assert.deepEqual(await codesOf(["a.hog"], folder), []),
      ));

    it("the type there, and the one that it is told before that", () =>
      inFolder(
        {
          "a.hog": "print(person.name)\nreturn event",
          "function.json": `{"type": "transformation"}`,
        },
        async (folder) => {
          assert.deepEqual(await codesOf(["a.hog"], folder), ["unknown-global"]);
          assert.deepEqual(await codesOf(["--type", "destination", "a.hog"], folder), []);
        },
      ));

    it("nothing from a type that does not exist", () =>
      inFolder({ "a.hog": "", "function.json": `{"type": "lambda"}` }, (folder) =>
        checkUsageError(["check"], /^hog: In function\.json, "type" is not one of destination, /, {
          folder,
        }),
      ));

    it("nothing from a schema that is none", () =>
      inFolder({ "a.hog": "", "function.json": `{"inputs_schema": [{"key": 1}]}` }, (folder) =>
        checkUsageError(
          ["check"],
          `In function.json, an entry of "inputs_schema" has no "key" or no "type".`,
          { folder },
        ),
      ));
  });

  describe("queries", () => {
    it("are read by PostHog's parser", () =>
      inFolder(
        { "a.hog": "print((select a from b c))\nprint((select a as team_id from b))" },
        async (folder) => {
          const codes = await codesOf(["--rule", "query-never-runs=off", "a.hog"], folder);
          assert.deepEqual(codes, ["invalid-query"]);
        },
      ));
  });

  it("says once what the compiler refuses, too", () =>
    inFolder({ "a.hog": "let a := 1\nlet a := 2\nprint(a)" }, async (folder) => {
      assert.deepEqual(await codesOf(["a.hog"], folder), ["duplicate-declaration"]);
    }));

  it("says what the compiler refuses when the rule for it is off", () =>
    inFolder({ "a.hog": "let a := 1\nlet a := 2\nprint(a)" }, async (folder) => {
      const args = ["--rule", "duplicate-declaration=off", "a.hog"];
      assert.deepEqual(await codesOf(args, folder), ["compile-error"]);
    }));
});

interface Report {
  readonly files: readonly {
    readonly path: string;
    readonly problems: readonly { readonly code: string }[];
  }[];
}

async function reportOf(args: readonly string[], folder: string): Promise<Report> {
  const { output } = await runHog(["check", "--json", ...args], { folder });
  return JSON.parse(output);
}

async function checkedPaths(paths: readonly string[], folder: string): Promise<readonly string[]> {
  const { files } = await reportOf(paths, folder);
  return files.map(({ path }) => path);
}

async function codesOf(args: readonly string[], folder: string): Promise<readonly string[]> {
  const { files } = await reportOf(args, folder);
  return files.flatMap(({ problems }) => problems.map(({ code }) => code));
}
