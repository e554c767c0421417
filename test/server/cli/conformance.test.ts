import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { checkUsageError } from "./checkUsage.ts";
import { hogBuilt, inFolder, runHog } from "./runHog.ts";

/** Vectors that agree. */
const expression = { id: "e-1", kind: "expr", source: "1", bytecode: ["_H", 1, 33, 1] };
const float = { id: "e-2", kind: "expr", source: "1.0", bytecode: ["_H", 1, 34, 1] };
const program = {
  id: "p-1",
  kind: "program",
  source: "print(1); fetch('u'); return 2",
  bytecode: ["_H", 1, 33, 1, 2, "print", 1, 35, 32, "u", 2, "fetch", 1, 35, 33, 2, 38],
};
const ran = { ...program, stdout: ["1"], calls: [["fetch", "u"]], result: 2 };
const refused = {
  id: "p-2",
  kind: "program",
  source: "'🦔'; a := 1",
  error: {
    stage: "compile",
    type: "QueryError",
    message: 'Variable "a" not declared in this scope. Can not assign to globals.',
    start: 5,
    end: 11,
  },
};
const template = {
  id: "t-1",
  kind: "template",
  source: "{x}",
  bytecode: ["_H", 1, 32, "x", 1, 1],
  globals: { x: "a" },
  result: "a",
};
const inputs = {
  id: "i-1",
  kind: "inputs",
  source: { a: ["b", 1.5] },
  bytecode: { a: [["_H", 1, 32, "b"], 1.5] },
  result: { a: ["b", 1.5] },
};
const evaluation = { globals: {}, result: true, match: true };
const filters = {
  id: "f-1",
  kind: "filters",
  source: {},
  context: {},
  bytecode: ["_H", 1, 29],
  evaluations: [evaluation],
};

