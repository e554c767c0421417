import assert from "node:assert/strict";
import { DiagnosticSeverity } from "vscode-languageserver-types";
import { findConfigurationProblems } from "../../../server/lsp/services/configuration/problems.ts";
import {
  checkConfiguration,
  inProject,
  messageIn,
  openConfiguration,
  problemsIn,
  withInput,
} from "./openConfiguration.ts";

describe("problems of inputs", () => {
  describe("that are required", () => {
    const required = { required: true };

    it("are none with a value", () => {
      checkConfiguration(withInput("https://a.test", "string", required), []);
      checkConfiguration(withInput(false, "boolean", required), []);
      checkConfiguration(withInput(0, "number", required), []);
    });

    it("are that there is none", () => {
      checkConfiguration(withInput("", "string", required), ['missing-input ""']);
      checkConfiguration(withInput(null, "string", required), ["missing-input null"]);
    });

    it("are at the inputs where the key is absent", () => {
      const written = {
        inputs_schema: [
          { key: "a", type: "string", required: true },
          { key: "b", type: "string", required: true },
          { key: "c", type: "string" },
        ],
        inputs: { b: {} },
      };
      checkConfiguration(written, ['missing-input "inputs"']);
      assert.equal(messageIn(written), "The required inputs `a`, `b` have no value.");
    });

    it("are errors, as PostHog refuses them", () => {
      const [problem] = findConfigurationProblems(
        openConfiguration(withInput("", "string", required)),
      );
      assert.equal(problem?.severity, DiagnosticSeverity.Error);
    });

    it("are none for a secret, which is stored elsewhere", () =>
      checkConfiguration(
        {
          inputs_schema: [{ key: "token", type: "string", secret: true, required: true }],
          inputs: {},
        },
        [],
      ));

    it("are none where a file says nothing of inputs", () =>
      checkConfiguration({ inputs_schema: [{ key: "url", type: "string", required: true }] }, []));

    it("are looked for in mappings", () =>
      checkConfiguration({ mappings: [withInput("", "string", required)] }, ['missing-input ""']));
  });

  describe("of a type", () => {
    it("are that a text is none", () => {
      checkConfiguration(withInput(5), ["input-value 5"]);
      assert.equal(messageIn(withInput(5)), "The value of `url` must be a text.");
    });

    it("are that a number is none", () => {
      checkConfiguration(withInput("5", "number"), ['input-value "5"']);
      checkConfiguration(withInput(5, "number"), []);
    });

    it("are that a boolean is none", () => {
      checkConfiguration(withInput("false", "boolean"), ['input-value "false"']);
      checkConfiguration(withInput("{event.properties.paid}", "boolean"), []);
    });

    it("are that a dictionary is none", () => {
      assert.match(messageIn(withInput(["a"], "dictionary")), /must be an object/);
      checkConfiguration(withInput({ a: "b" }, "dictionary"), []);
    });

    it("are that an integration is none", () => {
      checkConfiguration(withInput("5", "integration"), ['input-value "5"']);
      checkConfiguration(withInput(5, "integration"), []);
      checkConfiguration(withInput({ integrationId: 5 }, "integration"), []);
      assert.match(messageIn(withInput([1, "2"], "integration_multi")), /a list of ids/);
    });

    it("are what an e-mail lacks", () => {
      assert.equal(
        messageIn(withInput({ from: "a@b.test", html: "" }, "email")),
        "The e-mail lacks to, subject, text or html.",
      );
      checkConfiguration(withInput("a@b.test", "native_email"), ['input-value "a@b.test"']);
    });

    it("are none without a value", () => {
      for (const type of ["string", "number", "boolean", "dictionary", "integration"]) {
        checkConfiguration(withInput("", type), []);
        checkConfiguration(withInput(null, type), []);
      }
    });

    it("are none for JSON of any kind", () => {
      for (const value of [1, true, ["a"], { a: 1 }, "["]) {
        checkConfiguration(withInput(value, "json"), []);
      }
    });

    it("are none for types that nobody knows", () =>
      checkConfiguration(withInput(5, "colour"), [], { uri: inProject }));
  });

  describe("with choices", () => {
    const choices = { choices: [{ value: "POST" }, { value: "PUT", label: "Put" }] };

    it("are none for one of them", () =>
      checkConfiguration(withInput("PUT", "choice", choices), []));

    it("are that it is none of them", () => {
      checkConfiguration(withInput("POTS", "choice", choices), ['unknown-choice "POTS"']);
      assert.match(messageIn(withInput("POTS", "choice", choices)), /Did you mean `POST`\?$/);
      assert.match(messageIn(withInput("x", "choice", choices)), /Choose from `POST`, `PUT`\.$/);
    });

    it("are none where the choices are not known", () =>
      checkConfiguration(withInput("x", "choice"), []));
  });

  describe("in files", () => {
    it("are a key that is taken", () =>
      checkConfiguration(
        {
          inputs_schema: [
            { key: "a", type: "string" },
            { key: "a", type: "number" },
          ],
        },
        ['duplicate-input "a"'],
      ));

    it("are an unknown type", () => {
      const written = { inputs_schema: [{ key: "a", type: "strnig" }] };
      checkConfiguration(written, ['unknown-input-type "strnig"']);
      assert.match(messageIn(written), /Did you mean `string`\?/);
    });

    it("are a value without a schema", () => {
      const written = {
        inputs_schema: [{ key: "url", type: "string" }],
        inputs: { ulr: { value: "a" } },
      };
      checkConfiguration(written, ['input-without-schema "ulr"']);
      assert.match(messageIn(written), /PostHog drops it\. Did you mean `url`\?$/);
    });

    it("are the mark of a secret that is none", () => {
      const stored = { inputs: { token: { secret: true } } };
      const schema = [{ key: "token", type: "string" }];
      checkConfiguration({ ...stored, inputs_schema: schema }, ['stored-secret "token"']);
      checkConfiguration({ ...stored, inputs_schema: [{ ...schema[0], secret: true }] }, []);
      checkConfiguration(
        { mappings: [{ ...stored, inputs_schema: [{ ...schema[0], secret: true }] }] },
        ['stored-secret "token"'],
      );
    });

    it("are left to the extension in the document of a function", () =>
      checkConfiguration(
        {
          inputs_schema: [
            { key: "a", type: "strnig" },
            { key: "a", type: "string" },
            { key: "token", type: "string" },
          ],
          inputs: { b: { value: 1 }, token: { secret: true } },
        },
        [],
        { uri: inProject },
      ));
  });

  it("can be switched off, or be as grave as the user wants", () => {
    const written = withInput(5);
    checkConfiguration(written, [], { settings: new Map([["input-value", "off"]]) });
    const configuration = openConfiguration(written, {
      settings: new Map([["input-value", "hint"]]),
    });
    const [problem] = findConfigurationProblems(configuration);
    assert.equal(problem?.severity, DiagnosticSeverity.Hint);
  });

  describe("while somebody types", () => {
    const whole = JSON.stringify({
      type: "destination",
      inputs_schema: [
        { key: "url", type: "string", required: true },
        { key: "m", type: "choice", choices: [{ value: "a" }] },
      ],
      inputs: { url: { value: "x {event.event} é" }, m: { value: "b" } },
      filters: {
        events: [{ id: "a", type: "events", properties: [{ key: "k", value: ["v"] }] }],
        properties: [{ key: "properties.a = 'b'", type: "hogql" }],
      },
      mappings: [{ inputs: {}, filters: { properties: [{}] } }],
      masking: { hash: "{person.id}" },
    });

    it("do not fail in what is not finished", () => {
      for (let end = 0; end < whole.length; end++) problemsIn(whole.slice(0, end));
    });

    it("do not fail where a part is gone", () => {
      for (let at = 0; at < whole.length; at += 3) {
        problemsIn(whole.slice(0, at) + whole.slice(at + 7));
      }
    });

    it("do not fail in JSON of another shape", () => {
      const values = [null, 1, "a", [], {}, [[]], [{}], [null], { a: null }];
      for (const value of values) {
        for (const field of ["inputs_schema", "inputs", "filters", "mappings", "masking", "type"]) {
          problemsIn({ [field]: value });
          problemsIn({ mappings: [{ [field]: value }] });
          problemsIn({ filters: { [field]: value, events: value, properties: value } });
          problemsIn({ filters: { events: [{ id: value, properties: [value] }] } });
          problemsIn({
            filters: { properties: [{ key: value, value, operator: value, type: value }] },
          });
          problemsIn({
            inputs_schema: [{ key: "a", type: "choice", choices: value }],
            inputs: { a: { value } },
          });
          problemsIn({
            inputs_schema: [{ key: "a", type: "email", secret: value }],
            inputs: { a: value },
          });
        }
        problemsIn(value);
      }
    });
  });
});
