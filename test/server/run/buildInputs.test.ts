import assert from "node:assert/strict";
import type { HostCall, RunFunction, RunResult } from "../../../protocol/run.ts";
import { createMockedHost } from "../../../server/run/mockedHost.ts";
import { runFunction } from "../../../server/run/runFunction.ts";
import { linesOf, requestFor, runSource, type RunSetting } from "../../support/runSource.ts";

describe("inputs of a function", () => {
  it("are templates, which keep the type of a single expression", async () => {
    assert.deepEqual(
      await evaluated({
        text: { value: "Hi {person.name}, {event.properties.plan}!" },
        properties: { value: "{event.properties.plan == 'Pro'}" },
        body: { value: { id: "{event.uuid}", "{event.uuid}": 1, list: ["{person.id}", 2] } },
        literal: { value: 5 },
      }),
      {
        text: "Hi Ada, Pro!",
        properties: true,
        body: {
          id: "11111111-2222-3333-4444-555555555555",
          "{event.uuid}": 1,
          list: ["p-1", 2],
        },
        literal: 5,
      },
    );
  });

  it("see the inputs that they read, wherever those stand", async () => {
    assert.deepEqual(
      await evaluated({
        url: { value: "{inputs.host}/{inputs.path}" },
        path: { value: "items/{inputs.id}" },
        host: { value: "https://a.test" },
        id: { value: "7" },
      }),
      {
        host: "https://a.test",
        id: "7",
        path: "items/7",
        url: "https://a.test/items/7",
      },
    );
  });

  it("are refused where they read each other in a circle", async () => {
    const { status, errors } = await run({
      a: { value: "{inputs.b}" },
      b: { value: "{inputs.a}" },
    });
    assert.deepEqual(
      [status, errors],
      ["error", [{ stage: "inputs", message: "Circular dependency detected in input_deps." }]],
    );
  });

  it("take the programs and the order that they bring", async () => {
    assert.deepEqual(
      await evaluated({
        second: { value: "?", bytecode: thenFirst, order: 1 },
        first: { value: "?", bytecode: ["_H", 1, 32, "one"], order: 0 },
      }),
      { first: "one", second: "then one" },
    );
  });

  it("extend an object by the value of a template", async () => {
    assert.deepEqual(
      await evaluated({
        headers: { value: { $$_extend_object: "{event.properties}", plan: "own", extra: "x" } },
      }),
      {
        headers: {
          $current_url: "https://shop.example.test/cart",
          $ip: "89.160.20.129",
          plan: "own",
          extra: "x",
        },
      },
    );
  });

  it("are rendered by Liquid where they say so", async () => {
    assert.deepEqual(
      await evaluated(
        {
          title: {
            value: "{{ event.properties.plan | upcase }} {{ '<b>' }}",
            templating: "liquid",
          },
          parts: { value: ["{% if 2 &gt; 1 %}yes{% endif %}", 1], templating: "liquid" },
          when: { value: "{{ now | date: '%Y' }}", templating: "liquid" },
        },
        { world: { now: "2026-03-10T09:15:00Z" } },
      ),
      { title: "PRO &lt;b&gt;", parts: ["yes", 1], when: "2026" },
    );
  });

  it("cannot read files with Liquid", async () => {
    const { errors } = await run({
      page: { value: "{% include 'package.json' %}", templating: "liquid" },
    });
    assert.match(errors[0]?.message ?? "", /ENOENT|package\.json/);
    assert.equal(errors[0]?.input, "page");
  });

  it("are literal where the schema says so", async () => {
    const schema = [{ key: "text", type: "string", templating: false }];
    assert.deepEqual(await evaluated({ text: { value: "{not} a template" } }, {}, schema), {
      text: "{not} a template",
    });
  });

  it("are left out where the schema does not name them", async () => {
    const inputs = { named: { value: "a" }, other: { value: "b" } };
    assert.deepEqual(await evaluated(inputs, {}, [{ key: "named", type: "string" }]), {
      named: "a",
    });
  });

  it("are the configuration of an integration, with a placeholder for its token", async () => {
    const integrations = { "5": { team: "T1", access_token: "xoxb-1" } };
    const schema = [
      { key: "chat", type: "integration" },
      { key: "lost", type: "integration" },
    ];
    assert.deepEqual(
      await evaluated({ chat: { value: 5 }, lost: { value: 6 } }, { integrations }, schema),
      {
        chat: {
          team: "T1",
          access_token: "$$_access_token_placeholder_5",
          access_token_raw: "xoxb-1",
        },
        lost: null,
      },
    );
  });

  it("let e-mails know where their reader chooses messages", async () => {
    const value = { to: { email: "{{ person.properties.email }}" }, html: "{{ unsubscribe_url }}" };
    const email = { value, templating: "liquid" } as const;
    const evaluatedInputs = await evaluated({ email }, {}, [{ key: "email", type: "email" }]);
    assert.deepEqual(evaluatedInputs, {
      email: {
        to: { email: "ada@example.test" },
        html: "https://us.posthog.com/messaging-preferences/YWRhQGV4YW1wbGUudGVzdA/",
      },
    });
  });

  it("skip the event, and say why, where one fails", async () => {
    const result = await run({ bad: { value: "{nothing.here}" } });
    const message = "Global variable not found: nothing.here";
    assert.equal(result.status, "skipped");
    assert.deepEqual(result.errors, [{ stage: "inputs", message, input: "bad" }]);
    assert.deepEqual(linesOf(result), [
      `error Error building inputs for event 11111111-2222-3333-4444-555555555555: ${message}`,
    ]);
  });

  it("cannot wait for anything", async () => {
    const { errors } = await run({ bad: { value: "{fetch('https://a.test')}" } });
    assert.equal(errors[0]?.message, "Unsupported function call: fetch");
  });

  it("are refused where they do not compile", async () => {
    const { status, errors } = await run({ bad: { value: "{{ person.name }}" } });
    assert.deepEqual([status, errors[0]?.stage, errors[0]?.input], ["error", "inputs", "bad"]);
    assert.match(errors[0]?.message ?? "", /^Invalid template: .*Liquid/);
  });
});

