import assert from "node:assert/strict";
import { analyse } from "../../hog/analysis/analyse.ts";
import type { RuleSettings } from "../../hog/analysis/analyse.ts";
import type { FunctionContext } from "../../hog/analysis/context.ts";
import { rules } from "../../hog/analysis/rules/all.ts";
import type { Problem, Severity } from "../../hog/source/problem.ts";
import { parseProgram } from "../../hog/syntax/parse.ts";
import { readVectors } from "../support/vectors.ts";

describe("analyse", () => {
  it("gives syntax errors and findings in source order", () =>
    assert.deepEqual(codesOf(`x := 1\nlet y :=\n`), [
      "undeclared-assignment",
      "unused-variable",
      "expected-expression",
    ]));

  it("gives each finding the severity of its rule", () =>
    assert.deepEqual(severitiesOf(`let x := 1\nx := 2\ny := 3`), ["warning", "error"]));

  it("gives each finding the severity of the settings", () =>
    assert.deepEqual(severitiesOf(`let x := 1\ny := 3`, new Map([["unused-variable", "info"]])), [
      "info",
      "error",
    ]));

  it("leaves out rules that are off", () =>
    assert.deepEqual(codesOf(`let x := 1`, new Map([["unused-variable", "off"]])), []));

  it("passes the context on to the rules", () =>
    assert.deepEqual(codesOf(`return geoipLookup(null)`, new Map(), { type: "destination" }), [
      "function-not-available",
    ]));

  it("gives the program and its scopes", () => {
    const parsed = parseProgram(`let x := 1; print(x)`);
    const analysis = analyse(parsed);
    assert.equal(analysis.parsed, parsed);
    assert.deepEqual(
      analysis.scopes.declarations.map(({ text }) => text),
      ["x"],
    );
  });

  it("lists its rules by code, each once", () => {
    const codes = rules.map(({ code }) => code);
    assert.deepEqual(codes, [...new Set(codes)].toSorted());
  });

  it("finds an error in every program that PostHog's compiler refuses", () => {
    const silent = readVectors()
      .filter(({ kind, error }) => kind === "program" && error?.stage === "compile")
      .filter(({ source }) => !problemsOf(source).some(({ severity }) => severity === "error"));
    assert.deepEqual(
      silent.map(({ id, error }) => `${id} ${error?.message}`),
      [],
    );
  });

  it("finds its problems inside the text, whatever the text", () => {
    for (const { source, kind } of readVectors()) {
      if (kind !== "program") continue;
      for (let length = 0; length < source.length; length += 3 + Math.floor(length / 10)) {
        const text = source.slice(0, length);
        for (const { start, end, code, message } of problemsOf(text)) {
          assert(0 <= start && start <= end && end <= text.length, `${code} in ${text}`);
          assert.notEqual(message, "");
        }
      }
    }
  });
});

function problemsOf(text: string): readonly Problem[] {
  return analyse(parseProgram(text)).problems;
}

function codesOf(text: string, settings?: RuleSettings, context?: FunctionContext): string[] {
  return analyse(parseProgram(text), context, settings).problems.map(({ code }) => code);
}

function severitiesOf(text: string, settings?: RuleSettings): Severity[] {
  return analyse(parseProgram(text), {}, settings).problems.map(({ severity }) => severity);
}
