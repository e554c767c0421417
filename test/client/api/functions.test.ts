import assert from "node:assert/strict";
import type { InvocationRequest } from "../../../protocol/posthog.ts";
import { PostHog } from "../../../client/api/posthog.ts";
import {
  type FakeHttp,
  type FakeRequest,
  type Reply,
  cut,
  drop,
  hang,
  html,
  inTurn,
  json,
  onlyRequest,
  withFakeHttp,
} from "../../support/fakeHttp.ts";
import { failureOf } from "./failureOf.ts";
import { sampleFunction } from "./sampleFunction.ts";

const fn = sampleFunction();
const { id } = fn;
const path = `/api/projects/7/hog_functions/${id}/`;

describe("the list of functions", () => {
  it("is read page by page", () => {
    const first = page(
      [
        { ...fn, id: "a" },
        { ...fn, id: "b" },
      ],
      "http://evil.example/next",
    );
    const second = page([{ ...fn, id: "c" }]);
    return withFakeHttp(inTurn(first, second), async (server) => {
      const functions = await posthog(server).functions.list();
      assert.deepEqual(
        functions.map((it) => it.id),
        ["a", "b", "c"],
      );
      assert.deepEqual(
        server.requests.map(({ path, query }) => [path, query]),
        [
          ["/api/projects/7/hog_functions/", { limit: "300", offset: "0" }],
          ["/api/projects/7/hog_functions/", { limit: "300", offset: "2" }],
        ],
      );
    });
  });

  it("has a function once that came on two pages", () =>
    withFakeHttp(inTurn(page([fn], "next"), page([fn])), async (server) =>
      assert.equal((await posthog(server).functions.list()).length, 1),
    ));

  it("ends with an empty page, whatever the server says of more", () =>
    withFakeHttp(inTurn(page([fn], "next"), page([], "next")), async (server) => {
      await posthog(server).functions.list();
      assert.equal(server.requests.length, 2);
    }));

  it("leaves out functions of a type that we do not know", () =>
    withFakeHttp(
      () => page([{ ...fn, type: "teleporter" }, fn]),
      async (server) => assert.equal((await posthog(server).functions.list()).length, 1),
    ));

  it("is not understood when it is no page", () =>
    withFakeHttp(
      () => json([fn]),
      async (server) => {
        const error = await failureOf(posthog(server).functions.list());
        assert.equal(error.failure, "unexpected");
        assert.match(error.message, /does not understand \(at results\)/);
      },
    ));
});

describe("reading a function", () => {
  it("gives all of it", () =>
    withFakeHttp(
      () => json(fn),
      async (server) => {
        assert.deepEqual(await posthog(server).functions.get(id), fn);
        assert.equal(onlyRequest(server).path, path);
      },
    ));

  it("names the field that is wrong, and not its content", () =>
    withFakeHttp(
      () => json({ ...fn, inputs: { url: { order: "secret" } } }),
      async (server) => {
        const error = await failureOf(posthog(server).functions.get(id));
        assert.match(error.message, /\(at inputs\.url\.order\)/);
        assert.ok(!error.message.includes("secret"));
      },
    ));

  for (const odd of ["", "..", "a/b", "a?b", "a b"]) {
    it(`asks for nothing when ${JSON.stringify(odd)} is the id`, () =>
      withFakeHttp(
        () => json(fn),
        async (server) => {
          const error = await failureOf(posthog(server).functions.get(odd));
          assert.deepEqual([error.failure, server.requests.length], ["not-found", 0]);
        },
      ));
  }
});

