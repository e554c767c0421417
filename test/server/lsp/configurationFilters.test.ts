import assert from "node:assert/strict";
import { operators } from "../../../hog/filters/operators.ts";
import { problemsOfConfiguration } from "../../../server/lsp/services/configuration/problems.ts";
import {
  checkConfiguration,
  inProject,
  messageIn,
  openConfiguration,
  problemsIn,
  withTest,
} from "./openConfiguration.ts";

describe("problems of filters", () => {
  it("are none in sound ones", () =>
    checkConfiguration(
      {
        filters: {
          source: "events",
          filter_test_accounts: true,
          events: [
            {
              id: "order completed",
              name: "order completed",
              type: "events",
              order: 0,
              properties: [{ key: "total", value: 10, operator: "gt", type: "event" }],
            },
            { id: null, name: "All events", type: "events", order: 1 },
          ],
          actions: [{ id: "4", name: "Paid", type: "actions", order: 2 }],
          properties: [
            { key: "email", value: "is_set", operator: "is_set", type: "person" },
            { key: "plan", value: ["pro", "team"], type: "group", group_type_index: 0 },
            { key: "properties.total > 10 and person.properties.plan = 'pro'", type: "hogql" },
            { key: "distinct_id", value: "a", type: "event_metadata" },
            { key: "selector", value: "button.buy", type: "element" },
          ],
        },
      },
      [],
    ));

  it("are none of any operator with a value that fits", () => {
    for (const operator of operators.keys()) {
      checkConfiguration(withTest({ key: "a", value: fittingValue(operator), operator }), []);
    }
  });

  it("are found in events, actions and mappings", () => {
    const test = { key: "a", value: "b", operator: "exat" };
    const found = ['unknown-operator "exat"'];
    checkConfiguration(
      { filters: { events: [{ id: "a", type: "events", properties: [test] }] } },
      found,
    );
    checkConfiguration(
      { filters: { actions: [{ id: 1, type: "actions", properties: [test] }] } },
      found,
    );
    checkConfiguration({ mappings: [{ filters: { properties: [test] } }] }, found);
  });

  describe("that PostHog refuses", () => {
    it("are operators that do not exist", () => {
      const written = withTest({ key: "a", value: "b", operator: "icontain" });
      checkConfiguration(written, ['unknown-operator "icontain"']);
      assert.match(messageIn(written), /Did you mean `icontains`\?$/);
    });

    it("are cohorts", () =>
      checkConfiguration(withTest({ key: "id", value: 5, type: "cohort" }), [
        'filter-refused "cohort"',
      ]));

    it("are bounds that are none", () => {
      assert.match(messageIn(withBounds([1])), /requires a two-element array/);
      assert.match(messageIn(withBounds([5, 1])), /min value to be less than/);
      assert.match(messageIn(withBounds("5")), /^PostHog refuses this: between operator/);
      checkConfiguration(withBounds("5"), ['filter-refused "5"']);
    });

    it("are lists of one where a list is wanted", () =>
      checkConfiguration(withTest({ key: "a", value: "b", operator: "in" }), [
        'filter-refused "b"',
      ]));

    it("are versions that are none", () =>
      checkConfiguration(withTest({ key: "a", value: "x", operator: "semver_tilde" }), [
        'filter-refused "x"',
      ]));

    it("are objects for a value", () =>
      checkConfiguration(JSON.stringify(withTest({ key: "a", value: { b: 1 } })), [
        'filter-refused {"b":1}',
      ]));

    it("are operators of elements that those do not have", () =>
      checkConfiguration(
        withTest({ key: "selector", value: "a", operator: "icontains", type: "element" }),
        ['filter-refused "icontains"'],
      ));

    it("are keys of elements that do not exist", () =>
      checkConfiguration(withTest({ key: "colour", value: "a", type: "element" }), [
        'filter-refused "colour"',
      ]));

    it("are types that have no place here", () => {
      checkConfiguration(withTest({ key: "a", value: "b", type: "flag" }), [
        'filter-refused "flag"',
      ]);
      checkConfiguration(withTest({ key: "a", value: "b", type: "revenue_analytics" }), [
        'filter-refused "revenue_analytics"',
      ]);
    });

    it("are ids of actions that are no numbers", () =>
      checkConfiguration({ filters: { actions: [{ id: "paid", type: "actions" }] } }, [
        'filter-refused "paid"',
      ]));

    it("are none of actions that only the project knows", () =>
      checkConfiguration({ filters: { actions: [{ id: 77, type: "actions" }] } }, []));
  });

  describe("that are incomplete", () => {
    it("are tests without a value", () => {
      checkConfiguration(withTest({ key: "a" }), ['incomplete-filter "a"']);
      checkConfiguration(withTest({ key: "a", value: null }), ["incomplete-filter null"]);
      checkConfiguration(withTest({ key: "a", value: [] }), ["incomplete-filter []"]);
    });

    it("are none where no value is wanted", () =>
      checkConfiguration(
        withTest({ key: "a", operator: "is_set" }, { key: "a", operator: "is_not_set", value: [] }),
        [],
      ));

    it("are tests without a key, or of an unknown type", () => {
      checkConfiguration(JSON.stringify(withTest({ value: "a" })), [
        'incomplete-filter {"value":"a"}',
      ]);
      const written = withTest({ key: "a", value: "b", type: "persn" });
      checkConfiguration(written, ['incomplete-filter "persn"']);
      assert.match(messageIn(written), /Did you mean `person`\?$/);
    });

    it("are groups of which the type is not known", () =>
      checkConfiguration(withTest({ key: "a", value: "b", type: "group" }), [
        'incomplete-filter "group"',
      ]));

    it("are entries without their type", () => {
      checkConfiguration(JSON.stringify({ filters: { events: [{ id: "a" }] } }), [
        'incomplete-filter {"id":"a"}',
      ]);
      checkConfiguration({ filters: { events: [{ id: "a", type: "event" }] } }, [
        'incomplete-filter "event"',
      ]);
    });

    it("are told by the JSON schemas in the document of a function, but for values", () => {
      const written = {
        filters: {
          events: [{ id: "a", type: "event" }],
          properties: [
            { value: "a" },
            { key: "a", value: "b", type: "persn" },
            { key: "a", value: "b", type: "group" },
            { key: "a", value: "b", operator: "exat" },
            { key: "none" },
          ],
        },
      };
      checkConfiguration(written, ['incomplete-filter "none"'], { uri: inProject });
    });
  });

  describe("that never fit", () => {
    it("are sessions", () =>
      checkConfiguration(withTestOf("$entry_current_url", "session"), [
        'filter-never-fits "session"',
      ]));

    it("are fields of the event that do not exist", () => {
      checkConfiguration(withTestOf("distinct_ids", "event_metadata"), [
        'filter-never-fits "distinct_ids"',
      ]);
      assert.match(
        messageIn(withTestOf("distinct_ids", "event_metadata")),
        /Did you mean `distinct_id`\?/,
      );
    });

    it("are distinct ids of persons", () =>
      checkConfiguration(withTestOf("distinct_id", "person"), ['filter-never-fits "distinct_id"']));

    it("are virtual properties", () =>
      checkConfiguration(withTestOf("$virt_is_bot", "event"), [
        'filter-never-fits "$virt_is_bot"',
      ]));

    it("are persons in a transformation", () => {
      checkConfiguration(withTestOf("email", "person"), ['filter-never-fits "person"'], {
        type: "transformation",
      });
      checkConfiguration(withTestOf("email", "person"), [], { type: "destination" });
    });

    it("are none where no events are looked at", () =>
      checkConfiguration(
        {
          filters: {
            source: "data-warehouse-table",
            properties: [{ key: "a.b", value: 1, type: "data_warehouse" }],
          },
        },
        [],
      ));
  });

  describe("whose operator does not fit", () => {
    it("are dates that are none", () => {
      checkConfiguration(withOperator("is_date_after", 5), ["operator-misfit 5"]);
      checkConfiguration(withOperator("is_date_after", "yesterday"), [
        'operator-misfit "yesterday"',
      ]);
      checkConfiguration(withOperator("is_date_after", "-7d"), []);
      checkConfiguration(withOperator("is_date_before", "2026-01-31"), []);
    });

    it("are texts that are compared letter by letter", () => {
      checkConfiguration(withOperator("gt", "many"), ['operator-misfit "many"']);
      checkConfiguration(withOperator("gt", "10"), []);
      checkConfiguration(withOperator("gte", "2026-01-31"), []);
    });

    it("are versions that are compared as texts", () =>
      assert.match(messageIn(withOperator("gte", "1.10.0")), /Write `semver_gte` for versions\.$/));

    it("are words for versions", () =>
      checkConfiguration(withOperator("semver_gt", "latest"), ['operator-misfit "latest"']));

    it("are patterns that PostHog cannot read", () =>
      checkConfiguration(withOperator("regex", "^(?!a)"), ['operator-misfit "^(?!a)"']));

    it("are patterns whose brackets do not fit", () => {
      checkConfiguration(withOperator("regex", "a("), ['operator-misfit "a("']);
      checkConfiguration(withOperator("not_regex", "a[b"), ['operator-misfit "a[b"']);
      checkConfiguration(withOperator("regex", "^[(a]|b\\(\\)$"), []);
      checkConfiguration(withOperator("icontains", "a("), []);
    });

    it("are several texts that must not all occur", () =>
      checkConfiguration(withOperator("not_icontains_multi", ["a", "b"]), [
        'operator-misfit "not_icontains_multi"',
      ]));

    it("are those of another type of property", () => {
      const project = { eventProperties: [{ name: "a", type: "Boolean" }] };
      checkConfiguration(withOperator("gt", 5), ['operator-misfit "gt"'], { project });
      checkConfiguration(withOperator("exact", "true"), [], { project });
    });
  });

  describe("in HogQL", () => {
    it("are those of the syntax, where they are", () =>
      checkConfiguration(withHogql("properties.a = "), ["expected-expression "]));

    it("stand behind escapes of JSON where they are", () =>
      checkConfiguration(
        String.raw`{ "filters": { "properties": [{ "type": "hogql", "key": "properties.a = '\u00e9\"' and nothng(1)" }] } }`,
        ["unknown-function nothng"],
      ));

    it("are fields that filters do not have", () => {
      checkConfiguration(withHogql("event.properties.plan = 'pro'"), [
        "unknown-filter-field event",
      ]);
      assert.equal(
        messageIn(withHogql("event.properties.plan = 'pro'")),
        "In filters `event` is the name of the event. Write `properties.plan`.",
      );
      checkConfiguration(withHogql("propertes.plan = 'pro'"), ["unknown-filter-field propertes"]);
      checkConfiguration(withHogql("person.email = 'a'"), ["unknown-filter-field email"]);
      checkConfiguration(withHogql("inputs.plan = 'pro'"), ["unknown-filter-field inputs"]);
    });

    it("are none in what filters see", () =>
      checkConfiguration(
        withHogql(
          "event = '$pageview' and properties.a.b > 1 and group_0.properties.x != '' and $group_0 = 'a' and arrayExists(x -> x = 'a', elements_chain_texts)",
        ),
        [],
      ));

    it("are functions that filters cannot call", () => {
      checkConfiguration(withHogql("fetch('a')"), ["function-not-available fetch"]);
      checkConfiguration(withHogql("count()"), ["unknown-function count"]);
    });

    it("are queries", () =>
      checkConfiguration(withHogql("properties.a in (select 1)"), ["filter-refused select"]));

    it("are placeholders", () =>
      checkConfiguration(withHogql("{a}"), [
        "placeholder-outside-sql {a}",
        "unknown-filter-field a",
      ]));

    it("are an empty text", () => assert.equal(problemsIn(withHogql("")).length, 1));

    it("are none of fields where no events are looked at", () =>
      checkConfiguration(
        {
          filters: {
            source: "data-warehouse-table",
            properties: [{ key: "row.a = 1", type: "hogql" }],
          },
        },
        [],
      ));
  });

  describe("with names that the project has never seen", () => {
    const project = {
      events: [{ name: "order completed" }],
      eventProperties: [{ name: "total" }],
      personProperties: [{ name: "email" }],
      groups: [{ type: "company", index: 1, properties: [{ name: "size" }] }],
    };
    it("are events", () => {
      checkConfiguration(withEvent("order complete"), ['unseen-event "order complete"'], {
        project,
      });
      assert.equal(
        messageIn(withEvent("order complete"), { project }),
        "The project has never seen an event named `order complete`. Did you mean `order completed`?",
      );
      checkConfiguration(withEvent("order completed"), [], { project });
      checkConfiguration(withEvent(null), [], { project });
    });

    it("are properties", () => {
      checkConfiguration(withKey("totl", "event"), ['unseen-property "totl"'], { project });
      checkConfiguration(withKey("total", "event"), [], { project });
      checkConfiguration(withKey("mail", "person"), ['unseen-property "mail"'], { project });
      checkConfiguration(withKey("siz", "group"), ['unseen-property "siz"'], { project });
      checkConfiguration(withKey("size", "group"), [], { project });
    });

    it("are none where not all names are known", () => {
      checkConfiguration(withEvent("x"), [], { project: { ...project, complete: false } });
      checkConfiguration(withEvent("x"), []);
    });

    it("are none inside PostHog", () =>
      checkConfiguration(withEvent("$error_tracking_issue_created"), [], {
        project,
        type: "internal_destination",
      }));

    it("are infos, and can be switched off", () => {
      const configuration = openConfiguration(withEvent("x"), { project });
      const severities = problemsOfConfiguration(configuration).map(({ severity }) => severity);
      assert.deepEqual(severities, ["info"]);
      checkConfiguration(withEvent("x"), [], {
        project,
        settings: new Map([["unseen-event", "off"]]),
      });
    });
  });
});

function fittingValue(operator: string): unknown {
  if (operator.includes("between")) return [1, 2];
  if (operator.startsWith("is_date")) return "2026-01-31";
  if (operator.startsWith("semver")) return "1.2.3";
  if (operator === "in" || operator === "not_in") return ["a", "b"];
  return "5";
}

function withBounds(value: unknown): object {
  return withTest({ key: "a", value, operator: "between" });
}

function withTestOf(key: string, type: string): object {
  return withTest({ key, value: "a", type });
}

function withOperator(operator: string, value: unknown): object {
  return withTest({ key: "a", value, operator });
}

function withHogql(key: string): object {
  return withTest({ key, type: "hogql" });
}

function withEvent(id: unknown): object {
  return { filters: { events: [{ id, type: "events" }] } };
}

function withKey(key: string, type: string): object {
  return withTest({ key, value: "1", type, group_type_index: 1 });
}
