import assert from "node:assert/strict";
import type { RunResult } from "../../../protocol/run.ts";
import { linesOf, runSource } from "../../support/runSource.ts";

describe("running a webhook", () => {
  it("answers what the program says", async () => {
    const result = await receive(
      "return {'httpResponse': {'status': 202, 'body': {'got': request.body.user}, 'contentType': 'application/json'}}",
    );
    assert.deepEqual(
      [result.status, result.result],
      ["success", { status: 202, body: { got: "u-1" }, contentType: "application/json" }],
    );
    assert.equal(linesOf(result).at(-1), "info Responded with response status - 202");
  });

  it("warns with the reason where the program refuses", async () => {
    const result = await receive(
      "return {'httpResponse': {'status': 401, 'body': 'Bad signature'}}",
    );
    assert.equal(
      linesOf(result).at(-1),
      "warn Responded with response status - 401, reason: Bad signature",
    );
  });

  it("answers 500 where the program gives no status", async () => {
    const { result } = await receive("return {'httpResponse': {}}");
    assert.deepEqual(result, { status: 500, body: "" });
  });

  it("is fine where the program answers nothing", async () => {
    const { result } = await receive("print('ok')");
    assert.deepEqual(result, { status: 200, body: { status: "ok" } });
  });

  it("is queued where the program waits, whatever it returns later", async () => {
    const { result, requests } = await receive(
      "fetch('https://a.test') return {'httpResponse': {'status': 200}}",
    );
    assert.deepEqual([result, requests.length], [{ status: 201, body: { status: "queued" } }, 1]);
  });

  it("answers 500 where the program fails", async () => {
    const { status, result, errors } = await receive("return nothing");
    assert.deepEqual(
      [status, result],
      ["error", { status: 500, body: { status: "Unhandled error" } }],
    );
    assert.equal(errors[0]?.message, "Global variable not found: nothing");
  });

  it("captures the event that it was made for", async () => {
    const { captured } = await receive(
      "postHogCapture({'event': inputs.event, 'distinct_id': request.body.user})",
    );
    assert.deepEqual(
      captured.map(({ event, distinct_id: distinctId }) => [event, distinctId]),
      [["$incoming_webhook", "u-1"]],
    );
  });

  it("sees its request, and an event that is made of it", async () => {
    const { returned } = await receive("return [request.method, event.event, event.distinct_id]");
    assert.deepEqual(returned, ["POST", "$incoming_webhook", "d-1"]);
  });
});

function receive(source: string): Promise<RunResult> {
  const body = { user: "u-1", distinct_id: "d-1" };
  return runSource(source, {
    globals: {
      request: { method: "POST", headers: {}, query: {}, body, stringBody: JSON.stringify(body) },
    },
    function: { type: "source_webhook", inputs: { event: { value: "{event.event}" } } },
  });
}
