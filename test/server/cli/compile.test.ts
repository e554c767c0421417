import assert from "node:assert/strict";
import { checkUsageError } from "./checkUsage.ts";
import { hogBuilt, inFolder, runHog } from "./runHog.ts";

describe("hog compile", () => {
  before(() => hogBuilt);

  it("prints the bytecode of a program", () =>
    inFolder({ "a.hog": "print(1)" }, async (folder) => {
      const ended = await runHog(["compile", "a.hog"], { folder });
      assert.deepEqual(ended, {
        status: 0,
        output: `["_H",1,33,1,2,"print",1,35]\n`,
        errors: "",
      });
    }));

  it("compiles standard input when it is given no path", async () => {
    const { output } = await runHog(["compile"], { input: "print(1)" });
    assert.equal(output, `["_H",1,33,1,2,"print",1,35]\n`);
  });

  it("compiles an expression", async () => {
    const { output } = await runHog(["compile", "--kind", "expr"], { input: "1 + 2.0" });
    assert.equal(output, `["_H",1,34,2,33,1,6]\n`);
  });

  it("compiles a template to its last character", async () => {
    const { output } = await runHog(["compile", "--kind", "template"], { input: "Hi {name}\n" });
    assert.equal(output, `["_H",1,32,"Hi ",32,"name",1,1,32,"\\n",2,"concat",3]\n`);
  });

  it("knows no other kinds", () =>
    checkUsageError(
      ["compile", "--kind", "module"],
      "--kind is one of program, expr, template, not 'module'.",
    ));

  it("keeps integers of any size", async () => {
    const input = "9223372036854775807";
    const { output } = await runHog(["compile", "--kind", "expr"], { input });
    assert.equal(output, `["_H",1,33,9223372036854775807]\n`);
  });

  it("lists the instructions on demand", async () => {
    const { output } = await runHog(["compile", "--listing"], { input: "let a := 1" });
    assert.match(output, /^ +2 {2}INTEGER 1 +; 9\.\.10\n +4 {2}POP +; 0\.\.10\n$/);
  });

  it("writes one JSON document on demand", async () => {
    const args = ["compile", "--json", "--kind", "expr", "--stdin-name", "a.hog"];
    const { output } = await runHog(args, { input: "9223372036854775807" });
    assert.equal(
      output,
      `{"path":"a.hog","kind":"expr","bytecode":["_H",1,33,9223372036854775807],` +
        `"lines":[{"position":2,"start":0,"end":19}],"problems":[]}\n`,
    );
  });

  it("makes one choice between --json and --listing", () =>
    checkUsageError(
      ["compile", "--json", "--listing", "a.hog"],
      "--json and --listing exclude each other.",
    ));

  it("takes one file at a time", () =>
    checkUsageError(["compile", "a.hog", "b.hog"], "This command takes one file at a time."));

  it("shows the syntax errors of what is no Hog", async () => {
    const { status, output, errors } = await runHog(["compile", "-"], { input: "let = 1" });
    assert.deepEqual({ status, output }, { status: 1, output: "" });
    assert.match(errors, /^<stdin>:1:5 error /);
  });

  it("shows what PostHog's compiler refuses, in its words", async () => {
    const { status, output, errors } = await runHog(["compile"], { input: "print(1)\na := 1" });
    assert.deepEqual({ status, output }, { status: 1, output: "" });
    assert.equal(
      errors,
      [
        `<stdin>:2:1 error PostHog's compiler refuses this: Variable "a" not declared in this scope. Can not assign to globals. (compile-error)`,
        "  2 | a := 1",
        "    | ^^^^^^",
        "",
        "1 problem in 1 file: 1 error.",
        "",
      ].join("\n"),
    );
  });

  it("has the problems in the JSON, and null for the bytecode", async () => {
    const { status, output, errors } = await runHog(["compile", "--json"], { input: "a := 1" });
    assert.deepEqual({ status, errors }, { status: 1, errors: "" });
    const report: {
      readonly bytecode: unknown;
      readonly problems: readonly { readonly code: string; readonly start: object }[];
    } = JSON.parse(output);
    assert.equal(report.bytecode, null);
    assert.equal(report.problems[0]?.code, "compile-error");
    assert.deepEqual(report.problems[0]?.start, { offset: 0, line: 1, column: 1 });
  });

  describe("queries", () => {
    it("are read by PostHog's parser and described in the bytecode", async () => {
      const { status, output } = await runHog(["compile"], { input: "return (select 'é', {a})" });
      assert.equal(status, 0);
      assert.match(output, /^\["_H",1,32,"__hx_ast",32,"SelectQuery",/);
    });

    it("are refused where PostHog's parser refuses them", async () => {
      const input = "// 🦔\nreturn (select 'é' as team_id)";
      const { status, errors } = await runHog(["compile"], { input });
      assert.equal(status, 1);
      assert.match(errors, /^<stdin>:2:16 error PostHog's parser refuses this query: /);
    });

    it("are refused there whichever way PostHog's parser counts", async () => {
      const input = "return (select 'ééééé🦔',\n  1,, 2)";
      const { errors } = await runHog(["compile"], { input });
      assert.match(errors, /^<stdin>:2:5 error PostHog's parser refuses this query: /);
    });
  });
});
