import assert from "node:assert/strict";
import { type Answer, make, useSandbox } from "./support/useSandbox.ts";

function denied(code: string, detail: string) {
  return { type: "authentication_error", code, detail, attr: null };
}

function check(answer: Answer, status: number, body: unknown): void {
  assert.equal(answer.status, status);
  assert.deepEqual(answer.body, body);
}

describe("keys", () => {
  const sandbox = useSandbox();
  const makeKey = async (scopes: readonly string[], teams?: readonly number[]): Promise<string> => {
    const request = { label: "Test", scopes, ...(teams && { scoped_teams: teams }) };
    const { status, body } = await sandbox.send("POST", "/sandbox/keys", request);
    assert.equal(status, 201);
    return body.key;
  };

  it("look like PostHog's, and are other ones each time", async () => {
    assert.match(sandbox.key, /^phx_[\w-]{43}$/);
    assert.notEqual(await makeKey(["*"]), await makeKey(["*"]));
  });

  it("are needed", async () =>
    check(
      await sandbox.send("GET", "hog_functions/", undefined, { key: null }),
      401,
      denied("not_authenticated", "Authentication credentials were not provided."),
    ));

  for (const key of ["phx_wrong", "phc_sandbox", "constructor"]) {
    it(`are refused when wrong: ${key}`, async () =>
      check(
        await sandbox.send("GET", "hog_functions/", undefined, { key }),
        401,
        denied(
          "authentication_failed",
          "Personal API key found in request Authorization header is invalid.",
        ),
      ));
  }

  for (const [scope, method, path, body] of [
    ["hog_function:read", "GET", "hog_functions/"],
    ["hog_function:write", "POST", "hog_functions/", { hog: "return 1" }],
    ["hog_function:write", "PATCH", "hog_functions/rearrange/", {}],
    ["hog_function:write", "POST", "hog_functions/new/invocations/", {}],
    ["user:read", "GET", "/api/users/@me/"],
    ["organization:read", "GET", "/api/organizations/@current/"],
    ["project:read", "GET", "/api/projects/"],
    ["project:read", "GET", "/api/projects/1/"],
    ["group:read", "GET", "groups_types/"],
    ["event_definition:read", "GET", "event_definitions/"],
    ["property_definition:read", "GET", "property_definitions/"],
    ["query:read", "POST", "query/", {}],
    ["query:read", "GET", "events/"],
    ["person:read", "GET", "persons/"],
    ["integration:read", "GET", "integrations/"],
    ["activity_log:read", "GET", "activity_log/"],
  ] as const) {
    it(`need ${scope} for ${method} ${path}`, async () => {
      const [without, having] = [await makeKey(["feature_flag:write"]), await makeKey([scope])];
      const refused = await sandbox.send(method, path, body, { key: without });
      const detail = `API key missing required scope '${scope}'`;
      check(refused, 403, denied("permission_denied", detail));
      assert.notEqual((await sandbox.send(method, path, body, { key: having })).status, 403);
    });
  }

  it("that may write may read", async () => {
    const key = await makeKey(["hog_function:write"]);
    assert.equal((await sandbox.send("GET", "hog_functions/", undefined, { key })).status, 200);
  });

  it("without scopes may do everything, as old ones", async () => {
    const key = await makeKey([]);
    assert.equal((await sandbox.send("GET", "hog_functions/", undefined, { key })).status, 200);
  });

  describe("of single projects", () => {
    it("open those only", async () => {
      const own = await makeKey(["*"], [1]);
      assert.equal(
        (await sandbox.send("GET", "hog_functions/", undefined, { key: own })).status,
        200,
      );
      const detail = "API key does not have access to the requested project: ID 1.";
      const answer = await sandbox.send("GET", "hog_functions/", undefined, {
        key: await makeKey(["*"], [2]),
      });
      check(answer, 403, denied("permission_denied", detail));
    });

    it("do not open organisations", async () => {
      const key = await makeKey(["*"], [1]);
      const detail = "API keys with scoped projects are only supported on project-based endpoints.";
      for (const path of [
        "/api/organizations/@current/",
        "/api/organizations/@current/projects/",
      ]) {
        const answer = await sandbox.send("GET", path, undefined, { key });
        check(answer, 403, denied("permission_denied", detail));
      }
    });

    it("see those in the list", async () => {
      for (const [team, count] of [
        [1, 1],
        [2, 0],
      ] as const) {
        const key = await makeKey(["*"], [team]);
        const { body } = await sandbox.send("GET", "/api/projects/", undefined, { key });
        assert.equal(body.count, count);
      }
    });
  });

  it("tell of themselves without any scope", async () => {
    const key = await makeKey(["hog_function:read"], [1]);
    const { body } = await sandbox.send("GET", "/api/personal_api_keys/@current/", undefined, {
      key,
    });
    const { id, created_at, last_used_at, ...others } = body;
    assert.deepEqual(others, {
      label: "Test",
      scopes: ["hog_function:read"],
      scoped_teams: [1],
      scoped_organizations: null,
    });
    assert.ok(id && created_at && last_used_at);
  });

  describe("have no access", () => {
    const detail = "This action does not support Personal API Key access";
    for (const [method, path] of [
      ["GET", "hog_functions/icons/?query=slack"],
      ["GET", "hog_functions/icon/?id=slack.com"],
      ["POST", "hog_functions/00000000-0000-7000-8000-000000000000/enable_backfills/"],
      ["DELETE", "hog_functions/00000000-0000-7000-8000-000000000000/"],
      ["POST", "hog_functions/00000000-0000-7000-8000-000000000000/logs/"],
    ] as const) {
      it(`to ${method} ${path}`, async () => {
        const answer = await sandbox.send(method, path, undefined, { key: await makeKey(["*"]) });
        check(answer, 403, denied("permission_denied", detail));
      });
    }
  });

  describe("of the start stand in for a browser's session", () => {
    it("for icons", async () => {
      assert.deepEqual((await sandbox.send("GET", "hog_functions/icons/?query=x")).body, []);
      const { status, body } = await sandbox.send("GET", "hog_functions/icon/");
      assert.equal(status, 400);
      assert.equal(body.detail, "id is required");
      assert.equal((await sandbox.send("GET", "hog_functions/icon/?id=x")).status, 404);
    });

    it("for methods that a route does not have", async () => {
      const { status, headers, body } = await sandbox.send("POST", "hog_functions/x/logs/", {});
      assert.equal(status, 405);
      assert.equal(headers.get("allow"), "GET");
      assert.equal(body.detail, 'Method "POST" not allowed.');
      assert.equal(body.code, "method_not_allowed");
    });
  });

  describe("of the start alone open the routes for tests", () => {
    for (const [method, path] of [
      ["GET", "/sandbox/requests"],
      ["DELETE", "/sandbox/requests"],
      ["PUT", "/sandbox/faults"],
      ["POST", "/sandbox/keys"],
      ["POST", "/sandbox/events"],
    ] as const) {
      it(`${method} ${path}`, async () => {
        const key = await makeKey(["*"]);
        assert.equal((await sandbox.send(method, path, undefined, { key })).status, 401);
        assert.equal((await sandbox.send(method, path, undefined, { key: null })).status, 401);
      });
    }
  });

  it("are not made of nothing", async () => {
    const { status, body } = await sandbox.send("POST", "/sandbox/keys", { label: "x" });
    assert.equal(status, 400);
    assert.equal(body.attr, "scopes");
  });

  it("open no other project", async () => {
    const answer = await sandbox.send("GET", "/api/projects/2/hog_functions/");
    assert.equal(answer.status, 404);
    assert.equal(answer.body.detail, "Project not found.");
  });

  it("open no route that is not there", async () => {
    for (const path of ["/api/nothing/", "hog_functions/x/revisions/", "/"]) {
      const answer = await sandbox.send("GET", path);
      assert.equal(answer.status, 404, path);
      assert.equal(answer.body.code, "not_found");
    }
  });

  it("are not looked at where a page of another site asks", async () => {
    const { port } = new URL(sandbox.host);
    const { request } = await import("node:http");
    const status = await new Promise((resolve, reject) => {
      const headers = { host: "attacker.example", authorization: `Bearer ${sandbox.key}` };
      request({ host: "127.0.0.1", port, path: "/api/users/@me/", headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on("error", reject)
        .end();
    });
    assert.equal(status, 421);
  });
});

describe("backfills", () => {
  const sandbox = useSandbox({ isEmpty: true });
  const enable = (id: string) => sandbox.send("POST", `hog_functions/${id}/enable_backfills/`);

  it("are enabled once", async () => {
    const { id } = await make(sandbox, {});
    const { status, body } = await enable(id);
    assert.equal(status, 200);
    const fn = (await sandbox.send("GET", `hog_functions/${id}/`)).body;
    assert.equal(fn.batch_export_id, body.batch_export_id);
    const again = await enable(id);
    assert.equal(again.status, 400);
    assert.deepEqual(again.body, { error: "Backfills already enabled for this function" });
  });

  for (const [what, body, error] of [
    [
      "for other functions than destinations",
      { type: "transformation" },
      "Backfills are only supported for destination functions.",
    ],
    [
      "for persons",
      { filters: { source: "person-updates" } },
      "Backfills are only supported for event-sourced destinations.",
    ],
  ] as const) {
    it(`are not there ${what}`, async () => {
      const answer = await enable((await make(sandbox, body)).id);
      assert.equal(answer.status, 400);
      assert.deepEqual(answer.body, { error });
    });
  }
});
