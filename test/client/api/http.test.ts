import assert from "node:assert/strict";
import { inspect } from "node:util";
import { ApiError } from "../../../client/api/apiError.ts";
import { type HttpOptions, type RequestLine, createHttp } from "../../../client/api/http.ts";
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
  raw,
  stall,
  unusedHost,
  withFakeHttp,
} from "../../support/fakeHttp.ts";
import { failureOf } from "./failureOf.ts";

const key = "phx_very_secret";
const get = { method: "GET", path: "/api/thing/" } as const;
const patch = { method: "PATCH", path: "/api/thing/", body: { a: 1 } } as const;

describe("a request", () => {
  it("carries the key in its header, and the body as JSON", () =>
    withFakeHttp(
      () => json({}),
      async (server) => {
        await createHttp({ host: server.host, key }).send(patch);
        const { method, path, headers, body } = onlyRequest(server);
        assert.deepEqual(
          [method, path, headers.authorization, headers["content-type"], body],
          ["PATCH", "/api/thing/", `Bearer ${key}`, "application/json", { a: 1 }],
        );
      },
    ));

  it("leaves out what is undefined in its query", () =>
    withFakeHttp(
      () => json({}),
      async (server) => {
        const query = { a: 1, b: undefined, c: "x y&z" };
        await createHttp({ host: server.host, key }).send({ ...get, query });
        assert.deepEqual(onlyRequest(server).query, { a: "1", c: "x y&z" });
      },
    ));

  it("gives the answer", () =>
    withFakeHttp(
      () => json({ name: "ü" }),
      async ({ host }) =>
        assert.deepEqual(await createHttp({ host, key }).send(get), { name: "ü" }),
    ));

  it("is reported without what was searched for", () =>
    withFakeHttp(
      () => json({}),
      async ({ host }) => {
        const lines: RequestLine[] = [];
        const http = createHttp({ host, key }, { onRequest: (line) => lines.push(line) });
        await http.send({ ...get, query: { limit: 2, search: "ada@example.test" } });
        const [{ method, path, status } = assert.fail("nothing was reported")] = lines;
        assert.deepEqual([method, path, status], ["GET", "/api/thing/?limit=2&search=***", 200]);
      },
    ));

  it("is reported when no answer came", () =>
    withFakeHttp(drop, async ({ host }) => {
      const lines: RequestLine[] = [];
      const http = createHttp({ host, key }, { onRequest: (line) => lines.push(line) });
      await failureOf(http.send(patch));
      assert.deepEqual(
        lines.map((line) => "status" in line),
        [false],
      );
    }));
});

