import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { everyField, fieldsOf, inputTypes } from "../../client/files/configurationFields.ts";
import { operators } from "../../hog/filters/operators.ts";
import { readPropertyFilter } from "../../hog/filters/propertyFilter.ts";
import type { HogFunctionType } from "../../protocol/posthog.ts";
import manifest from "../../package.json" with { type: "json" };

const everyType: readonly HogFunctionType[] = [
  "destination",
  "internal_destination",
  "site_app",
  "site_destination",
  "source_webhook",
  "transformation",
  "transformation_log",
];

describe("the JSON schemas of functions", () => {
  it("are there for every type that can be changed, beside the parts that they share", () =>
    assert.deepEqual(
      readdirSync("schemas").toSorted(),
      [...everyType, "parts"].map((name) => `${name}.schema.json`).toSorted(),
    ));

  it("are registered for the files of their types", () =>
    assert.deepEqual(
      manifest.contributes.jsonValidation.map(({ url }) => url).toSorted(),
      everyType.map((type) => `./schemas/${type}.schema.json`),
    ));

  for (const type of everyType) {
    describe(`for ${type}`, () => {
      const schema = readSchema(`${type}.schema.json`);

      it("have the fields of its documents, all of them required", () => {
        assert.deepEqual(Object.keys(Object(schema["properties"])), fieldsOf(type));
        assert.deepEqual(schema["required"], fieldsOf(type));
      });

      it("refuse other fields", () => assert.equal(schema["additionalProperties"], false));

      it("describe every field", () => assertDescribed(schema));

      it("refer to parts that exist", () => {
        for (const { reference } of referencesIn(schema)) assert.ok(partAt(reference), reference);
      });
    });
  }
});

describe("the parts of JSON schemas", () => {
  const parts = readSchema("parts.schema.json");

  it("describe every property", () => {
    for (const definition of Object.values(Object(parts["definitions"]))) {
      assertDescribed(toSchema(definition));
    }
  });

  it("refer to each other", () => {
    for (const { reference } of referencesIn(parts)) assert.ok(partAt(reference), reference);
  });

  it("are all used", () => {
    const schemas = [parts, ...everyType.map((type) => readSchema(`${type}.schema.json`))];
    const used = schemas.flatMap(referencesIn).map(({ reference }) => nameOf(reference));
    assert.deepEqual(
      Object.keys(Object(parts["definitions"])).filter((name) => !used.includes(name)),
      [],
    );
  });

  it("hold every field of a configuration", () => {
    for (const field of everyField) assert.ok(partAt(`#/definitions/${field}`), field);
  });

  it("explain every value of an enumeration", () => {
    for (const schema of schemasIn(parts)) {
      const { enum: values, enumDescriptions: descriptions } = schema;
      if (!Array.isArray(values)) continue;
      assert.ok(Array.isArray(descriptions) && descriptions.length === values.length);
    }
  });

  it("know the types of inputs that the client knows", () =>
    assert.deepEqual(enumOf("inputType"), inputTypes));

  it("know the operators that filters have", () =>
    assert.deepEqual(enumOf("propertyOperator"), [...operators.keys()]));

  it("know no type of property that PostHog does not", () => {
    const filter = { key: "a", value: "b", group_type_index: 0n };
    const unknown = enumOf("propertyType").filter(
      (type) => !readPropertyFilter({ ...filter, type: String(type) }),
    );
    assert.deepEqual(unknown, []);
  });

  it("let the masking be as long as PostHog does", () => {
    const { ttl } = Object(partAt("#/definitions/masking")?.["properties"]);
    assert.deepEqual([ttl.minimum, ttl.maximum], [60, 86_400]);
  });

  it("have snippets without words that editors would take for variables", () => {
    const bodies = [...schemasIn(parts)].flatMap(({ defaultSnippets }) => defaultSnippets ?? []);
    assert.doesNotMatch(JSON.stringify(bodies), /\$[A-Za-z_]/);
  });
});

type Schema = Readonly<Record<string, unknown>>;

function readSchema(file: string): Schema {
  return toSchema(JSON.parse(readFileSync(`schemas/${file}`, "utf8")));
}

function toSchema(value: unknown): Schema {
  assert.ok(typeof value === "object" && value !== null);
  return { ...value };
}

/** A schema and all that it is made of. */
function* schemasIn(value: unknown): Generator<Schema> {
  if (typeof value !== "object" || value === null) return;
  yield { ...value };
  for (const child of Object.values(value)) yield* schemasIn(child);
}

function referencesIn(schema: Schema): readonly { readonly reference: string }[] {
  return [...schemasIn(schema)].flatMap(({ $ref }) =>
    typeof $ref === "string" ? [{ reference: $ref }] : [],
  );
}

/** The part that a reference names, from whatever file. */
function partAt(reference: string): Schema | undefined {
  const part: unknown = Object(readSchema("parts.schema.json")["definitions"])[nameOf(reference)];
  return /^(\.\/parts\.schema\.json)?#\/definitions\/\w+$/.test(reference) && part !== undefined
    ? toSchema(part)
    : undefined;
}

function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

function enumOf(part: string): readonly unknown[] {
  const values = partAt(`#/definitions/${part}`)?.["enum"];
  assert.ok(Array.isArray(values));
  return values;
}

/** Every property of a schema says in words what it is, itself or where it refers to. */
function assertDescribed(schema: Schema): void {
  for (const one of schemasIn(schema)) {
    // Conditions name properties without describing them.
    if (!("title" in one) || typeof one["properties"] !== "object") continue;
    for (const [name, property] of Object.entries(Object(one["properties"]))) {
      const described = toSchema(property);
      const { $ref } = described;
      const target = typeof $ref === "string" ? partAt($ref) : described;
      assert.equal(typeof target?.["title"], "string", name);
      assert.equal(typeof target?.["description"], "string", name);
    }
  }
}
