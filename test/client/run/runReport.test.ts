import assert from "node:assert/strict";
import { reportOfLocal, reportOfPostHog } from "../../../client/run/runReport.ts";
import type { HogFunctionType, InvocationAnswer } from "../../../protocol/posthog.ts";
import type { RunResult } from "../../../protocol/run.ts";

const event = { event: "signed up", properties: { plan: "pro" } };

describe("the report of a local run", () => {
  it("has what the run left", () =>
    assert.deepEqual(reportOfLocal(resultWith({ duration: 12, operations: 3 }), ""), {
      status: "success",
      result: null,
      comparable: false,
      errors: [],
      logs: [],
      requests: [],
      captured: [],
      duration: 12,
      operations: 3,
    }));

  it("says on which lines logs and errors are, counted from 0", () => {
    const source = "let a := 1\r\nprint(a)\nreturn b";
    const report = reportOfLocal(
      resultWith({
        logs: [logAt("00.000", { from: "program", at: { start: 12, end: 20 } })],
        errors: [{ stage: "program", message: "No b.", at: { start: 28, end: 29 } }],
      }),
      source,
    );
    assert.equal(report.logs[0]?.line, 1);
    assert.deepEqual(report.errors, [{ message: "No b.", line: 2 }]);
  });

  it("says which input failed, once", () => {
    const errors = [
      { stage: "inputs", message: "It failed.", input: "url" },
      { stage: "inputs", message: "Could not build url.", input: "url" },
    ] as const;
    assert.deepEqual(
      reportOfLocal(resultWith({ errors }), "").errors.map(({ message }) => message),
      ['Input "url": It failed.', "Could not build url."],
    );
  });

  it("has logs in order of time, those of the same time as they came", () => {
    const logs = [logAt("02.000"), logAt("01.000", { level: "warn" }), logAt("01.000")];
    assert.deepEqual(
      reportOfLocal(resultWith({ logs }), "").logs.map(({ level, timestamp }) => [
        level,
        timestamp,
      ]),
      [
        ["warn", "2026-03-10T09:15:01.000Z"],
        ["info", "2026-03-10T09:15:01.000Z"],
        ["info", "2026-03-10T09:15:02.000Z"],
      ],
    );
  });

  it("is comparable when a transformation gave an event", () =>
    assert.equal(reportOfLocal(resultWith({ result: event }), "").comparable, true));

  it("is not comparable when a webhook answered", () =>
    assert.equal(
      reportOfLocal(resultWith({ result: { status: 200, body: {} } }), "").comparable,
      false,
    ));

  it("is not comparable when the event was passed over", () =>
    assert.equal(
      reportOfLocal(resultWith({ result: event, status: "skipped" }), "").comparable,
      false,
    ));
});

describe("the report of a run on PostHog", () => {
  const completed = {
    timestamp: at("03.000"),
    level: "debug",
    message: "Function completed in 3ms.",
  };

  it("has lines in order of time, and no requests", () => {
    const logs = [
      { timestamp: at("02.000"), level: "info", message: "mocked" },
      { timestamp: at("01.000"), level: "WARN", message: "first" },
      completed,
      { timestamp: "never", level: "fatal", message: "odd" },
    ];
    assert.deepEqual(reportWith({ logs }), {
      status: "success",
      result: null,
      comparable: false,
      errors: [],
      logs: [
        { timestamp: "never", level: "info", message: "odd" },
        { timestamp: at("01.000"), level: "warn", message: "first" },
        { timestamp: at("02.000"), level: "info", message: "mocked" },
        completed,
      ],
      requests: [],
      captured: [],
    });
  });

  it("has the messages of errors", () => {
    const { status, errors } = reportWith({ status: "error", errors: ["No b."] });
    assert.deepEqual([status, errors], ["error", [{ message: "No b." }]]);
  });

  it("says that PostHog would try again when a destination did not complete", () =>
    assert.equal(reportWith({}).status, "retry"));

  it("is not deceived by what a program prints", () =>
    assert.equal(reportWith({ logs: [{ ...completed, level: "info" }] }).status, "retry"));

  it("says that the filters did not match", () =>
    assert.equal(reportWith({ status: "skipped" }).status, "skipped"));

  it("says that a transformation dropped the event", () =>
    assert.equal(reportWith({ result: null }, "transformation").status, "dropped"));

  it("says that a transformation passed over the event, whatever the status", () => {
    const properties = { $transformations_skipped: ["Ping (1)"] };
    for (const status of ["success", "skipped"] as const) {
      const report = reportWith({ status, result: { event: "a", properties } }, "transformation");
      assert.deepEqual([report.status, report.comparable], ["skipped", false]);
    }
  });

  it("is comparable when a transformation gave an event", () =>
    assert.equal(reportWith({ result: event }, "transformation").comparable, true));

  it("says that a transformation failed", () => {
    const answer = { status: "error", result: event } as const;
    assert.equal(reportWith(answer, "transformation").status, "error");
  });

  it("says that a log transformation dropped the record", () => {
    assert.equal(reportWith({ result: null }, "transformation_log").status, "dropped");
    assert.equal(reportWith({ result: { body: "" } }, "transformation_log").status, "success");
  });
});

function at(seconds: string): string {
  return `2026-03-10T09:15:${seconds}Z`;
}

function logAt(
  seconds: string,
  fields: Partial<RunResult["logs"][number]> = {},
): RunResult["logs"][number] {
  return { timestamp: at(seconds), level: "info", message: "line", from: "worker", ...fields };
}

function resultWith(fields: Partial<RunResult>): RunResult {
  return {
    status: "success",
    result: null,
    returned: null,
    errors: [],
    logs: [],
    requests: [],
    captured: [],
    duration: 0,
    syncDuration: 0,
    operations: 0,
    memory: 0,
    ...fields,
  };
}

function reportWith(answer: Partial<InvocationAnswer>, type: HogFunctionType = "destination") {
  const whole = { result: null, status: "success", errors: [], logs: [], ...answer } as const;
  return reportOfPostHog(whole, type, { event });
}
