import assert from "node:assert/strict";
import { explainInvocation } from "../../../client/api/explainInvocation.ts";

const host = "us.posthog.com";

describe("the explanation of a refused run", () => {
  const fields: readonly [body: unknown, field: string | undefined, detail: string][] = [
    [{ configuration: { hog: ["Hog code has errors."] } }, "hog", "Hog code has errors."],
    [
      { configuration: { filters: { non_field_errors: ["Invalid."] } } },
      "filters__non_field_errors",
      "Invalid.",
    ],
    [
      { configuration: { inputs_schema: [{}, { type: ["No."] }] } },
      "inputs_schema__1__type",
      "No.",
    ],
    [{ configuration: ["This field is required."] }, undefined, "This field is required."],
    [{ non_field_errors: ["Odd."] }, undefined, "Odd."],
    [{ invocation_id: ["Must be a valid UUID."] }, "invocation_id", "Must be a valid UUID."],
    [{ detail: "Required.", attr: "configuration" }, undefined, "Required."],
    [{ detail: "No draft.", attr: "use_draft" }, "use_draft", "No draft."],
    [{ detail: "JSON parse error", attr: null }, undefined, "JSON parse error"],
  ];
  for (const [body, field, detail] of fields) {
    it(`reads ${JSON.stringify(body)}`, () => {
      const error = explainInvocation(host, 400, body);
      assert.deepEqual([error?.failure, error?.field, error?.detail], ["rejected", field, detail]);
    });
  }

  it("says that the worker does not run such a function", () => {
    const { failure, message } = explainInvocation(host, 400, { status: "error" }) ?? {};
    assert.equal(failure, "rejected");
    assert.match(message ?? "", /did not run the function: it cannot run functions of this type/);
  });

  it("passes on what the worker said", () => {
    const { message } =
      explainInvocation(host, 400, { status: "error", errors: ["Missing event"] }) ?? {};
    assert.equal(message, "us.posthog.com did not run the function: Missing event");
  });

  it("says that the worker has a problem", () => {
    const { failure, message } = explainInvocation(host, 500, { status: "error" }) ?? {};
    assert.equal(failure, "server");
    assert.equal(message, "us.posthog.com could not run the function. Try again in a while.");
  });

  it("leaves other answers to others", () => {
    const body = { type: "authentication_error", detail: "No.", attr: null };
    assert.equal(explainInvocation(host, 403, body), undefined);
  });

  it("finds nothing in a body without a message", () =>
    assert.equal(explainInvocation(host, 400, { configuration: {} }), undefined));

  it("does not follow an endless nest", () => {
    let body: unknown = ["deep"];
    for (let depth = 0; depth < 10_000; depth += 1) body = { inner: body };
    assert.equal(explainInvocation(host, 400, body), undefined);
  });
});
