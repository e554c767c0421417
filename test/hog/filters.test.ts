import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { bytecodeToJson } from "../../hog/bytecode/bytecodeJson.ts";
import type { Bytecode } from "../../hog/bytecode/program.ts";
import type { Clause } from "../../hog/filters/clause.ts";
import { type CompiledFilters, compileFilters } from "../../hog/filters/compileFilters.ts";
import { type EventGlobals, filterGlobals } from "../../hog/filters/filterGlobals.ts";
import { type Json, readJson } from "../../hog/filters/json.ts";
import { readProject } from "../../hog/filters/project.ts";
import { pythonText } from "../../hog/filters/python.ts";
import { parseSelector, selectorRegex } from "../../hog/filters/selector.ts";
import { type ExplainedClause, explainFilters } from "../../server/run/explainFilters.ts";
import { executeVectorFilter } from "../../server/cli/conformance/executeVectorFilter.ts";

describe("filters", () => {
  describe("in the vectors", () => {
    for (const vector of vectors()) {
      it(`compile and run as PostHog's: ${vector.id}`, () => checkVector(vector));
    }
  });

  describe("as one program", () => {
    it("are put together from the code of their clauses, in all vectors", () => {
      for (const { source, context } of vectors()) {
        const compiled = compileFilters(source, readProject(context), clock);
        if ("error" in compiled) continue;
        assert.deepEqual(["_H", 1, ...folded(compiled.clauses)], compiled.bytecode);
      }
    });

    it("name where each clause comes from", () =>
      checkClauses(
        `{
          "filter_test_accounts": true,
          "properties": [{"key": "n", "value": [1, 10], "operator": "between"}],
          "events": [
            {"id": "paid", "type": "events", "properties": [
              {"key": "plan", "value": ["^a", "b$"], "operator": "regex", "type": "group", "group_type_index": 2},
              {"key": "email", "type": "person", "operator": "is_set"}
            ]}
          ],
          "actions": [{"id": "4", "type": "actions"}]
        }`,
        `{
          "test_account_filters": [{"key": "id", "type": "cohort", "value": 12, "operator": "not_in"}],
          "cohorts": {"12": {"name": "Staff", "filters": {"properties": {"type": "AND", "values": [
            {"key": "email", "value": "@example.test", "operator": "icontains", "type": "person"}
          ]}}}},
          "actions": {"4": {"steps": [{"event": "$autocapture", "selector": "#buy", "url": "/cart"}]}}
        }`,
        `
        all the filters match – filters
          not person is not in cohort "Staff" – project cohorts 12 filters properties
            all all conditions of the cohort match – project cohorts 12 filters properties
              test person property email contains "@example.test" – project cohorts 12 filters properties values 0
          test event property n is between 1 and 10 – filters properties 0
          any any of the events matches – filters
            all the event and its properties match – filters events 0
              test event is "paid" – filters events 0 id
              all all properties match – filters events 0 properties
                any any of 2 tests of group 2 property plan – filters events 0 properties 0
                  test group 2 property plan matches the pattern "^a" – filters events 0 properties 0 value 0
                  test group 2 property plan matches the pattern "b$" – filters events 0 properties 0 value 1
                test person property email is set – filters events 0 properties 1
            all all conditions of the step match – project actions 4 steps 0
              test event is "$autocapture" – project actions 4 steps 0 event
              test the elements match "#buy" – project actions 4 steps 0 selector
              test event property $current_url contains "/cart" – project actions 4 steps 0 url
        `,
      ));

    it("take HogQL apart at and, or and not", () =>
      checkClauses(
        `{"properties": [{"type": "hogql", "key": "properties.a > 1 and not (event = 'x' or empty(properties.b))"}]}`,
        "{}",
        `
        all properties.a > 1 and not (event = 'x' or empty(properties.b)) – filters properties 0
          test properties.a > 1 – filters properties 0
          not not (event = 'x' or empty(properties.b)) – filters properties 0
            any event = 'x' or empty(properties.b) – filters properties 0
              test event = 'x' – filters properties 0
              test empty(properties.b) – filters properties 0
        `,
      ));
  });

  describe("values", () => {
    it("are floats when they are written as floats", () => {
      checkProperty(`{"key": "n", "value": 10}`, [33, 10, ...n, 11]);
      checkProperty(`{"key": "n", "value": 10.0}`, [34, 10, ...n, 11]);
      checkProperty(`{"key": "n", "value": [1e1, -2.5]}`, [34, 10, 34, -2.5, 44, 2, ...n, 21]);
      checkProperty(`{"key": "n", "value": 10.0, "operator": "icontains"}`, [
        32,
        "%10.0%",
        ...n,
        2,
        "toString",
        1,
        18,
      ]);
    });

    it("keep integers that JavaScript has no number for", () =>
      checkProperty(`{"key": "n", "value": 12345678901234567890}`, [
        33,
        12345678901234567890n,
        ...n,
        11,
      ]));

    it("look in texts as they do in Python", () => {
      const written = `[true, null, 1e16, 0.00001, 0.0001, 1e15, -0.0, 100, "it's", "\\"'", {"a": [1.0]}, "\\u200b\\n"]`;
      const printed = `[True, None, 1e+16, 1e-05, 0.0001, 1000000000000000.0, -0.0, 100, "it's", '"\\'', {'a': [1.0]}, '\\u200b\\n']`;
      assert.equal(pythonText(json(written)), printed);
    });

    it("count relative dates from the given moment on the project's clock", () => {
      checkDate("-7d", "2026-03-03 10:15:30");
      checkDate("3h", "2026-03-10 07:15:30");
      checkDate("-1m", "2026-02-10 10:15:30");
      checkDate("-90M", "2026-03-10 08:45:30");
      checkDate("-2q", "2025-09-09 10:15:30");
      checkDate("-1y", "2025-03-10 10:15:30");
      checkDate("-1mStart", "2026-02-01 10:15:30");
      checkDate("-1mEnd", "2026-02-28 10:15:30");
      checkDate("-1dStart", "2026-03-09 00:00:00");
      checkDate("-1hEnd", "2026-03-10 09:59:59");
      checkDate("-7Days", "2026-03-10 10:15:30");
      checkDate("2026-01-15", "2026-01-15");
      checkDate("yesterday", "yesterday");
    });

    it("refuse dates before the first year", () => {
      checkRefusal(
        `{"properties": [{"key": "n", "value": "-3000y", "operator": "is_date_before"}]}`,
        "year -974 is out of range",
      );
      checkRefusal(
        `{"properties": [{"key": "n", "value": "-999999999d", "operator": "is_date_before"}]}`,
        "date value out of range",
      );
    });

    it("make version ranges", () => {
      checkRange("semver_tilde", "1.2-beta", "1.2.0", "1.3.0");
      checkRange("semver_caret", "1.2", "1.2.0", "2.0.0");
      checkRange("semver_wildcard", "1.2.3.*", "1.2.3.0", "1.2.4.0");
      checkRange("semver_wildcard", "1.*", "1.0.0", "2.0.0");
      checkRange("semver_tilde", "1", "1.0.0", "2.0.0");
    });

    it("are compared behind the path cleaning rules, which no machine can run", () =>
      checkRefusal(
        `{"properties": [{"key": "n", "value": "/a", "operator": "is_cleaned_path_exact"}]}`,
        "Filter compilation errors: Hog function `replaceRegexpAll` is not implemented",
        `{"path_cleaning_filters": [{"regex": "[0-9]+", "alias": "id"}]}`,
      ));
  });

  describe("on elements", () => {
    const rest = String.raw`[^;]*?($|;|:([^;^\s]*(;|$|\s)))`;

    it("read a selector from the inside out", () => {
      checkSelector("div > a.z.b", String.raw`(^|;)a.*?\.b\..*?z${rest}div${rest}.*`);
      checkSelector(".card", String.raw`(^|;).*?\.card${rest}`);
      checkSelector("a:nth-child(2)", String.raw`(^|;)a.*?nth\-child="2".*?${rest}`);
      checkSelector("a.w-[1.5rem]", String.raw`(^|;)a.*?\.w\-\[1\.5rem\]${rest}`);
      checkSelector("> * > a", `(^|;)a${rest}`);
      checkSelector("", "");
    });

    it("lose what stands between the tag and an attribute", () =>
      checkSelector(`div.card[data-x="1"]`, String.raw`(^|;)card.*?data\-x="1".*?${rest}`));

    it("write quotes in attributes as the chain does", () => {
      const regex = String.raw`(^|;).*?title="say\ \\"hi\\"".*?${rest}`;
      checkSelector(`[title='say "hi"']`, regex);
      checkSelector(String.raw`[title="say \"hi\""]`, regex);
    });

    it("also look for the id and for tags that are listed", () =>
      checkProperty(
        `{"type": "element", "key": "selector", "value": "button#buy"}`,
        [32, String.raw`(^|;)button.*?attr_id="buy".*?${rest}`, 32, "elements_chain", 1, 1, 23],
        [33, 0, 32, "elements_chain_ids", 1, 1, 32, "buy", 2, "indexOf", 2, 13],
        [33, 0, 52, "lambda", 1, 0, 8, 32, "button", 43, 1, 36, 0, 21, 38, 53, 0],
        [32, "elements_chain_elements", 1, 1, 2, "arrayCount", 2, 13],
        [3, 3],
      ));

    it("are negated as a whole", () =>
      checkProperty(
        `{"type": "element", "key": "tag_name", "value": ["a", "b"], "operator": "is_not"}`,
        [32, String.raw`(^|;)a(\.|$|;|:)`, 32, "elements_chain", 1, 1, 23, 5],
        [32, String.raw`(^|;)b(\.|$|;|:)`, 32, "elements_chain", 1, 1, 23, 5],
        [3, 2],
      ));
  });

  describe("with faults", () => {
    it("are refused in PostHog's words", () => {
      checkRefusal(
        `{"actions": [{"id": "abc", "type": "actions"}]}`,
        "invalid literal for int() with base 10: 'abc'",
      );
      checkRefusal(
        `{"actions": [{"id": null, "type": "actions"}]}`,
        "int() argument must be a string, a bytes-like object or a real number, not 'NoneType'",
      );
      checkRefusal(`{"events": null}`, "unsupported operand type(s) for +: 'NoneType' and 'list'");
      checkRefusal(
        `{"properties": ["plan"]}`,
        "property_to_expr with property of type str not implemented",
      );
      checkRefusal(
        `{"properties": [{"key": "n", "value": 1, "group_type_index": 5}]}`,
        "[ErrorDetail(string='group_type_index is required to be at least 0 and less than 5', code='invalid')]",
      );
      checkRefusal(
        `{"properties": [{"key": "n", "value": ["1", null], "operator": "gt"}]}`,
        "Value must be set for property type event & operator gt",
      );
      checkRefusal(`{"properties": [{"key": "n", "value": "x", "type": "behavioral"}]}`, "'x'");
      checkRefusal(
        `{"properties": [{"key": "total", "value": 1, "type": "data_warehouse_person_property"}]}`,
        "not enough values to unpack (expected 2, got 1)",
      );
    });

    it("are refused for unknown fields in a step of an action", () =>
      checkRefusal(
        `{"actions": [{"id": 4, "type": "actions"}]}`,
        "ActionStepJSON.__init__() got an unexpected keyword argument 'colour'",
        `{"actions": {"4": {"steps": [{"event": "a", "colour": "red"}]}}}`,
      ));

    it("name every reason why cohorts cannot be replaced", () =>
      checkRefusal(
        `{"filter_test_accounts": true}`,
        "Your internal/test user filters include cohorts that can't be used in real-time filters: " +
          "cohort filter has no value; cohort 'Mixed' (id=5) contains behavioral, cohort filters — " +
          "only cohorts with exclusively person property filters can be used in real-time filters. " +
          "Either switch to a cohort that only uses person properties, " +
          "or replace the cohort with inline person property filters. Update your filters at: " +
          "https://eu.example.test/project/3/settings/project#internal-user-filtering",
        `{
          "site_url": "https://eu.example.test/", "team_id": 3,
          "test_account_filters": [{"type": "cohort"}, {"type": "cohort", "value": "5"}],
          "cohorts": {"5": {"name": "Mixed", "filters": {"properties": {"type": "OR", "values": [
            {"type": "cohort"}, {"type": "person", "key": "a", "value": 1}, {"type": "behavioral"}
          ]}}}}
        }`,
      ));

    it("are refused, not overrun, when they are nested endlessly", () => {
      const depth = 100_000;
      let nested: Json = { key: "n", value: 1 };
      for (let level = 0; level < depth; level++) nested = [nested];
      const compiled = compileFilters({ properties: [nested] }, readProject(null), clock);
      assert.ok("error" in compiled);
      assert.equal(compiled.error.message, "These filters are nested too deeply to compile.");
    });

    it("are no JSON when a bracket is open", () => {
      const read = readJson(`{"events": [`);
      assert.ok("error" in read);
      assert.match(read.error, /JSON/);
    });
  });
});

