import assert from "node:assert/strict";
import {
  checkCompletions,
  checkNotOffered,
  checkOffered,
  checkTaken,
  completionOf,
  completionsAt,
  type Setting,
} from "./checkCompletion.ts";

const shop: Setting = {
  type: "destination",
  inputs: [
    { key: "mode", type: "choice", choices: [{ value: "fast" }, { value: "safe" }] },
    { key: "url", type: "string" },
  ],
  project: {
    events: [{ name: "order paid", description: "The money is there." }, { name: "it's late" }],
    eventProperties: [{ name: "plan" }],
  },
};
const own = ["order paid", "it's late"];

describe("completion of the names of events", () => {
  const places = [
    ["behind ==", "if (event.event == '$0') {}"],
    ["behind =", "if (event.event = '$0') {}"],
    ["behind !=", "if (event.event != '$0') {}"],
    ["behind <>", "if (event.event <> '$0') {}"],
    ["in a list", "if (event.event in ['$0']) {}"],
    ["in a list, as a further element", "if (event.event in ['a', '$0']) {}"],
    ["in parentheses", "if (event.event in ('$0')) {}"],
    ["in parentheses, as a further element", "if (event.event in ('a', 'b', '$0')) {}"],
    ["behind not in", "if (event.event not in ['$0']) {}"],
    ["behind like", "if (event.event like '$0') {}"],
    ["behind not like", "if (event.event not like '$0') {}"],
    ["behind ilike", "if (event.event ilike '$0') {}"],
    ["in front of ==", "if ('$0' == event.event) {}"],
    ["in front of !=", "if ('$0' != event.event) {}"],
    ["in front of ==, in brackets", "if ('$0' = event['event']) {}"],
    ["in an unfinished condition", "if (event.event == '$0"],
    ["in an unfinished list", "if (event.event in ['a', '$0"],
    ["behind a key in brackets", "event['event'] == '$0'"],
    ["behind a safe dot", "event?.event == '$0'"],
    ["behind a variable that holds the name", "let name := event.event\nname == '$0'"],
    ["of a copy of the event", "let copy := event\ncopy.event == '$0'"],
    ["in a conditional", "print(event.event == '$0' ? 1 : 2)"],
    ["in a lambda", "arrayFilter(x -> x = 1 and event.event = '$0', [])"],
    ["in an interpolation", "print(f'{event.event == '$0'}')"],
  ] as const;
  for (const [name, program] of places) {
    it(`offers them ${name}`, () => checkOffered(program, own, shop));
  }

  it("offers the project's own first", () =>
    assert.deepEqual(
      completionsAt("event.event == '$0'", shop)
        .slice(0, 3)
        .map(({ label }) => label),
      [...own, "$pageview"],
    ));

  it("offers PostHog's own where the project is not known", () =>
    checkOffered("event.event == '$0'", ["$pageview", "$identify"], { type: "destination" }));

  it("offers those inside PostHog where these start the function", () => {
    const setting: Setting = { ...shop, type: "internal_destination" };
    checkOffered("event.event == '$0'", ["$error_tracking_issue_created"], setting);
    checkNotOffered("event.event == '$0'", ["order paid", "$pageview"], setting);
  });

  it("tells what an event means", () =>
    assert.equal(
      completionOf("event.event == '$0'", "order paid", shop).detail,
      "The money is there.",
    ));

  it("closes the text", () =>
    checkTaken("if (event.event == '$0", "order paid", "if (event.event == 'order paid'", shop));

  it("escapes quotes", () =>
    checkTaken("event.event == '$0'", "it's late", "event.event == 'it\\'s late'", shop));

  it("writes quotes where there are none", () => {
    checkTaken("event.event == $0", "order paid", "event.event == 'order paid'", shop);
    checkTaken("event.event in [$0]", "order paid", "event.event in ['order paid']", shop);
    checkTaken(
      "event.event in ('a', $0)",
      "order paid",
      "event.event in ('a', 'order paid')",
      shop,
    );
  });

  it("offers only names where the bracket of a list has just been typed", () =>
    checkNotOffered("event.event in [$0]", ["concat", "event"], {
      ...shop,
      client: { trigger: "[" },
    }));

  it("offers none behind another operator", () => {
    checkCompletions("event.event + '$0'", [], shop);
    checkCompletions("event.event < '$0'", [], shop);
  });

  it("offers none for another field", () => checkCompletions("event.uuid == '$0'", [], shop));

  it("offers none where a local hides the event", () =>
    checkCompletions("let event := {'event': 1}\nevent.event == '$0'", [], shop));

  it("offers none in front of another operator", () =>
    checkCompletions("print('$0' + event.event)", [], shop));

  it("offers none in front of nothing", () => checkCompletions("print('$0')", [], shop));

  it("offers them as the name of a captured event", () =>
    checkOffered("postHogCapture({'event': '$0'})", own, shop));
});

describe("completion of the choices of inputs", () => {
  const places = [
    ["behind ==", "inputs.mode == '$0'"],
    ["in a list", "inputs.mode in ['fast', '$0']"],
    ["in parentheses", "inputs.mode in ('$0')"],
    ["in front of ==", "if ('$0' == inputs.mode) {}"],
    ["behind brackets", "inputs['mode'] = '$0'"],
  ] as const;
  for (const [name, program] of places) {
    it(`offers exactly those ${name}`, () => checkCompletions(program, ["fast", "safe"], shop));
  }

  it("offers none of another input", () => checkCompletions("inputs.url == '$0'", [], shop));
});

describe("completion of the names of types", () => {
  const places = [
    ["behind ==", "typeof(event.event) == '$0'"],
    ["behind !=", "typeof(x) != '$0'"],
    ["behind a longer argument", "typeof(f(1, [2])) = '$0'"],
    ["in a list", "typeof(x) in ['integer', '$0']"],
    ["in front of ==", "if ('$0' == typeof(x)) {}"],
  ] as const;
  for (const [name, program] of places) {
    it(`offers them ${name}`, () =>
      checkOffered(program, ["string", "integer", "object", "null"], shop));
  }

  it("offers none that it never gives", () =>
    checkNotOffered("typeof(x) == '$0'", ["number", "undefined", "list"], shop));

  it("offers none behind a function of one's own with that name", () =>
    checkCompletions("fun typeof(x) { return 'a' }\ntypeof(1) == '$0'", [], shop));

  it("offers none behind another function", () => checkCompletions("lower(x) == '$0'", [], shop));

  it("writes quotes where there are none", () =>
    checkTaken("typeof(x) == $0", "string", "typeof(x) == 'string'", shop));
});

describe("completion of fixed texts", () => {
  it("offers the units of dates", () => {
    checkOffered("dateDiff('$0', a, b)", ["day", "hour"], shop);
    checkOffered("dateTrunc('$0', a)", ["day", "month"], shop);
  });

  it("offers the encodings of hashes", () =>
    checkCompletions("sha256('a', '$0')", ["hex", "base64", "base64url", "binary"], shop));

  it("offers the units of an interval", () =>
    checkCompletions("now() + interval 1 $0", ["minute", "hour", "day", "month"], shop));

  it("offers the methods of a request", () =>
    checkCompletions("request.method != '$0'", ["GET", "POST"], { type: "source_webhook" }));

  it("offers the values of a property that has few", () =>
    checkOffered("event.properties.$device_type == '$0'", ["Desktop", "Mobile"], shop));

  it("offers none to a function of one's own", () =>
    checkCompletions("fun dateTrunc(a) { return a }\ndateTrunc('$0')", [], shop));
});
