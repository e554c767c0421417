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

const destination: Setting = { type: "destination", inputs: [] };
const webhook: Setting = { type: "source_webhook", inputs: [] };
const transformation: Setting = { type: "transformation", inputs: [] };

describe("completion of keys that a program assigns", () => {
  it("offers a key behind a dot", () =>
    checkCompletions("let body := {}\nbody.name := 'a'\nprint(body.$0)", ["name"], destination));

  it("offers a key in brackets", () =>
    checkCompletions("let body := {}\nbody['name'] := 1\nprint(body.$0)", ["name"], destination));

  it("offers them behind those of the literal", () =>
    checkCompletions(
      "let body := {'id': 1}\nbody.name := 'a'\nprint(body.$0)",
      ["id", "name"],
      destination,
    ));

  it("offers a key that is assigned twice once", () =>
    checkCompletions("let b := {}\nb.n := 1\nb.n := 2\nprint(b.$0)", ["n"], destination));

  it("offers a key of the literal that is assigned too once", () =>
    checkCompletions("let b := {'n': 1}\nb.n := 2\nprint(b.$0)", ["n"], destination));

  it("offers what is assigned below, as in a loop", () =>
    checkCompletions(
      "let b := {}\nfun f() {\n  return b.$0\n}\nb.late := 1",
      ["late"],
      destination,
    ));

  it("does not offer the key that is being typed", () => {
    checkCompletions("let b := {'id': 1}\nb.na$0 := 2", ["id"], destination);
    checkCompletions("let b := {'id': 1}\nb['na$0'] := 2", ["id"], destination);
  });

  it("offers the keys of an assigned dictionary", () =>
    checkCompletions("let b := {}\nb.to := {'x': 1}\nprint(b.to.$0)", ["x"], destination));

  it("offers keys that are assigned inside", () =>
    checkCompletions(
      "let b := {'to': {'x': 1}}\nb.to.y := 1\nprint(b.to.$0)",
      ["x", "y"],
      destination,
    ));

  it("offers keys that are assigned inside of what is not known", () =>
    checkCompletions("let b := {}\nb.to.y := 1\nprint(b.to.$0)", ["y"], destination));

  it("offers the properties that a transformation adds", () =>
    checkOffered(
      "let result := event\nresult.properties.plan := 'pro'\nprint(result.properties.$0)",
      ["plan", "$browser"],
      transformation,
    ));

  it("does not offer keys that are found at run time", () =>
    checkCompletions("let b := {}\nb[event.event] := 1\nprint(b.$0)", [], destination));

  it("does not take a comparison for an assignment", () =>
    checkCompletions("let b := {}\nprint(b.n = 1)\nprint(b.$0)", [], destination));

  it("offers the keys that are assigned to a parameter", () =>
    checkCompletions("fun f(x) {\n  x.a := 1\n  return x.$0\n}", ["a"], destination));

  it("offers keys of the literal in brackets", () =>
    checkCompletions("let b := {'a b': 1}\nb.c := 1\nprint(b['$0'])", ["a b", "c"], destination));

  it("tells the type of a value that is plain to see", () => {
    const program = "let b := {'n': 1, 'l': [], 'd': {}}\nb.t := 'x'\nprint(b.$0)";
    assert.deepEqual(
      completionsAt(program, destination).map(({ label, detail }) => [label, detail]),
      [
        ["n", "number"],
        ["l", "array"],
        ["d", "object"],
        ["t", "string"],
      ],
    );
  });

  it("is silent about a type that depends", () =>
    assert.equal(
      completionOf("let b := {'n': event.event}\nb.$0", "n", destination).detail,
      undefined,
    ));
});

