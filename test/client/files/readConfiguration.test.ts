import assert from "node:assert/strict";
import { configurationText, readConfiguration } from "../../../client/files/functionDocument.ts";
import type { HogFunctionType } from "../../../protocol/posthog.ts";
import { demoProject } from "../../../sandbox/seed/demoProject.ts";
import { makeFunction, makeFunctionWithSecret } from "../../support/makeFunction.ts";

describe("reading a configuration", () => {
  it("gives what its text shows", () => {
    const text = configurationText(makeFunctionWithSecret());
    const read = readConfiguration(text, "destination");
    assert.ok("configuration" in read);
    assert.deepEqual(read.configuration, JSON.parse(text));
  });

  it("finds nothing wrong in the functions of the demo project", () => {
    for (const { body } of demoProject.functions) {
      const { problems } = readConfiguration(configurationText(makeFunction(body)), body.type);
      assert.deepEqual(problems, [], body.name);
    }
  });

  it("takes a null name, and masking without a threshold", () =>
    checkProblems({ name: null, masking: { ttl: 60, hash: "{person.id}" } }, []));

  it("counts characters of a name as PostHog does", () => {
    checkProblems({ name: "🦔".repeat(400) }, []);
    checkProblems({ name: "n".repeat(401) }, [
      `error "${"n".repeat(401)}": name may have at most 400 characters.`,
    ]);
  });

  describe("tells what is no JSON:", () => {
    it("a comment", () =>
      checkText('{ "name": /* mine */ null }', [
        "/* mine */: JSON has no comments. Remove this one.",
      ]));

    it("every comment, and the first other mistake", () =>
      checkText('{ // a\n "a": 1 // b\n "b": 2, }', [
        "// a: JSON has no comments. Remove this one.",
        "// b: JSON has no comments. Remove this one.",
        '"b": A comma is expected here.',
      ]));

    it("a comma after the last element", () => {
      checkText('{ "a": [1,\n ] }', [",: JSON has no comma after the last element. Remove it."]);
      checkText('{ "a": 1, }', [",: JSON has no comma after the last element. Remove it."]);
    });

    it("single quotes", () =>
      checkText("{ 'a': 1 }", ["'a': This is no JSON value. Texts stand in double quotes."]));

    it("a missing brace", () => checkText('{ "a": 1', [": A closing brace is missing."]));

    it("an empty text", () => checkText("", [": A value is expected here."]));

    it("a name that stands twice", () =>
      checkText('{ "a": { "b": 1, "b": 2 } }', ['"b": "b" stands twice here. Remove one.']));
  });

  it("refuses what is no object", () =>
    checkText("[]", [
      "[: A function is one JSON object with name, description, enabled, inputs_schema, inputs, filters, mappings and masking.",
    ]));

  it("refuses an unknown field and says which may have been meant", () =>
    checkProblems({ enbled: true }, [
      'error "enbled": "enbled" is nothing that can be changed here. Did you mean "enabled"?',
    ]));

  it("refuses an unknown field that resembles none", () =>
    checkProblems({ execution_order: 1 }, [
      'error "execution_order": "execution_order" is nothing that can be changed here. Remove it.',
    ]));

  it("refuses the code, which is in another file", () =>
    checkProblems({ hog: "" }, ['error "hog": The code is in a file of its own. Remove it here.']));

  it("refuses a field that other types of function have", () =>
    assert.deepEqual(
      problemsOf(textWith({}), "transformation").map(({ message }) => message),
      [
        "Functions of the type transformation have no mappings. Remove it.",
        "Functions of the type transformation have no masking. Remove it.",
      ],
    ));

  it("refuses to guess what an absent field means", () =>
    checkProblems({ masking: undefined }, [
      'error {: "masking" is missing. For none write "masking": null.',
    ]));

  const wrongTypes: readonly (readonly [object, string])[] = [
    [{ name: 1 }, "error 1: name must be a text or null."],
    [{ description: null }, "error null: description must be a text."],
    [{ enabled: "yes" }, 'error "yes": enabled must be true or false.'],
    [{ inputs_schema: {} }, 'error "inputs_schema": inputs_schema must be a list.'],
    [{ inputs_schema: ["a"] }, 'error "a": inputs_schema[0] must be an object.'],
    [{ inputs_schema: [{ type: "string" }] }, "error {: inputs_schema[0].key is missing."],
    [{ inputs_schema: [{ key: "a" }] }, "error {: inputs_schema[0].type is missing."],
    [
      { inputs_schema: [{ key: "", type: "string" }] },
      'error "": inputs_schema[0].key must not be empty.',
    ],
    [
      { inputs_schema: [{ key: "a", type: "string", secret: "yes" }] },
      'error "yes": inputs_schema[0].secret must be true or false.',
    ],
    [
      { inputs_schema: [{ key: "a", type: "string", templating: "jinja" }] },
      'error "jinja": inputs_schema[0].templating must be true, false, "hog" or "liquid".',
    ],
    [{ inputs: [] }, 'error "inputs": inputs must be an object.'],
    [{ inputs: { a: "b" } }, 'error "b": inputs.a must be an object such as { "value": "…" }.'],
    [
      { inputs: { a: { templating: "no" } } },
      'error "no": inputs.a.templating must be "hog" or "liquid".',
    ],
    [
      { inputs: { a: { secret: false } } },
      "error false: inputs.a.secret must be true, or left out.",
    ],
    [{ filters: null }, "error null: filters must be an object."],
    [{ filters: [] }, 'error "filters": filters must be an object.'],
    [{ mappings: {} }, 'error "mappings": mappings must be a list or null.'],
    [{ mappings: [] }, 'error "mappings": mappings must be null where there are none.'],
    [{ mappings: [1] }, "error 1: mappings[0] must be an object."],
    [
      { mappings: [{ inputs: { a: 1 } }] },
      'error 1: mappings[0].inputs.a must be an object such as { "value": "…" }.',
    ],
    [{ masking: [] }, 'error "masking": masking must be an object or null.'],
    [{ masking: { hash: "a" } }, 'error "masking": masking.ttl is missing.'],
    [{ masking: { ttl: 60 } }, 'error "masking": masking.hash is missing.'],
    [{ masking: { ttl: 59, hash: "a" } }, "error 59: masking.ttl must be at least 60 seconds."],
    [
      { masking: { ttl: 86_401, hash: "a" } },
      "error 86401: masking.ttl must be at most 86400 seconds, which is a day.",
    ],
    [
      { masking: { ttl: 60.5, hash: "a" } },
      "error 60.5: masking.ttl must be a whole number of seconds.",
    ],
    [{ masking: { ttl: 60, hash: "" } }, 'error "": masking.hash must not be empty.'],
    [
      { masking: { ttl: 60, hash: "a", threshold: "2" } },
      'error "2": masking.threshold must be a whole number or null.',
    ],
  ];
  for (const [fields, problem] of wrongTypes) {
    it(`refuses ${JSON.stringify(fields)}`, () => checkProblems(fields, [problem]));
  }

  it("refuses two entries of a schema with one key", () =>
    checkProblems(
      {
        inputs_schema: [
          { key: "a", type: "string" },
          { key: "a", type: "json" },
        ],
      },
      ['error "a": The key "a" is taken by an entry above. Choose another.'],
    ));

  it("warns of a type of input that it does not know", () =>
    checkProblems({ inputs_schema: [{ key: "a", type: "strin" }] }, [
      'warning "strin": "strin" is no known type of input. Did you mean "string"?',
    ]));

  it("warns of an input that the schema does not name", () =>
    checkProblems(
      { inputs_schema: [{ key: "url", type: "string" }], inputs: { ulr: { value: 1 } } },
      [
        'warning "ulr": inputs_schema has no entry for "ulr", so PostHog drops it. Did you mean "url"?',
      ],
    ));

  it("warns of an unknown part of an input", () =>
    checkProblems({ inputs_schema: [{ key: "a", type: "string" }], inputs: { a: { vlaue: 1 } } }, [
      'warning "vlaue": An input has no "vlaue", so PostHog drops it. Did you mean "value"?',
    ]));

  it("warns of events beside mappings", () =>
    checkProblems({ filters: { events: [{ id: "a" }], actions: [] }, mappings: [{ name: "A" }] }, [
      'warning "events": Beside mappings PostHog drops the events of the function. Put them into the mappings.',
    ]));

  it("warns of a secret in a mapping", () =>
    checkProblems({ mappings: [{ inputs_schema: [{ key: "a", type: "string", secret: true }] }] }, [
      'warning true: A mapping cannot keep "a" secret. Make it an input of the function.',
    ]));

  it("refuses the marker of a secret in a mapping", () =>
    checkProblems(
      {
        mappings: [
          { inputs_schema: [{ key: "a", type: "string" }], inputs: { a: { secret: true } } },
        ],
      },
      ['error "a": No secrets are stored for mappings. Write a value for "a".'],
    ));

  describe("of a secret", () => {
    for (const mask of ["********", "••••••", " *** ", "***REDACTED***"]) {
      it(`refuses ${mask} as its value`, () =>
        assert.deepEqual(secretProblems({ value: mask }), [
          'This row of characters would be stored as "token" itself. Write { "secret": true } to keep the stored value, or type a new one.',
        ]));
    }

    it("takes a value with stars in it", () =>
      assert.deepEqual(readSecret({ value: "a*b***" }), { value: "a*b***" }));

    it("takes the marker", () => assert.deepEqual(readSecret({ secret: true }), { secret: true }));

    it("takes the marker beside a mask as the marker alone", () =>
      assert.deepEqual(readSecret({ secret: true, value: "********" }), { secret: true }));

    it("takes the marker beside a value as the value", () =>
      assert.deepEqual(readSecret({ secret: true, value: "new" }), { value: "new" }));
  });

  it("refuses the marker where the schema says that the input is secret no more", () =>
    checkProblems(
      { inputs_schema: [{ key: "a", type: "string" }], inputs: { a: { secret: true } } },
      [
        'error "a": inputs_schema does not mark "a" as secret, so no stored value can be kept. Write a value.',
      ],
    ));

  it("leaves stars alone where nothing is secret", () =>
    checkProblems(
      { inputs_schema: [{ key: "a", type: "string" }], inputs: { a: { value: "***" } } },
      [],
    ));

  it("leaves out what only the server writes", () => {
    const read = readConfiguration(
      textWith({
        inputs_schema: [{ key: "a", type: "string" }],
        inputs: { a: { value: "b", bytecode: [], order: 0, transpiled: {} } },
        filters: { bytecode: [], bytecode_error: "", transpiled: {} },
        masking: { ttl: 60, hash: "a", bytecode: [] },
      }),
      "destination",
    );
    assert.ok("configuration" in read);
    const { inputs, filters, masking } = read.configuration;
    assert.deepEqual(
      [inputs, filters, masking],
      [{ a: { value: "b" } }, {}, { ttl: 60, hash: "a" }],
    );
  });

  it("takes names that objects of JavaScript have themselves as they are", () => {
    const inputs = JSON.parse('{ "__proto__": { "value": 1 } }');
    checkProblems({ inputs_schema: [{ key: "__proto__", type: "number" }], inputs }, []);
  });
});