describe("an explanation of filters", () => {
  const paid = `{"events": [{"id": "paid", "type": "events"}]}`;

  it("tells each condition with the value that decided it", () =>
    checkExplanation(
      `{"events": [
        {"id": "paid", "type": "events", "properties": [{"key": "amount", "value": 10, "operator": "gt"}]},
        {"id": null, "type": "events", "properties": [{"key": "email", "value": "@example.test", "operator": "icontains", "type": "person"}]}
      ]}`,
      { properties: { amount: 7 }, person: { id: "p", properties: { email: "ada@example.test" } } },
      `
      match by program
      + any of the events matches
        - the event and its properties match
          + event is "paid": "paid"
          - event property amount is greater than 10: 7
        + the event and its properties match
          + every event matches
          + person property email contains "@example.test": "ada@example.test"
      `,
    ));

  it("says that an incomplete filter gives a number, which is no match", () =>
    checkExplanation(
      `{"properties": [{"key": "plan"}]}`,
      {},
      `
      filtered by program
      + an incomplete property filter, which is ignored, or never matches on its own
      `,
    ));

  it("reports the error of a condition where it is, and fails as the worker does", () =>
    checkExplanation(
      `{"properties": [{"key": "$pathname", "value": "/", "type": "session"}, {"key": "plan", "value": "pro"}]}`,
      { properties: { plan: "pro" } },
      `
      filtering_failed by program: Error filtering event e-1: Global variable not found: session
      ! the filters match (Global variable not found: session)
        ! session property $pathname is "/" (Global variable not found: session): Global variable not found: session
        + event property plan is "pro": "pro"
      `.replaceAll("not found: session", "not found: session.$pathname"),
    ));

  it("matches without a program where there are no filters", () =>
    checkExplanation(
      "{}",
      {},
      `
      match by no-filters
      + every event matches
    `,
    ));

  it("drops an event by its name before the program runs", () =>
    checkExplanation(
      paid,
      { event: "other" },
      `
      filtered by event-name
      - event is "paid": "other"
    `,
    ));

  it("drops all events for an entry without an id, though its program matches", () =>
    checkExplanation(
      `{"events": [{"type": "events"}]}`,
      {},
      `
      filtered by event-name
      + every event matches
    `,
    ));

  it("runs the program where there is an action, too", () =>
    checkExplanation(
      `{"events": [{"id": "paid", "type": "events"}], "actions": [{"type": "actions"}]}`,
      { event: "other" },
      `
      filtered by program
      - any of the events matches
        - event is "paid": "other"
        - no event matches: the action has no id
      `,
    ));

  it("fails for filters that do not compile", () =>
    checkExplanation(
      `{"properties": [{"key": "n", "value": 1, "operator": "near"}]}`,
      {},
      `
      filtering_failed by not-compiled: Error filtering event e-1: Filters were not compiled correctly and so could not be executed
      `,
    ));

  it("agrees with the program in all vectors", () => {
    for (const { source, context, evaluations } of vectors()) {
      const compiled = compileFilters(source, readProject(context), clock);
      for (const { globals, match } of evaluations) {
        const { clauses } = explainFilters(source, compiled, globals, executeVectorFilter);
        const { outcome } = clauses ?? {};
        assert.equal(outcome?.kind !== "error" && outcome?.value === true, match);
      }
    }
  });
});

