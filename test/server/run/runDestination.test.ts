import assert from "node:assert/strict";
import type { HostAnswer, RunResult } from "../../../protocol/run.ts";
import { runFunction } from "../../../server/run/runFunction.ts";
import {
  linesOf,
  pageviewGlobals,
  printedBy,
  requestFor,
  runBytecode,
  runSource,
} from "../../support/runSource.ts";

const eventId = "11111111-2222-3333-4444-555555555555";
const ignored = "info Mapping trigger not matching filters was ignored.";

describe("running a destination", () => {
  it("logs prints, mocked calls and how it went in PostHog's words", async () => {
    const result = await runSource(`
      print('about to call', {'a': 1}, null)
      let response := fetch('https://hooks.example.test/a', {'method': 'POST', 'body': {'who': event.distinct_id}})
      print(response.status)
    `);
    assert.equal(result.status, "success");
    const [printed, mocked, call, status, completed = ""] = linesOf(result);
    assert.equal(printed, 'info about to call, {"a":1}, null');
    assert.equal(mocked, "info Async function 'fetch' was mocked with arguments:");
    assert.equal(
      call,
      `info fetch('https://hooks.example.test/a', {\n  "method": "POST",\n  "body": {\n    "who": "u-1"\n  }\n})`,
    );
    assert.equal(status, "info 200");
    assert.match(
      completed,
      /^debug Function completed in [\d.]+ms\. Sync: [\d.]+ms\. Mem: [\d.]+kb\. Ops: \d+\. Event: 'https:\/\/us\.posthog\.com\/project\/7\/events\/'$/,
    );
  });

  it("answers null, as PostHog does, and keeps what the program returned", async () => {
    const { result, returned } = await runSource("return {'a': [1, event.event]}");
    assert.deepEqual([result, returned], [null, { a: [1, "$pageview"] }]);
  });

  it("records each call with its arguments and its answer", async () => {
    const { requests } = await runSource("fetch('https://a.test')\nsendEmail({'to': 'x'})");
    assert.deepEqual(
      requests.map(({ name, args, answer }) => ({ name, args, answer })),
      [
        { name: "fetch", args: ["https://a.test"], answer: { status: 200, body: {} } },
        { name: "sendEmail", args: [{ to: "x" }], answer: { success: true } },
      ],
    );
  });

  it("reports an error with its class in the log, and bare beside it", async () => {
    const source = "let a := 1\nprint(evnt)";
    const { status, errors, logs } = await runSource(source);
    const message = "Global variable not found: evnt";
    const at = spanIn(source, "evnt");
    assert.equal(status, "error");
    assert.deepEqual(errors, [{ stage: "program", message, at }]);
    assert.deepEqual(
      logs.map(({ level, message: text, from, at: place }) => ({ level, text, from, place })),
      [
        {
          level: "error",
          text: `Error executing function on event ${eventId}: HogVMException: ${message}`,
          from: "worker",
          place: at,
        },
      ],
    );
  });

  it("shows the type of an error that nobody caught", async () => {
    const result = await runSource("throw RetryError('it\\'s late')");
    assert.deepEqual(linesOf(result), [
      `error Error executing function on event ${eventId}: RetryError('it\\'s late')`,
    ]);
    assert.equal(result.errors[0]?.message, "it's late");
  });

  it("says where each line was printed, also inside functions and library functions", async () => {
    const source = "fun f(x) {\n  print('in', x)\n}\narrayMap(x -> f(x), [1])\nprint('out')";
    const { logs } = await runSource(source);
    assert.deepEqual(
      logs.map(({ at }) => at && source.slice(at.start, at.end)),
      ["print('in', x)", "print('out')", undefined],
    );
  });

  it("says where an error came from that a library function met", async () => {
    const source = "let list := [1]\narrayMap(x -> x.y.z(), list)\nprint(2)";
    const { errors } = await runSource(source);
    const { start = 0, end = 0 } = errors[0]?.at ?? {};
    assert.match(source.slice(start, end), /x\.y\.z\(\)/);
  });

  it("says where a call was made for which the program waited", async () => {
    const source = "let a := 1\nif (a) {\n  fetch('https://a.test')\n}";
    const { requests, logs } = await runSource(source);
    assert.deepEqual(requests[0]?.at, spanIn(source, "fetch('https://a.test')"));
    assert.deepEqual(logs[0]?.at, requests[0]?.at);
  });

  it("knows no place in a program that comes as bytecode", async () => {
    const { errors } = await runBytecode(["_H", 1, 32, "nothing", 1, 1]);
    assert.deepEqual(errors, [{ stage: "program", message: "Global variable not found: nothing" }]);
  });

  it("tells the program who it is, and completes the project", async () => {
    const { returned } = await runSource("return [source, project]", {
      globals: {
        event: pageviewGlobals.event,
        project: { id: 3, url: "https://x.test/project/3" },
      },
    });
    assert.deepEqual(returned, [
      { name: "Ping", url: "https://x.test/project/3/functions/id-1/configuration/" },
      { id: 3, name: "Project", url: "https://x.test/project/3" },
    ]);
  });

  it("does not run what does not compile", async () => {
    const { status, errors } = await runSource("let a := := 2");
    assert.equal(status, "error");
    assert.equal(errors[0]?.stage, "compile");
    assert.ok(errors[0]?.at);
  });

  it("does not run what PostHog refuses to save", async () => {
    const { errors } = await runSource("let source := 1\nreturn event.properties.utm-source");
    assert.match(errors[0]?.message ?? "", /^Hyphens are not supported in identifiers/);
  });

  it("runs a program with a query in it", async () => {
    const { returned } = await runSource("return typeof((select 1))");
    assert.equal(returned, "sql");
  });
});

