import assert from "node:assert/strict";
import { locateField } from "../../../client/files/functionDocument.ts";

const text = JSON.stringify(
  {
    name: "Ping",
    inputs_schema: [{ key: "a", type: "strin" }],
    inputs: {
      url: { value: "https://a.test" },
      a: { b: 1 },
      a__b: { value: 2 },
      "": { value: 3 },
    },
    filters: { source: "x" },
    mappings: [{ name: "A", inputs: { k: { value: 4 } } }],
    masking: { ttl: 5, hash: "" },
  },
  null,
  2,
);

describe("the place that a refusal is about", () => {
  const places: readonly (readonly [string, string])[] = [
    ["name", '"Ping"'],
    ["masking__ttl", "5"],
    ["inputs_schema__0__type", '"strin"'],
    ["inputs__url", '"url"'],
    ["inputs__url__value", '"https://a.test"'],
    ["mappings__0__inputs__k", '"k"'],
    ["filters__source", '"x"'],
  ];
  for (const [attr, marked] of places) {
    it(`is ${marked} for ${attr}`, () => assert.equal(markedBy(attr), marked));
  }

  it("is the longest name where names hold the separator", () =>
    assert.equal(markedBy("inputs__a__b"), '"a__b"'));

  it("is the object around what is not there", () => {
    assert.equal(markedBy("inputs__token"), '"inputs"');
    assert.equal(markedBy("filters__non_field_errors"), '"filters"');
    assert.equal(markedBy("masking__bytecode__0"), '"masking"');
  });

  it("is the beginning of a list's element that lacks something", () =>
    assert.equal(markedBy("inputs_schema__0__key__x"), '"a"'));

  it("is the list where an element is not there", () =>
    assert.equal(markedBy("mappings__7__inputs"), '"mappings"'));

  it("is the beginning of the text where a whole field is not there", () =>
    assert.equal(markedBy("description"), "{"));

  it("is nowhere for the code, and for what no configuration holds", () =>
    assert.deepEqual(
      ["hog", "type", "template_id", "", "names"].map((attr) => locateField(text, attr)),
      [undefined, undefined, undefined, undefined, undefined],
    ));

  it("is nowhere in an empty text", () => assert.equal(locateField("", "name"), undefined));

  it("is found in a text that is being typed", () => {
    const typed = '{ "name": "Ping", "inputs": { "url": { "value": ';
    const place = locateField(typed, "inputs__url");
    assert.equal(typed.slice(place?.start, place?.end), '"url"');
  });
});

function markedBy(attr: string): string {
  const place = locateField(text, attr);
  assert.ok(place);
  return text.slice(place.start, place.end);
}