describe("the globals of filters", () => {
  const chain =
    `span:text="Buy ""now"nth-child="1";button.btn.primary:attr_id="buy"nth-child="1"text="Buy now";` +
    `a.link:href="https://shop.test/p"nth-child="2"text="Buy now";form:attr_id="checkout"`;

  it("are flat, and complete without a person or groups", () =>
    assert.deepEqual(filterGlobals(eventGlobals({})), {
      event: "paid",
      uuid: "e-1",
      timestamp: "2026-03-10T09:15:00.000Z",
      distinct_id: "d-1",
      properties: {},
      person: null,
      pdi: null,
      elements_chain: null,
      elements_chain_href: "",
      elements_chain_texts: [],
      elements_chain_ids: [],
      elements_chain_elements: [],
      $group_0: null,
      group_0: { properties: {} },
      $group_1: null,
      group_1: { properties: {} },
      $group_2: null,
      group_2: { properties: {} },
      $group_3: null,
      group_3: { properties: {} },
      $group_4: null,
      group_4: { properties: {} },
      variables: {},
    }));

  it("have the person twice and groups by index", () => {
    const properties = { email: "ada@example.test" };
    const globals = filterGlobals({
      ...eventGlobals({ person: { id: "p-1", properties } }),
      groups: { company: { id: "acme", index: 3, properties: { size: 5 } } },
    });
    assert.deepEqual(globals["person"], { id: "p-1", properties });
    assert.deepEqual(globals["pdi"], {
      distinct_id: "d-1",
      person_id: "p-1",
      person: { id: "p-1", properties },
    });
    assert.equal(globals["$group_3"], "acme");
    assert.deepEqual(globals["group_3"], { properties: { size: 5 } });
  });

  it("list what the chain of elements holds", () => {
    const globals = filterGlobals(eventGlobals({ properties: { $elements_chain: chain } }));
    assert.equal(globals["elements_chain"], chain);
    assert.equal(globals["elements_chain_href"], "https://shop.test/p");
    assert.deepEqual(globals["elements_chain_texts"], ["Buy ", "Buy now"]);
    assert.deepEqual(globals["elements_chain_ids"], ["buy", "checkout"]);
    assert.deepEqual(globals["elements_chain_elements"], ["button", "a", "form"]);
  });

  it("prefer the event's own chain to the property", () => {
    const { event } = eventGlobals({ properties: { $elements_chain: chain } });
    const globals = filterGlobals({ event: { ...event, elements_chain: "a" } });
    assert.equal(globals["elements_chain"], "a");
    assert.deepEqual(globals["elements_chain_elements"], ["a"]);
  });
});