describe("a request of a destination", () => {
  it("puts the run aside where PostHog would try again", async () => {
    const result = await runWith(
      { type: "postponed", notes: [{ level: "error", message: "Retrying in 1000ms." }] },
      "print(1) fetch('https://a.test') print(2)",
    );
    assert.deepEqual(
      [result.status, linesOf(result)],
      ["retry", ["info 1", "error Retrying in 1000ms."]],
    );
  });

  it("fails the run where its status is bad, though the program goes on", async () => {
    const result = await runWith(
      { type: "answered", value: { status: 404 }, notes: [], failure: "HTTP fetch failed" },
      "return fetch('https://a.test').status",
    );
    assert.deepEqual([result.status, result.returned], ["error", 404]);
    assert.equal(result.errors[0]?.stage, "request");
    assert.equal(result.errors[0]?.message, "HTTP fetch failed");
  });

  it("ends the program with the host's error", async () => {
    const message = "No mock answers fetch POST https://a.test. Add a rule for it.";
    const { status, errors, logs } = await runSource("fetch('https://a.test')", {
      host: { mode: "scripted", rules: [], otherwise: "error" },
    });
    assert.deepEqual([status, errors[0]?.message], ["error", message]);
    assert.equal(
      logs[0]?.message,
      `Error executing function on event ${eventId}: Error: ${message}`,
    );
  });

  it("cannot carry an object that contains itself", async () => {
    const { errors, requests } = await runSource(
      "let a := {} a.self := a fetch('https://a.test', a)",
    );
    assert.match(errors[0]?.message ?? "", /circular/);
    assert.deepEqual(requests, []);
  });
});

describe("filters of a destination", () => {
  const filters = { events: [{ id: "signed up", type: "events" }] };

  it("skip what they do not match", async () => {
    const result = await runSource("print(1)", { function: { filters } });
    assert.deepEqual([result.status, linesOf(result)], ["skipped", [ignored]]);
  });

  it("let pass what they match", async () => {
    const result = await runSource("print(1)", {
      function: { filters: { events: [{ id: "$pageview", type: "events" }] } },
    });
    assert.equal(result.status, "success");
  });

  it("are decided by the program that they bring", async () => {
    const result = await runSource("print(1)", {
      function: { filters: { source: "events", bytecode: ["_H", 1, 30] } },
    });
    assert.equal(result.status, "skipped");
  });

  it("match only by the boolean true", async () => {
    const result = await runSource("print(1)", {
      function: { filters: { source: "events", bytecode: ["_H", 1, 33, 1] } },
    });
    assert.equal(result.status, "skipped");
  });

  it("skip, and say why, where they fail", async () => {
    const filter = { type: "hogql", key: "nothing.x = 1" };
    const result = await runSource("print(1)", { function: { filters: { properties: [filter] } } });
    const message = "Global variable not found: nothing.x";
    assert.deepEqual(linesOf(result), [`error Error filtering event ${eventId}: ${message}`]);
    assert.deepEqual([result.status, result.errors[0]?.stage], ["skipped", "filters"]);
  });

  it("skip, and say why, where they do not compile", async () => {
    const filter = { type: "hogql", key: "unknownFunction(1)" };
    const result = await runSource("print(1)", { function: { filters: { properties: [filter] } } });
    assert.deepEqual(linesOf(result), [
      `error Error filtering event ${eventId}: Filters were not compiled correctly and so could not be executed`,
    ]);
    assert.match(result.errors[0]?.message ?? "", /Filter compilation errors: .*unknownFunction/);
  });
});

