import assert from "node:assert/strict";
import { compileInput, type Input, type InputField } from "../../hog/templates/compileInput.ts";
import { compileInputs } from "../../hog/templates/compileInputs.ts";
import { compileValue, type TemplateContext } from "../../hog/templates/compileValue.ts";
import { readInputVectors } from "../support/compileVectors.ts";

describe("templates in a value", () => {
  for (const { id, source, bytecode, error } of readInputVectors()) {
    it(`compile as PostHog compiles them: ${id}`, () => {
      const result = compileValue(source);
      if (result.kind === "compiled") return assert.deepEqual(result.code, bytecode);
      const { type, message, start = null, end = null } = result.error;
      assert.deepEqual({ stage: "compile", type, message, start, end }, error);
    });
  }

  it("are refused with the way to the text and the place in it", () => {
    const result = compileValue({ blocks: ["fine", { text: "a {b c}" }] });
    assert.ok(result.kind === "refused");
    const { type, path, start } = result.error;
    assert.deepEqual(
      { type, path, start },
      { type: "SyntaxError", path: ["blocks", 1, "text"], start: 5 },
    );
  });

  it("say which inputs they read", () => {
    const result = compileValue(["{inputs.a.b} {inputs['c']}", { key: "{x -> inputs.d}" }]);
    assert.ok(result.kind === "compiled");
    assert.deepEqual([...result.reads], ["a", "d"]);
  });

  it("read event.properties by the name record for a warehouse table", () => {
    const result = compileValue("{record.id}", { source: "warehouse" });
    assert.ok(result.kind === "compiled");
    assert.deepEqual(result.code, ["_H", 1, 32, "id", 32, "properties", 32, "event", 1, 3]);
  });

  describe("of a transformation", () => {
    it("may read the project, the event and inputs, and name functions", () =>
      checkValue("{arrayMap(upper, [event.event, project.name, inputs.x])}", "transformation"));

    it("may read nothing else, be it the parameter of a lambda", () =>
      checkValue(
        "{person.name} {arrayMap(x -> x, groups)} {person.id}",
        "transformation",
        "Variable not available in transformations: groups, person, x. " +
          "Transformations only have access to project, event, and inputs.",
      ));
  });

  describe("of a log transformation", () => {
    it("may read the record", () => checkValue("{record.body}", "transformation_log"));

    it("may not read the event", () =>
      checkValue(
        "{event.event}",
        "transformation_log",
        "Variable not available in log transformations: event. " +
          "Log transformations only have access to project, record, and inputs.",
      ));
  });

  it("of a destination may read any name", () => checkValue("{nothing.known}", "destination"));
});

describe("input", () => {
  it("is compiled for templated types", () =>
    checkInput({ type: "json" }, { value: { a: "{event}" } }, "compiled"));

  it("is taken as it is for other types", () =>
    checkInput({ type: "choice" }, { value: "{event}" }, "plain"));

  for (const value of ["", 0, false, null, [], {}]) {
    it(`is taken as it is when empty: ${JSON.stringify(value)}`, () =>
      checkInput({ type: "json" }, { value }, "plain"));
  }

  it("is taken as it is where the schema forbids templates", () =>
    checkInput(
      { type: "string", templating: false },
      { value: "{", templating: "liquid" },
      "plain",
    ));

  it("is left to Liquid where its author chose that", () =>
    checkInput({ type: "string" }, { value: "{{ x }}", templating: "liquid" }, "liquid"));

  it("has the engine that the schema fixes, whatever its author chose", () => {
    checkInput({ type: "string", templating: "liquid" }, { value: "{" }, "liquid");
    checkInput(
      { type: "string", templating: true },
      { value: "a", templating: "liquid" },
      "compiled",
    );
  });

  it("is refused as a boolean rendered by Liquid", () =>
    checkRefused(
      { type: "boolean" },
      { value: "{{ x }}", templating: "liquid" },
      "Liquid templating is not supported for boolean fields. Use Hog templating instead.",
    ));

  it("is refused with PostHog's words for a mistake in a template", () =>
    checkRefused(
      { type: "string" },
      { value: "{event.items[0]}" },
      "Invalid template: Array access starts from 1",
    ));

  it("is refused with a hint where the text looks like Liquid", () =>
    checkRefused(
      { type: "dictionary" },
      { value: { a: "{{ event }}" } },
      "Invalid template: this field uses single-curly templating like {person.properties.email}. " +
        "Liquid-style {{ ... }} syntax is not supported here. " +
        "(Placeholders are not allowed in this context)",
    ));

  it("of an e-mail keeps its design out of it", () => {
    const value = { html: "{event}", design: { body: "{" } };
    const compilation = compileInput({ key: "k", type: "email" }, { value });
    assert.ok(compilation.kind === "compiled");
    assert.deepEqual(compilation.code, { html: ["_H", 1, 32, "event", 1, 1] });
  });
});

describe("inputs", () => {
  it("are evaluated behind those they read, otherwise in the order of the schema", () =>
    checkOrder({ a: "{inputs.c}", b: "text", c: "{inputs.d}", d: "{event}", e: "{inputs.b}" }, [
      "b",
      "d",
      "e",
      "c",
      "a",
    ]));

  it("may read what is no input", () => checkOrder({ a: "{inputs.missing}" }, ["a"]));

  it("are refused when they read each other in a circle", () =>
    checkCycle({ a: "{inputs.b}", b: "{inputs.a}", c: "c" }));

  it("are refused when one reads itself", () => checkCycle({ a: "{inputs.a}" }));

  it("are left out without a value", () => {
    const { inputs } = compileInputs([{ key: "a", type: "string" }], new Map([["a", {}]]));
    assert.equal(inputs.size, 0);
  });

  it("keep the order of the schema when one is refused", () => {
    const { inputs } = compileTexts({ a: "{inputs.b}", b: "{", c: "c" });
    assert.deepEqual(
      [...inputs].map(([key, { kind }]) => [key, kind]),
      [
        ["a", "compiled"],
        ["b", "refused"],
        ["c", "compiled"],
      ],
    );
  });
});

function checkValue(
  text: string,
  functionType: NonNullable<TemplateContext["functionType"]>,
  message?: string,
): void {
  const result = compileValue(text, { functionType });
  assert.equal(result.kind === "refused" ? result.error.message : undefined, message);
}

function checkInput(field: Omit<InputField, "key">, input: Input, kind: string): void {
  assert.equal(compileInput({ key: "k", ...field }, input).kind, kind);
}

function checkRefused(field: Omit<InputField, "key">, input: Input, message: string): void {
  const compilation = compileInput({ key: "k", ...field }, input);
  assert.equal(compilation.kind === "refused" && compilation.message, message);
}

function compileTexts(texts: Readonly<Record<string, string>>): ReturnType<typeof compileInputs> {
  const schema = Object.keys(texts).map((key) => ({ key, type: "string" }));
  const inputs = new Map(Object.entries(texts).map(([key, value]) => [key, { value }]));
  return compileInputs(schema, inputs);
}

function checkOrder(texts: Readonly<Record<string, string>>, order: readonly string[]): void {
  const { inputs, cycle } = compileTexts(texts);
  assert.deepEqual([[...inputs.keys()], cycle], [order, undefined]);
}

function checkCycle(texts: Readonly<Record<string, string>>): void {
  assert.equal(compileTexts(texts).cycle, "Circular dependency detected in input_deps.");
}