/** 10:15:30 in Berlin, on a day without daylight saving time. */
const clock = { now: Date.parse("2026-03-10T09:15:30Z"), timeZone: "Europe/Berlin" };

/** Code that reads the event property `n`. */
const n: Bytecode = [32, "n", 32, "properties", 1, 2];

interface Vector {
  readonly id: string;
  readonly source: Json;
  readonly context: Json;
  readonly bytecode?: unknown;
  readonly error?: { readonly stage: string; readonly type: string; readonly message: string };
  readonly evaluations: readonly Evaluation[];
}

interface Evaluation {
  readonly globals: Record<string, unknown>;
  readonly result?: unknown;
  readonly run_error?: string;
  readonly match: boolean;
}

function vectors(): readonly Vector[] {
  const file = new URL("../conformance/filters.jsonl", import.meta.url);
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line !== "").map(decodeVector);
}

function decodeVector(line: string): Vector {
  const vector: Omit<Vector, "evaluations"> & { evaluations?: Evaluation[] } = JSON.parse(line);
  // The source is read once more for its numbers, which `JSON.parse` does not tell apart.
  const written = json(line);
  assert.ok(typeof written === "object" && written !== null && "source" in written);
  return { ...vector, source: written.source, evaluations: vector.evaluations ?? [] };
}