/** The text of a destination, with some fields replaced, or left out where they are undefined. */
function textWith(fields: object): string {
  const shown = JSON.parse(configurationText(makeFunction()));
  return JSON.stringify({ ...shown, ...fields }, null, 2);
}

/** Each expectation is `severity marked: message`. */
function checkProblems(fields: object, expected: readonly string[]): void {
  const text = textWith(fields);
  const problems = problemsOf(text).map(
    ({ severity, start, end, message }) => `${severity} ${text.slice(start, end)}: ${message}`,
  );
  assert.deepEqual(problems, expected);
  assert.equal(
    "configuration" in readConfiguration(text, "destination"),
    expected.every((problem) => problem.startsWith("warning")),
  );
}

/** Each expectation is `marked: message`. */
function checkText(text: string, expected: readonly string[]): void {
  const problems = problemsOf(text).map(
    ({ start, end, message }) => `${text.slice(start, end)}: ${message}`,
  );
  assert.deepEqual(problems, expected);
}

function problemsOf(text: string, type: HogFunctionType = "destination") {
  return readConfiguration(text, type).problems;
}

function secretText(item: object): string {
  const inputs_schema = [{ key: "token", type: "string", secret: true }];
  return textWith({ inputs_schema, inputs: { token: item } });
}

function secretProblems(item: object): readonly string[] {
  return problemsOf(secretText(item)).map(({ message }) => message);
}

function readSecret(item: object): unknown {
  const read = readConfiguration(secretText(item), "destination");
  assert.ok("configuration" in read);
  return read.configuration.inputs["token"];
}