describe("hog conformance", () => {
  before(() => hogBuilt);

  it("passes on every vector", async () => {
    const folder = "test/conformance";
    const names = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
    const ended = await runHog(["conformance", ...names.map((name) => `${folder}/${name}`)]);
    assert.equal(ended.output.trimEnd().split("\n").at(-1), "1244 passed, 0 failed");
    assert.equal(ended.status, 0);
  });

  it("shows both sides of a mismatch, and counts last", () =>
    inFolder(
      { "v.jsonl": lines({ ...expression, bytecode: ["_H", 1, 33, 2] }, expression) },
      async (folder) => {
        const { status, output, errors } = await runHog(["conformance", "v.jsonl"], { folder });
        assert.deepEqual({ status, errors }, { status: 1, errors: "" });
        assert.deepEqual(output.split("\n"), [
          `v.jsonl:1 e-1 "1"`,
          "  bytecode",
          `    PostHog  ["_H",1,33,2]`,
          `    ours     ["_H",1,33,1]`,
          "",
          "1 passed, 1 failed",
          "",
        ]);
      },
    ));

  it("writes one JSON document on demand", () =>
    inFolder({ "v.jsonl": lines(expression, { ...expression, bytecode: [] }) }, async (folder) => {
      const { status, output } = await runHog(["conformance", "--json", "v.jsonl"], { folder });
      assert.equal(status, 1);
      assert.deepEqual(JSON.parse(output), {
        passed: 1,
        failed: 1,
        mismatches: [
          {
            file: "v.jsonl",
            line: 2,
            id: "e-1",
            field: "bytecode",
            expected: "[]",
            actual: `["_H",1,33,1]`,
          },
        ],
      });
    }));

  describe("finds a vector that is not as PostHog has it", () => {
    it("and passes those that are", () =>
      inFolder(
        { "v.jsonl": lines(expression, float, program, ran, refused, template, inputs, filters) },
        async (folder) => {
          const { output } = await runHog(["conformance", "v.jsonl"], { folder });
          assert.equal(output, "8 passed, 0 failed\n");
        },
      ));

    const cases = [
      [
        "in its bytecode, though only by the opcode",
        { ...float, bytecode: ["_H", 1, 33, 1] },
        "bytecode",
      ],
      ["in an error where we have none", { ...expression, error: refused.error }, "error"],
      ["in an error that it does not have", { ...program, source: "a := 1" }, "error"],
      ["in a syntax error that it does not have", { ...program, source: "a :=" }, "error"],
      [
        "in the words of an error",
        { ...refused, error: { ...refused.error, message: "No." } },
        "error",
      ],
      ["in the place of an error", { ...refused, error: { ...refused.error, start: 1 } }, "error"],
      [
        "in a notice",
        { ...program, context_errors: [{ message: "No.", start: 0, end: 1 }] },
        "context_errors",
      ],
      [
        "in a warning",
        { ...program, context_warnings: [{ message: "No.", start: 0, end: 1 }] },
        "context_warnings",
      ],
      ["in the refusal of a hyphen", { ...program, hyphen_error: "No." }, "hyphen_error"],
      ["in what it prints", { ...ran, stdout: ["2"] }, "stdout"],
      ["in what it calls", { ...ran, calls: [] }, "calls"],
      ["in its result", { ...ran, result: 3 }, "result"],
      ["in the error of its run", { ...ran, run_error: "No." }, "run_error"],
      ["in the type of that error", { ...ran, run_error_type: "No" }, "run_error_type"],
      ["in the text of its result", { ...ran, result_text: "3" }, "result_text"],
      ["in the value of a template", { ...template, result: "b" }, "result"],
      [
        "in a program inside inputs",
        { ...inputs, bytecode: { a: [["_H", 1, 32, "c"], 1.5] } },
        "bytecode",
      ],
      ["in the value of inputs", { ...inputs, result: { a: ["c", 1.5] } }, "result"],
      ["in the program of filters", { ...filters, bytecode: ["_H", 1, 30] }, "bytecode"],
      ["in an error of filters", { ...filters, error: refused.error }, "error"],
      [
        "in the result of filters",
        { ...filters, evaluations: [{ ...evaluation, result: false }] },
        "evaluations[0].result",
      ],
      [
        "in the match of filters",
        { ...filters, evaluations: [{ ...evaluation, match: false }] },
        "evaluations[0].match",
      ],
      [
        "in the failure of filters",
        { ...filters, evaluations: [{ ...evaluation, run_error: "No." }] },
        "evaluations[0].run_error",
      ],
    ] as const;
    let mismatches: readonly JsonMismatch[];

    before(() =>
      inFolder({ "v.jsonl": lines(...cases.map(([, vector]) => vector)) }, async (folder) => {
        const { output } = await runHog(["conformance", "--json", "v.jsonl"], { folder });
        const report: { readonly mismatches: readonly JsonMismatch[] } = JSON.parse(output);
        ({ mismatches } = report);
      }),
    );

    for (const [index, [what, , field]] of cases.entries()) {
      it(what, () => {
        const own = mismatches.filter(({ line }) => line === index + 1);
        assert.deepEqual(
          own.map((mismatch) => mismatch.field),
          [field],
        );
      });
    }
  });

  it("counts a text with a syntax error as passed whatever the words, and says where it is", () => {
    const error = {
      stage: "parse",
      type: "SyntaxError",
      message: "extraneous input",
      start: 4,
      end: 9,
    };
    const vector = { id: "e", kind: "program", source: "let = 1", error };
    return inFolder(
      { "v.jsonl": lines(vector, { ...vector, error: { ...error, start: 0 } }) },
      async (folder) => {
        const { status, output } = await runHog(["conformance", "v.jsonl"], { folder });
        assert.equal(status, 0);
        assert.equal(
          output,
          "First syntax error at the official place: 1 of 2.\n2 passed, 0 failed\n",
        );
      },
    );
  });

  describe("used wrongly", () => {
    it("asks for files", () => checkUsageError(["conformance"], "Name the files of vectors."));

    it("names a missing file", () =>
      checkUsageError(["conformance", "missing.jsonl"], /^hog: Cannot read missing\.jsonl: /));

    for (const [what, text, line] of [
      [
        "a line that is no JSON",
        `${JSON.stringify(expression)}\n{"id": `,
        /^hog: v\.jsonl:2 is no JSON: /,
      ],
      ["a line that is no object", "[]", "v.jsonl:1 does not hold a JSON object."],
      [
        "a kind that does not exist",
        lines({ ...expression, kind: "query" }),
        /^hog: v\.jsonl:1: "kind" is not one of /,
      ],
      [
        "a vector without a name",
        lines({ ...expression, id: undefined }),
        `v.jsonl:1 has no "id".`,
      ],
      [
        "a vector without a source",
        lines({ ...expression, source: undefined }),
        `v.jsonl:1 has no "source".`,
      ],
      [
        "a text that is none",
        lines({ ...expression, source: 1 }),
        `v.jsonl:1: the "source" of its kind is a text.`,
      ],
      ["a file without vectors", "\n", "v.jsonl holds no vectors."],
    ] as const) {
      it(`refuses ${what}`, () =>
        inFolder({ "v.jsonl": text }, (folder) =>
          checkUsageError(["conformance", "v.jsonl"], line, { folder }),
        ));
    }
  });
});

function lines(...vectors: readonly object[]): string {
  return vectors.map((vector) => `${JSON.stringify(vector)}\n`).join("");
}

interface JsonMismatch {
  readonly line: number;
  readonly field: string;
}