function json(text: string): Json {
  const read = readJson(text);
  assert.ok("value" in read, text);
  return read.value;
}

function checkVector({ source, context, bytecode, error, evaluations }: Vector): void {
  const compiled = compileFilters(source, readProject(context), clock);
  if ("error" in compiled) {
    assert.equal(compiled.error.stage, error?.stage);
    if (error?.stage === "parse") return;
    assert.deepEqual(compiled.error, { ...error });
    return;
  }
  assert.equal(error, undefined);
  assert.deepEqual(JSON.parse(bytecodeToJson(compiled.bytecode)), bytecode);
  for (const { globals, result, run_error, match } of evaluations) {
    const execution = executeVectorFilter(compiled.bytecode, globals);
    assert.deepEqual(execution, run_error === undefined ? { value: result } : { error: run_error });
    assert.equal("value" in execution && execution.value === true, match);
  }
}

function folded(clause: Clause): Bytecode {
  if (clause.kind === "test") return clause.code;
  const children = clause.children.flatMap(folded);
  if (clause.kind === "not") return [...children, 5];
  return [...children, clause.kind === "all" ? 3 : 4, clause.children.length];
}

function compiledFrom(filters: string, project: string): CompiledFilters {
  const compiled = compileFilters(json(filters), readProject(json(project)), clock);
  assert.ok(!("error" in compiled), "error" in compiled ? compiled.error.message : "");
  return compiled;
}