describe("saving a function", () => {
  it("sends what changes and gives what is stored", () =>
    withFakeHttp(
      () => json({ ...fn, hog: "return 1" }),
      async (server) => {
        const saved = await posthog(server).functions.patch(id, { hog: "return 1\n" });
        assert.equal(saved.hog, "return 1");
        const { method, path: sentTo, body } = onlyRequest(server);
        assert.deepEqual([method, sentTo, body], ["PATCH", path, { hog: "return 1\n" }]);
      },
    ));

  for (const [name, lost] of [
    ["the connection broke", drop()],
    ["the answer was cut short", cut()],
    ["no answer came in time", hang()],
    ["a gateway gave up", html(504)],
  ] as const) {
    it(`is done when ${name} but the function has what was sent`, () =>
      withFakeHttp(saveThenRead(lost, json({ ...fn, hog: "return 1" })), async (server) => {
        const saved = await posthog(server).functions.patch(id, { hog: "return 1\n" });
        assert.equal(saved.hog, "return 1");
      }));

    it(`says that nothing was saved when ${name} and the function is as it was`, () =>
      withFakeHttp(saveThenRead(lost, json(fn)), async (server) => {
        const error = await failureOf(posthog(server).functions.patch(id, { hog: "return 1" }));
        assert.match(error.message, /Nothing was saved; save again\.$/);
      }));
  }

  it("is unreachable when the connection broke", () =>
    withFakeHttp(saveThenRead(drop(), json(fn)), async (server) => {
      const error = await failureOf(posthog(server).functions.patch(id, { enabled: true }));
      assert.equal(error.failure, "unreachable");
    }));

  it("says that it does not know when the function cannot be read back", () =>
    withFakeHttp(drop, async (server) => {
      const error = await failureOf(posthog(server).functions.patch(id, { enabled: true }));
      assert.match(error.message, /broke, and it is not known whether the change was saved/);
    }));

  it("says that it does not know whether new secrets were saved", () => {
    const stored = sampleFunction({
      inputs_schema: [{ type: "string", key: "token", secret: true }],
      inputs: { token: { secret: true } },
    });
    return withFakeHttp(saveThenRead(drop(), json(stored)), async (server) => {
      const inputs = { token: { value: "new" } };
      const error = await failureOf(posthog(server).functions.patch(id, { inputs }));
      assert.match(error.message, /does not show whether the new secrets were saved/);
    });
  });

  it("says that the function is gone when that is found on reading it back", () =>
    withFakeHttp(saveThenRead(drop(), json({ detail: "Not found." }, 404)), async (server) => {
      const error = await failureOf(posthog(server).functions.patch(id, { enabled: true }));
      assert.equal(error.failure, "not-found");
    }));

  it("does not read back after a refusal", () =>
    withFakeHttp(
      () => json({ detail: "Hog code has errors.", attr: "hog" }, 400),
      async (server) => {
        const error = await failureOf(posthog(server).functions.patch(id, { hog: "(" }));
        assert.deepEqual([error.field, server.requests.length], ["hog", 1]);
      },
    ));

  it("does not read back once it is cancelled", () => {
    const cancelling = new AbortController();
    const answer = (): Reply => {
      cancelling.abort();
      return hang();
    };
    return withFakeHttp(answer, async (server) => {
      const { functions } = posthog(server);
      const error = await failureOf(functions.patch(id, { hog: "" }, cancelling.signal));
      assert.deepEqual([error.failure, server.requests.length], ["cancelled", 1]);
    });
  });
});

describe("a run on PostHog", () => {
  const request: InvocationRequest = {
    configuration: { hog: "print(1)" },
    globals: { event: { event: "$pageview" } },
    mock_async_functions: true,
  };
  const logs = [{ timestamp: "2026-03-10T09:15:02.114Z", level: "info", message: "1" }];

  it("gives what PostHog answers", () => {
    const answer = { result: { event: "x" }, status: "success", errors: [], logs };
    return withFakeHttp(
      () => json(answer),
      async (server) => {
        assert.deepEqual(await posthog(server).functions.invoke(id, request), answer);
        const { method, path: sentTo, body } = onlyRequest(server);
        assert.deepEqual([method, sentTo, body], ["POST", `${path}invocations/`, request]);
      },
    );
  });

  it("may be one of a new function", () =>
    withFakeHttp(
      () => json({ status: "skipped" }),
      async (server) => {
        await posthog(server).functions.invoke("new", request);
        assert.match(onlyRequest(server).path, /hog_functions\/new\/invocations\/$/);
      },
    ));

  it("gives an answer that has a status alone", () =>
    withFakeHttp(
      () => json({ status: "error" }),
      async (server) =>
        assert.deepEqual(await posthog(server).functions.invoke(id, request), {
          result: null,
          status: "error",
          errors: [],
          logs: [],
        }),
    ));

  it("is not made twice when the connection breaks", () =>
    withFakeHttp(drop, async (server) => {
      await failureOf(posthog(server).functions.invoke(id, request));
      assert.equal(server.requests.length, 1);
    }));

  it("names the field of the configuration that is refused", () =>
    withFakeHttp(
      () => json({ configuration: { inputs: { url: ["This field is required."] } } }, 400),
      async (server) => {
        const error = await failureOf(posthog(server).functions.invoke(id, request));
        assert.deepEqual(
          [error.failure, error.field, error.detail],
          ["rejected", "inputs__url", "This field is required."],
        );
      },
    ));
});

describe("the order of transformations", () => {
  it("is sent as a whole, and comes back with all of them", () =>
    withFakeHttp(
      () => json([fn]),
      async (server) => {
        const functions = await posthog(server).functions.rearrange({ [id]: 2 });
        assert.deepEqual(functions, [fn]);
        const { method, path: sentTo, body } = onlyRequest(server);
        assert.deepEqual(
          [method, sentTo, body],
          ["PATCH", "/api/projects/7/hog_functions/rearrange/", { orders: { [id]: 2 } }],
        );
      },
    ));
});

function posthog({ host }: FakeHttp): PostHog {
  return new PostHog({ host, key: "phx_key" }, 7, { timeout: 200 });
}

function page(results: readonly unknown[], next: string | null = null): Reply {
  return json({ count: results.length, next, previous: null, results });
}

function saveThenRead(save: Reply, read: Reply): (request: FakeRequest) => Reply {
  return ({ method }) => (method === "PATCH" ? save : read);
}
