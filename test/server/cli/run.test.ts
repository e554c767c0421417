import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { RunResult } from "../../../protocol/run.ts";
import { checkUsageError } from "./checkUsage.ts";
import { hogBuilt, inFolder, runHog, type Started } from "./runHog.ts";

const fixture = fileURLToPath(new URL("../../fixtures/cli/order", import.meta.url));

describe("hog run", () => {
  before(() => hogBuilt);

  it("runs a function with the inputs and filters in its function.json", () =>
    inOrder(async (folder) => {
      const result = await resultOf(["--mocks", "mocks.json", "order.hog"], { folder });
      assert.equal(result.status, "success");
      assert.deepEqual(result.returned, { ok: true });
      const [request] = result.requests;
      assert.equal(request?.args[0], "https://hooks.example.test/paid");
      assert.deepEqual(request?.answer, { status: 201, body: { ok: true } });
    }));

  it("shows logs, requests, result and status", () =>
    inOrder(async (folder) => {
      const args = ["run", "--globals", "globals.json", "--mocks", "mocks.json", "order.hog"];
      const { status, output, errors } = await runHog(args, { folder });
      assert.deepEqual({ status, errors }, { status: 0, errors: "" });
      const lines = output.split("\n");
      assert.match(lines[1] ?? "", /^ {2}[\d:.]{12} info {2}Order A-1 {2}\(order\.hog:3:1\)$/);
      const [requests, request] = lines.slice(lines.indexOf("Requests"));
      assert.equal(requests, "Requests");
      assert.match(
        request ?? "",
        /^ {2}fetch\("https:.*\) → \{"status":201,.* \(order\.hog:4:17\)$/,
      );
      assert.deepEqual(lines.slice(lines.indexOf("Result"), -2), [
        "Result",
        "  {",
        `    "ok": true`,
        "  }",
        "",
      ]);
      assert.match(lines.at(-2) ?? "", /^success in [\d.]+ ms, 2 log lines, 1 request\.$/);
    }));

  it("never shows a secret", () =>
    inOrder(async (folder) => {
      const args = ["run", "--globals", "globals.json", "order.hog"];
      for (const form of [[], ["--json"]]) {
        const { output } = await runHog([...args, ...form], { folder });
        assert.ok(output.includes("REDACTED") && !output.includes("made-up"));
      }
    }));

  it("says where things are, in the JSON", () =>
    inOrder(async (folder) => {
      const args = ["run", "--json", "--globals", "globals.json", "order.hog"];
      const { output } = await runHog(args, { folder });
      const result: {
        readonly path: string;
        readonly logs: readonly { readonly at?: object }[];
        readonly requests: readonly { readonly at?: object }[];
      } = JSON.parse(output);
      assert.equal(result.path, "order.hog");
      assert.deepEqual(result.logs[0]?.at, {
        start: { offset: 71, line: 3, column: 1 },
        end: { offset: 97, line: 3, column: 27 },
      });
      assert.ok(result.requests[0]?.at);
    }));

  it("answers requests with mocks of its own when it is given none", () =>
    inOrder(async (folder) => {
      const { status, requests } = await resultOf(["order.hog"], { folder });
      assert.equal(status, "success");
      assert.deepEqual(requests[0]?.answer, { status: 200, body: {} });
    }));

  it("ends with 1 when the program fails", () =>
    inOrder(async (folder) => {
      const mocks = ["--mocks", "refusingMocks.json"];
      const args = ["run", "--globals", "globals.json", ...mocks, "order.hog"];
      const { status, output } = await runHog(args, { folder });
      assert.equal(status, 1);
      assert.match(output, /\n {2}program: The webhook answered 503\. {2}\(order\.hog:10:3\)\n/);
      assert.match(output, /\nerror in [\d.]+ ms, 2 log lines, 1 request\.\n$/);
    }));

  it("ends with 1 when the program does not compile", async () => {
    const { status, output } = await runInput("let a := 1\nlet a := 2");
    assert.equal(status, 1);
    assert.match(output, /compile: .*already declared.*\(<stdin>:2:1\)/);
  });

  it("ends with 1 when a program does not come to an end", async () => {
    const { status, output } = await runInput("while (true) {}");
    assert.equal(status, 1);
    assert.match(output, /\nerror in /);
  });

  it("ends with 0 when the filters do not match", () =>
    inOrder(async (folder) => {
      const args = ["run", "--globals", "otherEvent.json", "order.hog"];
      const { status, output } = await runHog(args, { folder });
      assert.equal(status, 0);
      assert.match(output, /\nskipped in /);
    }));

  it("takes inputs from a file, as values or as PostHog has them", () =>
    inFolder(
      {
        "a.hog": "return inputs",
        "globals.json": `{"event": {"event": "paid"}}`,
        "inputs.json": `{
          "text": "{event.event}!",
          "list": [1, "{event.event}"],
          "stored": {"value": "{{ event.event }}", "templating": "liquid"},
          "dictionary": {"value": "a", "other": "b"}
        }`,
      },
      async (folder) => {
        const { returned } = await resultOf(["--inputs", "inputs.json", "a.hog"], { folder });
        assert.deepEqual(returned, {
          text: "paid!",
          list: [1, "paid"],
          stored: "paid",
          dictionary: { value: "a", other: "b" },
        });
      },
    ));

  it("runs as the type that it is told", () =>
    inFolder(
      {
        "a.hog": "let changed := event\nchanged.properties.seen := true\nreturn changed",
        "globals.json": `{"event": {"event": "paid", "distinct_id": "u", "properties": {}}}`,
      },
      async (folder) => {
        const { result } = await resultOf(["--type", "transformation", "a.hog"], { folder });
        assert.equal(JSON.stringify(result).includes(`"seen":true`), true);
      },
    ));

  it("reads queries", async () => {
    const { status, output } = await runInput("print((select 1))\nreturn 1");
    assert.equal(status, 0);
    assert.match(output, /Result\n {2}1\n/);
  });

  it("shows what would command the terminal as a box", async () => {
    const { output } = await runInput("print(f'a{jsonParse('\"\\\\u001b\"')}[31m')");
    assert.ok(output.includes("a\ufffd[31m") && !output.includes("\u001b"));
  });

  describe("used wrongly", () => {
    it("asks for globals", () =>
      checkUsageError(
        ["run", "test/fixtures/cli/order/order.hog"],
        "Say with --globals FILE what the function is given.",
      ));

    it("makes one choice between --mocks and --real", () =>
      inOrder((folder) =>
        checkUsageError(
          ["run", "--globals", "globals.json", "--mocks", "mocks.json", "--real", "order.hog"],
          "--mocks and --real exclude each other.",
          { folder },
        ),
      ));

    for (const option of ["--globals", "--inputs", "--mocks"]) {
      const others = option === "--globals" ? [] : ["--globals", "globals.json"];

      it(`names a missing file for ${option}`, () =>
        inOrder((folder) =>
          checkUsageError(
            ["run", ...others, option, "missing.json", "order.hog"],
            "Cannot read missing.json: there is no such file or folder.",
            { folder },
          ),
        ));

      it(`refuses what is no JSON for ${option}`, () =>
        inOrder((folder) =>
          checkUsageError(
            ["run", ...others, option, "order.hog", "order.hog"],
            /^hog: order\.hog is no JSON: /,
            { folder },
          ),
        ));

      it(`refuses JSON of another shape for ${option}`, () =>
        inFolder({ "globals.json": "{}", "a.hog": "", "other.json": "1" }, (folder) =>
          checkUsageError(
            ["run", ...others, option, "other.json", "a.hog"],
            /^hog: other\.json does not hold a JSON (?:object|list)\.\n$/,
            { folder },
          ),
        ));
    }

    it("refuses a mock with a field that does not exist", () =>
      checkMocks(`[{"url": "*"}, {"urls": "*"}]`, `m.json, mock 2 has the unknown field "urls".`));

    it("refuses a mock with a field of another type", () =>
      checkMocks(`[{"status": "200"}]`, `m.json, mock 1: "status" is no number.`));

    it("refuses a mock that is no object", () =>
      checkMocks(`["*"]`, "m.json, mock 1 is no object."));
  });
});

/** In a copy of the fixture. */
function inOrder(test: (folder: string) => Promise<void>): Promise<void> {
  return inFolder({}, (folder) => {
    cpSync(fixture, folder, { recursive: true });
    return test(folder);
  });
}

async function resultOf(args: readonly string[], started: Started): Promise<RunResult> {
  const { output } = await runHog(["run", "--json", "--globals", "globals.json", ...args], started);
  return JSON.parse(output);
}

/** Runs a program from standard input with globals that it does not look at. */
function runInput(input: string): ReturnType<typeof runHog> {
  return runHog(["run", "--globals", "test/fixtures/cli/order/globals.json"], { input });
}

function checkMocks(mocks: string, line: string): Promise<void> {
  return inFolder({ "m.json": mocks, "g.json": "{}", "a.hog": "" }, (folder) =>
    checkUsageError(["run", "--globals", "g.json", "--mocks", "m.json", "a.hog"], line, { folder }),
  );
}