function checkClauses(filters: string, project: string, expected: string): void {
  const { clauses } = compiledFrom(filters, project);
  assert.equal(outlined(clauses).join("\n"), unindented(expected));
}

function outlined(clause: Clause): readonly string[] {
  const { kind, label, origin } = clause;
  const children = kind === "test" ? [] : clause.children;
  const place = [origin.document, ...origin.path].join(" ");
  return [`${kind} ${label} – ${place}`, ...children.flatMap(outlined).map((line) => `  ${line}`)];
}

function unindented(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const margin = lines[0]?.search(/\S/) ?? 0;
  return lines.map((line) => line.slice(margin)).join("\n");
}

function checkProperty(property: string, ...code: readonly Bytecode[]): void {
  const { bytecode } = compiledFrom(`{"properties": [${property}]}`, "{}");
  assert.deepEqual(bytecode, ["_H", 1, ...code.flat()]);
}

function checkDate(written: string, resolved: string): void {
  const property = JSON.stringify({ key: "n", value: written, operator: "is_date_before" });
  checkProperty(
    property,
    [32, resolved, 2, "toDateTime", 1],
    [...n, 2, "toString", 1, 2, "toDateTime", 1, 15],
  );
}

function checkRange(operator: string, value: string, low: string, high: string): void {
  const version: Bytecode = [2, "sortableSemver", 1];
  checkProperty(
    JSON.stringify({ key: "n", value, operator }),
    [32, low, ...version, ...n, ...version, 14],
    [32, high, ...version, ...n, ...version, 15],
    [3, 2],
  );
}

function checkSelector(selector: string, regex: string): void {
  assert.equal(selectorRegex(parseSelector(selector)), regex);
}

function checkRefusal(filters: string, message: string, project = "{}"): void {
  const compiled = compileFilters(json(filters), readProject(json(project)), clock);
  assert.equal("error" in compiled && compiled.error.message, message);
}

interface EventParts {
  readonly event?: string;
  readonly properties?: Record<string, unknown>;
  readonly person?: { readonly id: string; readonly properties: Record<string, unknown> };
}

function eventGlobals({ event = "paid", properties = {}, person }: EventParts): EventGlobals {
  const timestamp = "2026-03-10T09:15:00.000Z";
  return {
    event: { event, uuid: "e-1", distinct_id: "d-1", timestamp, properties },
    ...(person && { person }),
  };
}

/** Expects `+`, `-` and `!` for true, false and failed conditions, and the value behind the colon. */
function checkExplanation(filters: string, event: EventParts, expected: string): void {
  const source = json(filters);
  const globals = filterGlobals(eventGlobals(event));
  const compiled = compileFilters(source, readProject(null), clock);
  const { match, metric, decision, log, clauses } = explainFilters(
    source,
    compiled,
    globals,
    executeVectorFilter,
  );
  assert.equal(match, metric === undefined);
  const verdict = `${metric ?? "match"} by ${decision}${log === undefined ? "" : `: ${log}`}`;
  const lines = [verdict, ...(clauses ? drawn(clauses) : [])];
  assert.equal(lines.join("\n"), unindented(expected));
}

function drawn({ label, outcome, subject, children }: ExplainedClause): readonly string[] {
  const sign = { true: "+", false: "-", error: "!" }[outcome.kind];
  const failure = outcome.kind === "error" ? ` (${outcome.message})` : "";
  const value = subject ? `: ${drawnValue(subject.execution)}` : "";
  const line = `${sign} ${label}${failure}${value}`;
  return [line, ...children.flatMap(drawn).map((child) => `  ${child}`)];
}

function drawnValue(execution: { readonly value: unknown } | { readonly error: string }): string {
  return "error" in execution ? execution.error : JSON.stringify(execution.value);
}