describe("mappings of a destination", () => {
  const pageviews = { events: [{ id: "$pageview", type: "events" }] };
  const others = { events: [{ id: "signed up", type: "events" }] };

  it("run one after another, each with its inputs", async () => {
    const result = await runSource("print(inputs.kind, inputs.common)", {
      function: {
        inputs: { common: { value: "c" }, kind: { value: "function's" } },
        mappings: [
          { filters: pageviews, ...kind("first") },
          { filters: others, ...kind("second") },
          { ...kind("third {event.event}") },
        ],
      },
    });
    assert.deepEqual(printedBy(result), ["first, c", "third $pageview, c"]);
    assert.equal(linesOf(result)[0], ignored);
    assert.equal(result.status, "success");
  });

  it("skip the event where none matches", async () => {
    const result = await runSource("print(1)", {
      function: { mappings: [{ filters: others }, { filters: others }] },
    });
    assert.deepEqual([result.status, linesOf(result)], ["skipped", [ignored, ignored]]);
  });

  it("fail together where one fails", async () => {
    const result = await runSource(
      "print(inputs.kind)\nif (inputs.kind == 'bad') { throw Error('no') }",
      {
        function: { mappings: [kind("bad"), kind("good")] },
      },
    );
    assert.deepEqual([result.status, printedBy(result)], ["error", ["bad", "good"]]);
  });
});

describe("capturing an event", () => {
  it("keeps the event, and marks it against loops", async () => {
    const { captured } = await runSource(
      "postHogCapture({'event': 'seen', 'properties': {'a': 1}})",
      {
        world: { now: "2026-03-10T09:15:00.000Z" },
      },
    );
    assert.deepEqual(captured, [
      {
        event: "seen",
        distinct_id: "u-1",
        properties: { a: 1, $hog_function_execution_count: 1 },
        timestamp: "2026-03-10T09:15:00.000Z",
      },
    ]);
  });

  for (const [source, message] of [
    ["postHogCapture({})", "[HogFunction] - postHogCapture call missing 'event' property"],
    [
      "postHogCapture({'event': 'a'}) postHogCapture({'event': 'b'})",
      "postHogCapture was called more than once. Only one call is allowed per function",
    ],
  ] as const) {
    it(`fails on ${source}`, async () => {
      const { status, errors } = await runSource(source);
      assert.deepEqual([status, errors[0]?.message], ["error", message]);
    });
  }

  it("stops a loop after ten hops", async () => {
    const event = { ...pageviewGlobals.event, properties: { $hog_function_execution_count: 10 } };
    const result = await runSource("postHogCapture({'event': 'seen'})", { globals: { event } });
    assert.deepEqual(result.captured, []);
    assert.match(
      linesOf(result)[0] ?? "",
      /^warn postHogCapture was called from an event that already/,
    );
  });
});

/** Runs a program whose calls are all answered alike. */
function runWith(answer: HostAnswer, source: string): Promise<RunResult> {
  return runFunction(requestFor(source), { answer: () => Promise.resolve(answer) });
}

/** A mapping with an input of its own. */
function kind(value: string): object {
  return { inputs: { kind: { value } } };
}

function spanIn(source: string, part: string): { readonly start: number; readonly end: number } {
  const start = source.indexOf(part);
  return { start, end: start + part.length };
}
