import assert from "node:assert/strict";
import { createServer, type RequestListener, type Server } from "node:http";
import type { HostAnswer } from "../../../protocol/run.ts";
import { createMockedHost } from "../../../server/run/mockedHost.ts";
import { createRealHost, type RealHostOptions } from "../../../server/run/realHost.ts";
import { askHost, valueOf } from "../../support/askHost.ts";

describe("the real host", () => {
  const servers: Server[] = [];
  const listen = (answer: RequestListener): Promise<Listening> => listenOn(servers, answer);

  afterEach(async () => {
    for (const server of servers.splice(0)) await close(server);
  });

  it("sends what PostHog would send", async () => {
    const { url, received } = await listen((request, response) => response.end("{}"));
    await askReal(url, { method: "put", headers: { "X-A": "1", "X-B": 2 }, body: { n: 1 } });
    const [{ method, headers, body } = missing] = received;
    assert.deepEqual(
      [method, headers["x-a"], headers["x-b"], body],
      ["PUT", "1", undefined, '{"n":1}'],
    );
  });

  it("sends JSON by POST where nothing is said", async () => {
    const { url, received } = await listen((request, response) => response.end("{}"));
    await askReal(url);
    const [{ method, headers } = missing] = received;
    assert.deepEqual([method, headers["content-type"]], ["POST", "application/json"]);
  });

  it("gives the program a body of JSON as a value, any other as text", async () => {
    const json = await listen((request, response) => response.end('{"ok":true}'));
    const text = await listen((request, response) => response.end("fine"));
    assert.deepEqual(valueOf(await askReal(json.url)), { status: 200, body: { ok: true } });
    assert.deepEqual(valueOf(await askReal(text.url)), { status: 200, body: "fine" });
  });

  it("does not follow a redirect", async () => {
    const { url } = await listen((request, response) => {
      response.writeHead(302, { location: "https://elsewhere.test" }).end("moved");
    });
    assert.deepEqual(valueOf(await askReal(url)), { status: 302, body: "moved" });
  });

  for (const status of [408, 429, 500, 502, 503, 504]) {
    it(`puts the run aside after ${status}`, async () => {
      const { url } = await listen((request, response) => response.writeHead(status).end());
      const { type, notes } = await askReal(url);
      assert.equal(type, "postponed");
      assert.match(
        notes[0]?.message ?? "",
        new RegExp(
          `^HTTP fetch failed on attempt 1 with status code ${status}\\. Retrying in \\d+ms\\.$`,
        ),
      );
    });
  }

  it("waits as long as the server asks", async () => {
    const { url } = await listen((request, response) => {
      response.writeHead(429, { "retry-after": "120" }).end();
    });
    const { notes } = await askReal(url);
    assert.match(notes[0]?.message ?? "", /Retrying in 120000ms\.$/);
  });

  it("waits five minutes at most", async () => {
    const { url } = await listen((request, response) => {
      response.writeHead(503, { "retry-after": "Wed, 01 Jan 2200 00:00:00 GMT" }).end();
    });
    const { notes } = await askReal(url);
    assert.match(notes[0]?.message ?? "", /Retrying in 300000ms\.$/);
  });

  it("gives the program any other failing status, and counts a failure", async () => {
    const { url } = await listen((request, response) => response.writeHead(404).end("gone"));
    const message = "HTTP fetch failed on attempt 1 with status code 404.";
    assert.deepEqual(await askReal(url), {
      type: "answered",
      value: { status: 404, body: "gone" },
      notes: [{ level: "error", message }],
      failure: message,
    });
  });

  it("puts the run aside where nobody answers, and says why", async () => {
    const { url, server } = await listen((request, response) => response.end());
    await close(server);
    const { type, notes } = await askReal(url);
    assert.equal(type, "postponed");
    assert.match(notes[0]?.message ?? "", /status code \(none\)\. Error: .*ECONNREFUSED.*Retrying/);
  });

  it("gives up a request that takes too long", async () => {
    const { url } = await listen(() => {});
    const { type, notes } = await askReal(url, {}, { timeout: 50 });
    assert.equal(type, "postponed");
    assert.match(notes[0]?.message ?? "", /\(none\)\. Error: .*timeout/);
  });

  it("refuses a response that is too long", async () => {
    const { url } = await listen((request, response) => response.end("x".repeat(2000)));
    const { notes } = await askReal(url, {}, { maximumBody: 1000 });
    assert.match(notes[0]?.message ?? "", /The response is longer than 1000 bytes/);
  });

  it("fills in the tokens of integrations only when it sends", async () => {
    const { url, received } = await listen((request, response) => response.end());
    const placeholders = new Map([["$$_access_token_placeholder_5", "tok$&1"]]);
    const headers = { Authorization: "Bearer $$_access_token_placeholder_5" };
    await askReal(url, { headers }, { placeholders });
    assert.equal(received[0]?.headers["authorization"], "Bearer tok$&1");
  });

  it("fails a fetch without a URL", async () => {
    const answer = await askHost(createRealHost(createMockedHost()), "fetch", null);
    assert.equal(
      answer.type === "failed" && answer.message,
      "fetch needs a URL as its first argument.",
    );
  });

  it("mocks the other functions", async () => {
    const answer = await askHost(createRealHost(createMockedHost()), "sendEmail", {});
    assert.deepEqual(valueOf(answer), { success: true });
  });
});

interface Received {
  readonly method: string | undefined;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

interface Listening {
  readonly url: string;
  readonly received: readonly Received[];
  readonly server: Server;
}

const missing: Received = { method: undefined, headers: {}, body: "" };

/** A server on this machine that keeps what it was sent. */
async function listenOn(servers: Server[], answer: RequestListener): Promise<Listening> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    received.push({ method: request.method, headers: request.headers, body });
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}/`, received, server };
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

function askReal(url: string, options?: object, host: RealHostOptions = {}): Promise<HostAnswer> {
  return askHost(createRealHost(createMockedHost(), host), "fetch", url, options);
}