describe("secrets of a function", () => {
  const secret = 's3cr"et\nvalue';
  const schema = [{ key: "token", type: "string", secret: true }];
  const hidden = "***REDACTED***";

  it("go before plain inputs", async () => {
    const { returned } = await runSource("return inputs.token", {
      function: {
        inputsSchema: schema,
        inputs: { token: { value: "" } },
        secrets: { token: { value: "t-1" } },
      },
    });
    assert.equal(returned, "t-1");
  });

  it("are made unreadable in what is printed, also inside JSON", async () => {
    const result = await withSecret("print('the', inputs.token, {'a': inputs.token})");
    assert.equal(linesOf(result)[0], `info the, ${hidden}, {"a":"${hidden}"}`);
  });

  it("are made unreadable in errors", async () => {
    const { errors, logs } = await withSecret("throw Error(f'bad {inputs.token}')");
    assert.equal(errors[0]?.message, `bad ${hidden}`);
    assert.equal(
      logs[0]?.message,
      `Error executing function on event 11111111-2222-3333-4444-555555555555: Error('bad ${hidden}')`,
    );
  });

  it("are made unreadable in mocked calls and in recorded requests", async () => {
    const result = await withSecret(
      "fetch('https://a.test', {'headers': {'Authorization': f'Bearer {inputs.token}'}})",
    );
    const headers = { Authorization: `Bearer ${hidden}` };
    assert.deepEqual(result.requests[0]?.args[1], { headers });
    assert.ok(linesOf(result)[1]?.includes(JSON.stringify({ headers }, null, 2)));
  });

  it("are hidden as they are, and as they evaluate", async () => {
    const result = await runSource("print(inputs.key, 'raw-{1}')", {
      function: {
        inputsSchema: [{ key: "key", type: "string", secret: true }],
        inputs: { key: { value: "raw-{1}" } },
      },
    });
    assert.equal(linesOf(result)[0], `info ${hidden}, ${hidden}`);
  });

  it("are all texts of an integration", async () => {
    const result = await runSource("print(inputs.chat.access_token_raw, inputs.chat.nested.key)", {
      function: {
        inputsSchema: [{ key: "chat", type: "integration" }],
        inputs: { chat: { value: 5 } },
      },
      integrations: { "5": { access_token: "xoxb-1", nested: { key: "k-9" } } },
    });
    assert.equal(linesOf(result)[0], `info ${hidden}, ${hidden}`);
  });

  it("are sent as they are", async () => {
    const calls: HostCall[] = [];
    const host = createMockedHost();
    const request = requestFor("fetch('https://a.test', {'body': inputs.token})", withToken);
    await runFunction(request, {
      answer: (call, signal) => {
        calls.push(call);
        return host.answer(call, signal);
      },
    });
    assert.deepEqual(calls[0]?.args[1], { body: secret });
  });

  const withToken = { function: { inputsSchema: schema, secrets: { token: { value: secret } } } };

  function withSecret(source: string): Promise<RunResult> {
    return runSource(source, withToken);
  }
});

/** The template `then {inputs.first}`. */
const thenFirst = ["_H", 1, 32, "then ", 32, "first", 32, "inputs", 1, 2, 2, "concat", 2];

type Inputs = NonNullable<RunFunction["inputs"]>;

function run(
  inputs: Inputs,
  setting: RunSetting = {},
  inputsSchema?: RunFunction["inputsSchema"],
): Promise<RunResult> {
  const fn = { inputs, ...(inputsSchema && { inputsSchema }) };
  return runSource("return inputs", { ...setting, function: fn });
}

/** The inputs as the program sees them. */
async function evaluated(
  inputs: Inputs,
  setting?: RunSetting,
  schema?: RunFunction["inputsSchema"],
): Promise<Readonly<Record<string, unknown>>> {
  const { returned, errors } = await run(inputs, setting, schema);
  assert.deepEqual(errors, []);
  assert.ok(typeof returned === "object" && returned !== null);
  return { ...returned };
}