describe("a refused request", () => {
  const refusals: readonly {
    readonly name: string;
    readonly reply: Reply;
    readonly failure: string;
    readonly message: RegExp;
  }[] = [
    {
      name: "says that the key is not known",
      reply: envelope(401, "Personal API key found in request Authorization header is invalid."),
      failure: "unauthorized",
      message: /^127\.0\.0\.1:\d+ does not know this key: it is wrong or deleted\. Connect/,
    },
    {
      name: "names the scope that is missing",
      reply: envelope(403, "API key missing required scope 'hog_function:write'"),
      failure: "missing-scope",
      message: /lacks the scope hog_function:write\. Add it/,
    },
    {
      name: "says that the server is too old for keys",
      reply: envelope(403, "This action does not support Personal API Key access"),
      failure: "outdated-server",
      message: /too old to allow this with a key/,
    },
    {
      name: "says so in the newer spelling too",
      reply: envelope(403, "This action does not support personal API key access"),
      failure: "outdated-server",
      message: /too old/,
    },
    {
      name: "says that the server is too old for a method",
      reply: envelope(405, 'Method "POST" not allowed.'),
      failure: "outdated-server",
      message: /too old/,
    },
    {
      name: "says that the key is for other projects",
      reply: envelope(403, "API key does not have access to the requested project: ID 7."),
      failure: "forbidden",
      message: /no access to this project/,
    },
    {
      name: "passes on any other reason",
      reply: envelope(403, "Organization 'Acme' does not allow using personal API keys."),
      failure: "forbidden",
      message: /refused: Organization 'Acme' does not allow/,
    },
    {
      name: "says that a function is gone",
      reply: envelope(404, "Not found."),
      failure: "not-found",
      message: /does not have this function: it may have been deleted\. Refresh/,
    },
    {
      name: "says that a project is gone",
      reply: envelope(404, "Project not found."),
      failure: "not-found",
      message: /no such project/,
    },
    {
      name: "names the field",
      reply: envelope(400, "This field is required.", "inputs__url"),
      failure: "rejected",
      message: /did not accept inputs\.url: This field is required\.$/,
    },
    {
      name: "calls the code the code",
      reply: envelope(400, "Hog code has errors.", "hog"),
      failure: "rejected",
      message: /did not accept the code: Hog code has errors\.$/,
    },
    {
      name: "copes with a body that is no envelope",
      reply: json(["odd"], 400),
      failure: "rejected",
      message: /did not accept this\. Check it/,
    },
    {
      name: "calls a conflict a refusal",
      reply: envelope(409, "The function was changed."),
      failure: "rejected",
      message: /did not accept this: The function was changed\.$/,
    },
    {
      name: "says how long to wait",
      reply: json({ detail: "throttled" }, 429, { "Retry-After": "600" }),
      failure: "throttled",
      message: /too many requests with this key\. Try again in 10 minutes\.$/,
    },
    {
      name: "says that the server has a problem",
      reply: envelope(500, "A server error occurred."),
      failure: "server",
      message: /has a problem of its own \(500\)/,
    },
    {
      name: "says so when a gateway answers with a page",
      reply: html(502),
      failure: "server",
      message: /has a problem of its own \(502\)/,
    },
    {
      name: "is not from PostHog when it is a page",
      reply: html(403),
      failure: "not-posthog",
      message: /did not answer as PostHog's API does/,
    },
  ];
  for (const { name, reply, failure, message } of refusals) {
    it(name, () =>
      withFakeHttp(
        () => reply,
        async ({ host }) => {
          const error = await failureOf(createHttp({ host, key }).send(patch));
          assert.equal(error.failure, failure);
          assert.match(error.message, message);
        },
      ),
    );
  }

  it("has the status, the field and PostHog's words", () =>
    withFakeHttp(
      () => envelope(400, "This field is required.", "inputs__url"),
      async ({ host }) => {
        const { status, field, detail } = await failureOf(createHttp({ host, key }).send(patch));
        assert.deepEqual([status, field, detail], [400, "inputs__url", "This field is required."]);
      },
    ));

  it("may have taken effect when the server has a problem", () =>
    withFakeHttp(
      () => html(504),
      async ({ host }) =>
        assert.ok((await failureOf(createHttp({ host, key }).send(patch))).mayHaveTakenEffect),
    ));

  it("can be explained by whoever asked", () =>
    withFakeHttp(
      () => json({ status: "error" }, 400),
      async ({ host }) => {
        const request = { ...patch, explain: explainByStatus };
        const error = await failureOf(createHttp({ host, key }).send(request));
        assert.equal(error.message, "Explained 400.");
      },
    ));
});

