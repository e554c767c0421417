import assert from "node:assert/strict";
import { analyseFilter, findMissingField } from "../../hog/analysis/analyseFilter.ts";
import { parseExpression } from "../../hog/syntax/parse.ts";

describe("the analysis of a filter", () => {
  it("finds nothing in sound ones", () => {
    for (const text of [
      "true",
      "event = '$pageview'",
      "properties.plan in ('pro', 'team')",
      "properties.$current_url like '%/cart%'",
      "person.properties.email ilike '%@b.test' and not properties.is_test",
      "group_3.properties.size > 5 or $group_0 is null",
      "ifNull(toFloat(properties.total), 0) > 10",
      "arrayExists(x -> x = 'Buy', elements_chain_texts)",
      "properties.a.b.c = 1",
      "variables.x = 1",
      "match(toString(properties.a), '^a')",
      "pdi.person.properties.x = 1",
    ]) {
      check(text, []);
    }
  });

  it("finds syntax errors", () => check("properties.a =", ["expected-expression "]));

  it("finds what the event does not have", () => {
    check("event.properties.plan = 'a'", ["unknown-filter-field event"]);
    check("person.email = 'a'", ["unknown-filter-field email"]);
    check("person.properties.email = 'a'", []);
    check("groups.company.properties.x = 1", ["unknown-filter-field groups"]);
    check("session.duration > 1", ["unknown-filter-field session"]);
    check("properties[foo] = 1", ["unknown-filter-field foo"]);
  });

  it("says what was meant", () => {
    assert.match(messageOf("propertie.plan = 'a'"), /Did you mean `properties`\?$/);
    assert.match(messageOf("person.propertie.plan = 'a'"), /Did you mean `properties`\?$/);
    assert.match(messageOf("event.event = 'a'"), /Write `event`\.$/);
  });

  it("finds texts in double quotes, and says it once", () =>
    check('properties.plan = "pro"', ['quoted-text "pro"']));

  it("finds functions that do not exist, or not here", () => {
    check("toUpper(event) = 'A'", ["unknown-function toUpper"]);
    check("postHogCapture({})", ["function-not-available postHogCapture"]);
    check("geoipLookup(properties.$ip)", ["function-not-available geoipLookup"]);
    check("count() > 1", ["unknown-function count"]);
  });

  it("finds queries", () => check("event in (select 1)", ["filter-refused select"]));

  it("is silent about rules that are switched off", () => {
    const settings = new Map([["unknown-filter-field", "off"]] as const);
    assert.deepEqual(analyseFilter(parseExpression("nothing = 1"), settings), []);
  });

  it("never fails", () => {
    const text = "not (event = 'a' and arrayMap(x -> x.y, properties['a b']) in (1, 'é🦔')) ?? {a}";
    for (let at = 0; at <= text.length; at++) {
      analyseFilter(parseExpression(text.slice(0, at)));
      analyseFilter(parseExpression(text.slice(at)));
    }
  });
});

describe("the fields of filters", () => {
  it("end where nothing is known", () => {
    assert.equal(findMissingField(["properties", "a", "b"]), undefined);
    assert.equal(findMissingField(["event", "a"]), undefined);
    assert.deepEqual(findMissingField(["person", "nam"]), { at: 1, near: undefined });
    assert.deepEqual(findMissingField(["persn"]), { at: 0, near: "person" });
    assert.deepEqual(findMissingField(["group_5", "properties"])?.at, 0);
  });
});

function check(text: string, expected: readonly string[]): void {
  const found = analyseFilter(parseExpression(text));
  assert.deepEqual(
    found.map(({ code, start, end }) => `${code} ${text.slice(start, end)}`),
    expected,
    text,
  );
}

function messageOf(text: string): string {
  return analyseFilter(parseExpression(text))[0]?.message ?? "";
}