describe("completion of what calls give", () => {
  it("offers the fields of an answer", () =>
    checkCompletions(
      "let res := fetch('https://a.test')\nif (res.$0 >= 400) {}",
      ["status", "body"],
      destination,
    ));

  it("offers them directly behind the call", () =>
    checkCompletions("print(fetch('https://a.test').$0)", ["status", "body"], destination));

  it("offers them behind a call over several lines", () =>
    checkCompletions(
      "print(fetch('https://a.test', {\n  'method': 'GET'\n}).$0)",
      ["status", "body"],
      destination,
    ));

  it("offers them behind a safe dot", () =>
    checkCompletions("print(fetch('https://a.test')?.$0)", ["status", "body"], destination));

  it("offers them in brackets", () =>
    checkTaken("fetch(a)['$0']", "status", "fetch(a)['status']", destination));

  it("offers nothing inside the body, which can be anything", () => {
    checkCompletions("fetch('https://a.test').body.$0", [], destination);
    checkCompletions("let res := fetch('https://a.test')\nres.body.$0", [], destination);
  });

  it("offers nothing behind a function of one's own with that name", () =>
    checkCompletions("fun fetch(u) { return u }\nfetch('a').$0", [], destination));

  it("offers the keys of what a function of one's own returns", () => {
    const fn = "fun point(x) {\n  return {'x': x, 'y': 0}\n}\n";
    checkCompletions(`${fn}let p := point(1)\np.$0`, ["x", "y"], destination);
    checkCompletions(`${fn}print(point(1).$0)`, ["x", "y"], destination);
    checkCompletions(`${fn}print(point(1)['$0'])`, ["x", "y"], destination);
  });

  it("offers the keys of what a lambda gives", () =>
    checkCompletions("let f := x -> {'a': x}\nprint(f(1).$0)", ["a"], destination));

  it("does not go round in circles", () =>
    checkCompletions("fun f(x) {\n  return f(x)\n}\nf(1).$0", [], destination));

  it("offers nothing behind an unknown function", () =>
    checkCompletions("nobody('a').$0", [], destination));

  it("offers nothing behind a method", () => checkCompletions("a.fetch('a').$0", [], destination));

  it("offers nothing behind parentheses", () => checkCompletions("(fetch).$0", [], destination));

  it("offers nothing behind a function that gives a text", () =>
    checkCompletions("lower('A').$0", [], destination));

  it("offers the fields of an answer in a loop", () =>
    checkOffered(
      "while (true) {\n  let res := fetch('https://a.test')\n  print(res.$0)\n}",
      ["status"],
      destination,
    ));
});

describe("completion of errors", () => {
  const fields = ["type", "message", "payload"];

  it("offers the fields of a caught one", () =>
    checkCompletions("try { f() } catch (e) { print(e.$0) }", fields, destination));

  it("offers them under another name", () =>
    checkCompletions("try { f() } catch (problem) { print(problem.$0) }", fields, destination));

  it("offers them where its type is asked for", () =>
    checkCompletions("try { f() } catch (e: QuotaError) { print(e.$0) }", fields, destination));

  it("offers them in a text", () =>
    checkCompletions("try { f() } catch (e) { print(f'failed: {e.$0}') }", fields, destination));

  it("offers the fields of one that is made", () => {
    checkCompletions("let e := Error('a')\nprint(e.$0)", fields, destination);
    checkCompletions("print(Error('a').$0)", fields, destination);
    checkCompletions("print(HogError('T', 'a').$0)", fields, destination);
  });

  it("offers nothing behind the block", () =>
    checkCompletions("try { f() } catch (e) { g() }\nprint(e.$0)", [], destination));
});

