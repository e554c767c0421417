import assert from "node:assert/strict";
import { Liquid } from "liquidjs";
import {
  findLiquid,
  findLiquidProblems,
  liquidBlocks,
  liquidFilters,
  liquidTags,
} from "../../hog/templates/liquid.ts";
import { seededRandom } from "../support/random.ts";

describe("Liquid", () => {
  const engine = new Liquid({ outputEscape: "escape", templates: {} });

  it("has the tags and filters that are listed", () => {
    const tags = Object.keys(engine.tags);
    assert.deepEqual([...liquidTags, ...liquidBlocks].toSorted(), tags.toSorted());
    assert.deepEqual([...liquidFilters].toSorted(), Object.keys(engine.filters).toSorted());
  });

  for (const text of [
    "",
    "a } b }} %} c",
    "{{ a }}",
    "{{- a -}}",
    "{{ a.b | default: 'x' | upcase }}",
    "{{ '}}' }}",
    "{% if a %}x{% elsif b %}y{% else %}z{% endif %}",
    "{%- if a -%}{%- endif -%}",
    "{% unless a %}{% else %}{% endunless %}",
    "{% for a in b %}{% break %}{% else %}{% endfor %}",
    "{% case a %}{% when 1 %}x{% else %}y{% endcase %}",
    "{% assign a = 1 %}{{ a }}",
    "{% capture a %}x{% endcapture %}",
    "{% raw %}{{ {% if %} {% endraw %}",
    "{% comment %}{% nothing %}{% endcomment %}",
    "{% # a remark %}",
    "{a} {inputs.b}",
  ]) {
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.doesNotThrow(() => engine.parse(text));
      assert.deepEqual(problemsOf(text), []);
    });
  }

  for (const [text, ...expected] of [
    ["a {{ b", "{{"],
    ["a {{ 'b }}", "{{"],
    ["a {% if b", "{%"],
    ["{{ }}", "{{ }}"],
    ["{% %}", "{% %}"],
    ["{% if a %}b", "{% if a %}"],
    ["{% if a %}{% for b in c %}{% endif %}", "{% endif %}"],
    ["{% endif %}", "{% endif %}"],
    ["{% else %}", "{% else %}"],
    ["{% for a in b %}{% when 1 %}{% endfor %}", "{% when 1 %}"],
    ["{% nothing %}", "{% nothing %}"],
    ["{% comment %}a", "{% comment %}"],
    ["{% raw %}a {{", "{% raw %}"],
  ] as const) {
    it(`cannot read ${JSON.stringify(text)}`, () => {
      assert.throws(() => engine.parse(text));
      assert.deepEqual(problemsOf(text), expected);
    });
  }

  it("passes over filters that do not exist", () => {
    assert.doesNotThrow(() => engine.parse("{{ a | uppercase }}"));
    const [problem] = findLiquidProblems("{{ a | uppercase }}");
    assert.equal(problem?.kind, "filter");
    assert.equal(problem.message, "Liquid has no filter `uppercase`, and passes over it.");
  });

  it("takes no bar in a text for a filter", () =>
    assert.deepEqual(problemsOf("{{ a | append: '| nothing' }}"), []));

  it("is found where there is some", () => {
    assert.deepEqual(findLiquid("a {{ b }}"), { start: 2, end: 9 });
    assert.deepEqual(findLiquid("a {% b %}"), { start: 2, end: 9 });
    assert.equal(findLiquid("a {b} {'c': {'d': 1}}"), undefined);
  });

  it("cannot read any text of chance of which that is said", () => {
    const pieces = [
      "{{ a }}",
      "{% if a %}",
      "{% endif %}",
      "{% else %}",
      "{{",
      "}}",
      "x",
      "'",
      "{%",
      "%}",
    ];
    const random = seededRandom(7);
    for (let round = 0; round < 3000; round++) {
      const text = Array.from({ length: 6 }, () => random.pick(pieces)).join("");
      const isFine = findLiquidProblems(text).every(({ kind }) => kind === "filter");
      if (!isFine) assert.throws(() => engine.parse(text), text);
    }
  });
});

/** What the problems mark. */
function problemsOf(text: string): readonly string[] {
  return findLiquidProblems(text).map(({ start, end }) => text.slice(start, end));
}