describe("an answer that is none", () => {
  it("is not from PostHog when it is a page", () =>
    checkFailure(html(), "not-posthog", /did not answer as PostHog's API does.*Check the address/));

  it("is not from PostHog when it is empty", () => checkFailure(raw(""), "not-posthog", /API/));

  it("is not from PostHog when its JSON is broken", () =>
    checkFailure(raw('{"id":', 200, { "Content-Type": "application/json" }), "not-posthog", /API/));

  it("is given up when it is endless", () =>
    checkFailure(
      raw(Buffer.alloc(33 * 1024 * 1024, " ")),
      "unexpected",
      /sent more than 32 MB.*Check the address/,
    ));

  it("is a redirect to another page of the host", () =>
    checkFailure(raw("", 302, { Location: "/login" }), "not-posthog", /to another page/));

  it("is given up when it takes too long", () =>
    checkFailure(hang(), "timed-out", /did not answer within 0\.05 seconds/, { timeout: 50 }));

  it("is given up when its body takes too long", () =>
    checkFailure(stall(), "timed-out", /did not answer/, { timeout: 50 }));

  it("is waited for four times as long when the work is slow", () =>
    withFakeHttp(hang, async ({ host }) => {
      const http = createHttp({ host, key }, { timeout: 20 });
      const error = await failureOf(http.send({ ...patch, isSlow: true }));
      assert.match(error.message, /within 0\.08 seconds/);
    }));

  it("says that the host was not reached", async () => {
    const error = await failureOf(createHttp({ host: await unusedHost(), key }).send(patch));
    assert.equal(error.failure, "unreachable");
    assert.match(error.message, /could not be reached\. Check the network and the address\.$/);
  });

  it("was no effect when the host was not reached", async () => {
    const error = await failureOf(createHttp({ host: await unusedHost(), key }).send(patch));
    assert.equal(error.mayHaveTakenEffect, false);
  });

  it("may be an effect when the connection broke", () =>
    withFakeHttp(drop, async ({ host }) => {
      const error = await failureOf(createHttp({ host, key }).send(patch));
      assert.deepEqual([error.failure, error.mayHaveTakenEffect], ["unreachable", true]);
    }));

  it("is not waited for once the request is cancelled", () =>
    withFakeHttp(hang, async ({ host }) => {
      const cancelling = new AbortController();
      const asked = createHttp({ host, key }).send({ ...get, signal: cancelling.signal });
      cancelling.abort();
      assert.equal((await failureOf(asked)).failure, "cancelled");
    }));
});

describe("a repeated request", () => {
  it("is a GET that met a problem of the server", () =>
    checkRepeated(get, inTurn(html(502), json({ ok: true })), 2));

  it("is a GET whose connection broke", () =>
    checkRepeated(get, inTurn(drop(), json({ ok: true })), 2));

  it("is a GET whose answer was cut short", () =>
    checkRepeated(get, inTurn(cut(), json({ ok: true })), 2));

  it("is any request that was throttled", () =>
    checkRepeated(patch, inTurn(throttled("0"), json({ ok: true })), 2));

  it("has its body every time", () =>
    withFakeHttp(inTurn(throttled("0"), json({})), async ({ host, requests }) => {
      await createHttp({ host, key }).send(patch);
      assert.deepEqual(
        requests.map(({ body }) => body),
        [{ a: 1 }, { a: 1 }],
      );
    }));

  it("is given up after the third time", () =>
    withFakeHttp(
      () => html(503),
      async ({ host, requests }) => {
        await failureOf(createHttp({ host, key }).send(get));
        assert.equal(requests.length, 3);
      },
    ));

  it("keeps the wait that the server asked for", () =>
    withFakeHttp(inTurn(throttled("1"), json({})), async ({ host, requests }) => {
      await createHttp({ host, key }).send(get);
      const [first = 0, second = 0] = requests.map(({ time }) => time);
      // Timers may be a little early, and never that much.
      assert.ok(second - first > 950);
    }));

  it("is none when the wait would be too long", () =>
    withFakeHttp(
      () => throttled("61"),
      async ({ host, requests }) => {
        await failureOf(createHttp({ host, key }).send(get));
        assert.equal(requests.length, 1);
      },
    ));

  it("reads a wait that is a date", () =>
    withFakeHttp(
      () => throttled(new Date(Date.now() + 3_600_000).toUTCString()),
      async ({ host, requests }) => {
        const { message } = await failureOf(createHttp({ host, key }).send(get));
        assert.match(message, /in 60 minutes/);
        assert.equal(requests.length, 1);
      },
    ));

  it("stops to wait when the request is cancelled", () => {
    const cancelling = new AbortController();
    const answer = (): Reply => {
      setImmediate(() => cancelling.abort());
      return throttled("60");
    };
    return withFakeHttp(answer, async ({ host }) => {
      const asked = createHttp({ host, key }).send({ ...get, signal: cancelling.signal });
      assert.equal((await failureOf(asked)).failure, "cancelled");
    });
  });

  for (const [name, reply] of [
    ["met a problem of the server", html(502)],
    ["was refused", envelope(400, "No.")],
    ["lost its connection", drop()],
  ] as const) {
    it(`is never a PATCH that ${name}`, () =>
      withFakeHttp(
        () => reply,
        async ({ host, requests }) => {
          await failureOf(createHttp({ host, key }).send(patch));
          assert.equal(requests.length, 1);
        },
      ));
  }
});

describe("the key", () => {
  it("does not go to another host in a redirect", () =>
    withFakeHttp(
      () => json({}),
      (other) =>
        withFakeHttp(
          () => raw("", 307, { Location: `${other.host}/api/thing/` }),
          async ({ host }) => {
            const error = await failureOf(createHttp({ host, key }).send(get));
            assert.match(error.message, /where your key was not sent/);
            assert.equal(other.requests.length, 0);
          },
        ),
    ));

  it("is sent unencrypted to this machine only", async () => {
    const error = await failureOf(createHttp({ host: "http://posthog.example", key }).send(get));
    assert.match(error.message, /over https only/);
  });

  it("is not sent to an address that is none", async () => {
    const error = await failureOf(createHttp({ host: "nonsense", key }).send(get));
    assert.match(error.message, /over https only/);
  });

  it("is refused when it has characters that no header may have", async () => {
    const odd = "phx_\nX-Evil: 1";
    const error = await failureOf(createHttp({ host: "http://127.0.0.1", key: odd }).send(get));
    assert.equal(error.failure, "unauthorized");
    assert.ok(!shown(error).includes("phx_"));
  });

  it("is not in the address of a request", () =>
    withFakeHttp(
      () => json({}),
      async (server) => {
        await createHttp({ host: server.host, key }).send(patch);
        const { path, query } = onlyRequest(server);
        assert.ok(!shown({ path, query }).includes(key));
      },
    ));

  it("cannot be printed from the way to the host", () => {
    assert.ok(!shown(createHttp({ host: "https://us.posthog.com", key })).includes(key));
  });

  it("is not in what is reported of requests", () =>
    withFakeHttp(
      () => json({}),
      async ({ host }) => {
        const lines: RequestLine[] = [];
        const http = createHttp({ host, key }, { onRequest: (line) => lines.push(line) });
        await http.send({ ...get, query: { search: key } });
        assert.ok(!shown(lines).includes(key));
      },
    ));

  for (const [name, answer] of [
    ["is refused", (request: FakeRequest): Reply => envelope(403, echo(request))],
    ["is not valid", (request: FakeRequest): Reply => envelope(400, echo(request), echo(request))],
    ["breaks", drop],
    ["is redirected", (): Reply => raw("", 302, { Location: "https://evil.example/" })],
    ["meets a page", (): Reply => html()],
  ] as const) {
    it(`is in no part of the error of a request that ${name}`, () =>
      withFakeHttp(answer, async ({ host }) => {
        const error = await failureOf(createHttp({ host, key }).send(patch));
        assert.ok(!shown(error).includes(key));
      }));
  }
});

function explainByStatus(status: number): ApiError {
  return new ApiError("rejected", `Explained ${status}.`);
}

function echo({ headers }: FakeRequest): string {
  return `You sent ${headers.authorization}`;
}

/** All that can be seen of a value. */
function shown(value: unknown): string {
  const stack = value instanceof Error ? value.stack : "";
  return [
    JSON.stringify(value),
    String(value),
    stack,
    inspect(value, { depth: Infinity, showHidden: true }),
  ].join("\n");
}

async function checkFailure(
  reply: Reply,
  failure: string,
  message: RegExp,
  options: HttpOptions = {},
): Promise<void> {
  await withFakeHttp(
    () => reply,
    async ({ host }) => {
      const error = await failureOf(createHttp({ host, key }, options).send(get));
      assert.equal(error.failure, failure);
      assert.match(error.message, message);
    },
  );
}

async function checkRepeated(
  request: typeof get | typeof patch,
  answer: () => Reply,
  times: number,
): Promise<void> {
  await withFakeHttp(answer, async ({ host, requests }: FakeHttp) => {
    assert.deepEqual(await createHttp({ host, key }).send(request), { ok: true });
    assert.equal(requests.length, times);
  });
}

function envelope(status: number, detail: string, attr: string | null = null): Reply {
  return json({ type: "any", code: "any", detail, attr }, status);
}

function throttled(retryAfter: string): Reply {
  return json({ detail: "Request was throttled." }, 429, { "Retry-After": retryAfter });
}