describe("completion of elements", () => {
  it("offers the keys of the dictionaries in a list", () =>
    checkCompletions(
      "for (let item in [{'id': 1, 'name': 'a'}]) { print(item.$0) }",
      ["id", "name"],
      destination,
    ));

  it("offers them where the list is in a variable", () =>
    checkCompletions(
      "let items := [{'id': 1}]\nfor (let item in items) { print(item.$0) }",
      ["id"],
      destination,
    ));

  it("offers them of the value, not of the key", () => {
    checkCompletions("for (let i, item in [{'id': 1}]) { print(item.$0) }", ["id"], destination);
    checkCompletions("for (let i, item in [{'id': 1}]) { print(i.$0) }", [], destination);
  });

  it("offers nothing where the list changes", () =>
    checkCompletions(
      "let items := [{'id': 1}]\nitems := []\nfor (let item in items) { print(item.$0) }",
      [],
      destination,
    ));

  it("offers nothing of plain elements", () =>
    checkCompletions("for (let item in [1, 2]) { print(item.$0) }", [], destination));

  it("offers them in a lambda that gets the elements", () =>
    checkCompletions("arrayMap(item -> item.$0, [{'id': 1}])", ["id"], destination));

  it("offers them in a lambda with a list in a variable", () =>
    checkCompletions(
      "let items := [{'id': 1}]\nlet names := arrayFilter(item -> item.$0 > 1, items)",
      ["id"],
      destination,
    ));

  it("offers nothing in a lambda that nobody calls", () =>
    checkCompletions("let f := item -> item.$0", [], destination));

  it("offers nothing in a lambda for another function", () =>
    checkCompletions("print(item -> item.$0, [{'id': 1}])", [], destination));

  it("ends where lists hold what their own loops give", () => {
    let program = "let a0 := [{'id': 1}]\n";
    for (let depth = 1; depth < 30; depth++) {
      const element = `x${depth}`;
      program += `for (let ${element} in a${depth - 1}) {\n`;
      program += `let a${depth} := [${Array.from({ length: 10 }, () => element).join(", ")}]\n`;
    }
    const start = performance.now();
    completionsAt(`${program}x29.$0`, destination);
    assert.ok(performance.now() - start < 2000);
  });
});

describe("completion of parameters", () => {
  it("offers what the function is called with", () =>
    checkCompletions(
      "fun send(contact) {\n  return contact.$0\n}\nsend({'email': 'a'})",
      ["email"],
      destination,
    ));

  it("offers it of the right argument", () =>
    checkCompletions(
      "fun send(a, b) {\n  return b.$0\n}\nsend({'x': 1}, {'y': 1})",
      ["y"],
      destination,
    ));

  it("offers the fields of what is passed on", () =>
    checkOffered(
      "fun clean(properties) {\n  return properties.$0\n}\nclean(event.properties)",
      ["$browser"],
      destination,
    ));

  it("offers nothing where the function is never called", () =>
    checkCompletions("fun send(contact) {\n  return contact.$0\n}", [], destination));

  it("does not go round in circles", () =>
    checkCompletions("fun f(x) {\n  f(x)\n  return x.$0\n}\nf(1)", [], destination));
});

