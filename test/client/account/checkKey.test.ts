import assert from "node:assert/strict";
import { inspect } from "node:util";
import { type KeyCheck, checkKey } from "../../../client/account/checkKey.ts";
import {
  type FakeRequest,
  type Reply,
  hang,
  html,
  json,
  unusedHost,
  withFakeHttp,
} from "../../support/fakeHttp.ts";
import { failureOf } from "../api/failureOf.ts";

const key = "phx_very_secret";
const allScopes = [
  "hog_function:write",
  "project:read",
  "user:read",
  "query:read",
  "event_definition:read",
  "property_definition:read",
  "group:read",
];
const demo = { id: 7, name: "Demo shop", timezone: "Europe/Berlin" };
const other = { id: 9, name: "Other", timezone: "UTC" };
const ada = {
  email: "ada@example.test",
  team: demo,
  organization: { id: "acme", name: "Acme", teams: [demo] },
  organizations: [{ id: "acme" }],
};

/** What a server answers, by path; what is not there is not found. */
type Routes = Readonly<Record<string, Reply>>;

const routes: Routes = {
  "/api/personal_api_keys/@current/": json({ label: "Editor", scopes: allScopes }),
  "/api/users/@me/": json(ada),
  "/api/projects/": page([demo]),
};

describe("checking a key", () => {
  it("finds whose it is, what it opens, and that nothing is missing", async () =>
    assert.deepEqual(await check(routes), {
      email: "ada@example.test",
      projects: [demo],
      missingScopes: [],
    }));

  it("finds the projects of all organisations", async () => {
    const organizations = [{ id: "acme" }, { id: "beta" }, { id: "closed" }];
    const { projects } = await check({
      ...routes,
      "/api/users/@me/": json({ ...ada, organizations }),
      "/api/organizations/beta/projects/": page([other]),
      "/api/organizations/closed/projects/": refused("API key does not have access"),
    });
    assert.deepEqual(projects, [demo, other]);
  });

  it("finds the projects of a key that is for another organisation", async () => {
    const { projects } = await check({
      ...routes,
      "/api/users/@me/": json({ ...ada, organizations: [{ id: "acme" }, { id: "beta" }] }),
      "/api/projects/": refused("API key does not have access to the requested organization: …"),
      "/api/organizations/beta/projects/": page([other]),
    });
    assert.deepEqual(projects, [other]);
  });

  it("names the scopes that are missing, and what does not work without them", async () => {
    const { missingScopes } = await check({
      ...routes,
      "/api/personal_api_keys/@current/": json({ label: "", scopes: ["hog_function:write"] }),
    });
    assert.deepEqual(
      missingScopes.map(({ scope, required }) => [scope, required]),
      [
        ["project:read", false],
        ["user:read", false],
        ["query:read", false],
        ["event_definition:read", false],
        ["property_definition:read", false],
        ["group:read", false],
      ],
    );
  });

  it("goes on when the key may not say whose it is", async () => {
    const checked = await check({ ...routes, "/api/users/@me/": lacks("user:read") });
    assert.deepEqual([checked.email, checked.projects], [undefined, [demo]]);
  });

  it("takes the projects that the account knows when the key may not list them", async () => {
    const { projects } = await check({ ...routes, "/api/projects/": lacks("project:read") });
    assert.deepEqual(projects, [demo]);
  });

  it("takes the account's project when it has no organisation", async () => {
    const { projects } = await check({
      ...routes,
      "/api/users/@me/": json({ ...ada, organization: null }),
      "/api/projects/": lacks("project:read"),
    });
    assert.deepEqual(projects, [demo]);
  });

  it("takes what it is refused as missing when the server does not describe keys", async () => {
    const { missingScopes } = await check({
      "/api/projects/": routes["/api/projects/"] ?? hang(),
      "/api/users/@me/": lacks("user:read"),
    });
    assert.deepEqual(
      missingScopes.map(({ scope }) => scope),
      ["user:read"],
    );
  });

  it("asks for each project of a key that is for some", async () => {
    const { projects } = await check({
      ...routes,
      "/api/personal_api_keys/@current/": json({ scopes: allScopes, scoped_teams: [7, 9, 11, 13] }),
      "/api/projects/": refused("API keys with scoped projects are only supported on …"),
      "/api/projects/7/": lacks("project:read"),
      "/api/projects/9/": json(other),
      "/api/projects/11/": lacks("project:read"),
    });
    assert.deepEqual(projects, [demo, other, { id: 11, name: "Project 11", timezone: "UTC" }]);
  });

  it("fails when the host does not know the key", () =>
    checkFailure(
      () => json({ detail: "Personal API key … is invalid." }, 401),
      "unauthorized",
      /does not know this key/,
    ));

  it("fails when the organisation does not allow keys", () =>
    checkFailure(
      () => refused("Organization 'Acme' does not allow using personal API keys."),
      "forbidden",
      /Organization 'Acme' does not allow/,
    ));

  it("fails when nothing of PostHog is there", () =>
    checkFailure(
      () => json({ error: "no such route" }, 404),
      "not-posthog",
      /does not answer as PostHog's API does/,
    ));

  it("fails when a page answers", () =>
    checkFailure(() => html(), "not-posthog", /web page or a proxy/));

  it("fails when the answer is of another shape", () =>
    checkFailure(() => json({ scopes: "all" }), "unexpected", /\(at scopes\)/));

  it("fails when the host is not reached", async () => {
    const error = await failureOf(checkKey({ host: await unusedHost(), key }));
    assert.equal(error.failure, "unreachable");
  });

  it("stops when it is cancelled", () => {
    const cancelling = new AbortController();
    const answer = (): Reply => {
      cancelling.abort();
      return hang();
    };
    return withFakeHttp(answer, async ({ host }) => {
      const error = await failureOf(checkKey({ host, key }, cancelling.signal));
      assert.equal(error.failure, "cancelled");
    });
  });

  for (const [other, message] of [
    ["phc_project", /project's token for sending events.*begins with phx_/],
    ["phs_flags", /key for feature flags/],
    [" ", /Enter a personal API key/],
    ["phx_ä", /characters that no key has/],
  ] as const) {
    it(`sends nothing when the key is ${JSON.stringify(other)}`, () =>
      withFakeHttp(
        () => json({}),
        async ({ host, requests }) => {
          const error = await failureOf(checkKey({ host, key: other }));
          assert.equal(error.failure, "unauthorized");
          assert.match(error.message, message);
          assert.equal(requests.length, 0);
        },
      ));
  }

  it("gives nothing that holds the key", async () =>
    assert.ok(!inspect(await check(routes), { depth: Infinity }).includes(key)));
});

async function check(given: Routes): Promise<KeyCheck> {
  const answer = ({ path }: FakeRequest): Reply =>
    Object.hasOwn(given, path) ? (given[path] ?? hang()) : json({ detail: "Not found." }, 404);
  return withFakeHttp(answer, ({ host }) => checkKey({ host, key }));
}

async function checkFailure(answer: () => Reply, failure: string, message: RegExp): Promise<void> {
  await withFakeHttp(answer, async ({ host }) => {
    const error = await failureOf(checkKey({ host, key }));
    assert.equal(error.failure, failure);
    assert.match(error.message, message);
  });
}

function page(results: readonly unknown[]): Reply {
  return json({ count: results.length, next: null, previous: null, results });
}

function refused(detail: string): Reply {
  return json({ type: "authentication_error", code: "permission_denied", detail, attr: null }, 403);
}

function lacks(scope: string): Reply {
  return refused(`API key missing required scope '${scope}'`);
}