describe("completion of inputs with an inside", () => {
  const configuration = {
    type: "destination",
    inputs_schema: [
      { key: "headers", type: "dictionary" },
      { key: "body", type: "json", default: { suggested: 1 } },
      { key: "account", type: "integration", integration: "slack" },
      { key: "email", type: "email" },
      { key: "url", type: "string" },
      { key: "hidden", type: "dictionary", secret: true },
    ],
    inputs: {
      headers: {
        value: { "X-Key": "{event.uuid}", plain: "a", $$_extend_object: "{inputs.body}" },
      },
      url: { value: "https://a.test" },
      hidden: { value: { key: "a" } },
    },
  };
  const setting: Setting = { configuration };

  it("offers the keys of a dictionary's value", () =>
    checkCompletions("print(inputs.headers.$0)", ["X-Key", "plain"], setting));

  it("takes brackets for them where they need some", () =>
    checkTaken("inputs.headers.$0", "X-Key", "inputs.headers['X-Key']", setting));

  it("offers the keys of the suggested value where there is no other", () =>
    checkCompletions("print(inputs.body.$0)", ["suggested"], setting));

  it("offers the token of an integration", () =>
    checkCompletions("print(inputs.account.$0)", ["access_token"], setting));

  it("offers the parts of an e-mail", () => {
    checkOffered("print(inputs.email.$0)", ["to", "subject", "html"], setting);
    checkCompletions("print(inputs.email.to.$0)", ["email", "name"], setting);
  });

  it("offers nothing inside a text", () => checkCompletions("inputs.url.$0", [], setting));

  it("offers nothing inside a secret", () => checkCompletions("inputs.hidden.$0", [], setting));

  it("offers the keys of a nested value", () =>
    checkCompletions("inputs.body.to.$0", ["name"], {
      configuration: {
        inputs_schema: [{ key: "body", type: "json" }],
        inputs: { body: { value: { to: { name: "a" } } } },
      },
    }));

  it("offers the keys of a mapping's input", () =>
    checkCompletions("inputs.extra.$0", ["a"], {
      configuration: {
        inputs_schema: [],
        mappings: [
          {
            inputs_schema: [{ key: "extra", type: "dictionary" }],
            inputs: { extra: { value: { a: "1" } } },
          },
        ],
      },
    }));

  it("offers them through a variable", () =>
    checkCompletions("let h := inputs.headers\nh.$0", ["X-Key", "plain"], setting));

  it("offers an integration's token where the value is not known", () =>
    checkCompletions("inputs.a.$0", ["access_token"], {
      inputs: [{ key: "a", type: "integration" }],
    }));
});

describe("completion of a project's properties", () => {
  const setting: Setting = {
    type: "destination",
    project: {
      eventProperties: [
        { name: "plan", type: "String" },
        { name: "total price", type: "Numeric" },
      ],
      personProperties: [{ name: "company", type: "String" }],
      groups: [{ type: "company", index: 0, properties: [{ name: "seats", type: "Numeric" }] }],
    },
  };

  it("offers those of events in front of PostHog's own", () =>
    assert.deepEqual(
      completionsAt("event.properties.$0", setting)
        .slice(0, 3)
        .map(({ label }) => label),
      ["plan", "total price", "$current_url"],
    ));

  it("offers those that the project has made up in front of what libraries send", () => {
    const names = ["$browser", "plan", "$set_once", "amount"];
    const project = { eventProperties: names.map((name) => ({ name })) };
    assert.deepEqual(
      completionsAt("event.properties.$0", { type: "destination", project })
        .slice(0, 4)
        .map(({ label }) => label),
      ["plan", "amount", "$browser", "$set_once"],
    );
  });

  it("offers those of persons", () =>
    checkOffered("person.properties.$0", ["company", "email"], setting));

  it("offers the types of groups", () => checkOffered("groups.$0", ["company"], setting));

  it("offers those of a type of groups", () =>
    checkCompletions("groups.company.properties.$0", ["seats"], setting));

  it("offers the same behind safe dots", () =>
    checkCompletions("groups?.company?.properties?.$0", ["seats"], setting));

  it("offers the same in brackets", () =>
    checkCompletions("groups['company']['properties']['$0']", ["seats"], setting));

  it("takes brackets for a name with a space", () =>
    checkTaken(
      "print(event.properties.to$0)",
      "total price",
      "print(event.properties['total price'])",
      setting,
    ));

  it("offers them through a variable", () =>
    checkOffered("let p := event.properties\nprint(p.$0)", ["plan"], setting));

  it("offers none of them on an event inside PostHog", () =>
    checkNotOffered("event.properties.$0", ["plan"], { ...setting, type: "internal_destination" }));

  it("offers none of them on the stand-in of a webhook", () =>
    checkNotOffered("event.properties.$0", ["plan"], { ...setting, type: "source_webhook" }));

  it("tells the type", () =>
    assert.match(
      completionOf("event.properties.$0", "total price", setting).detail ?? "",
      /number/,
    ));

  it("still offers the request of a webhook", () =>
    checkOffered("request.$0", ["body", "headers"], webhook));
});
