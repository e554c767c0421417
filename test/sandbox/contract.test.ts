import assert from "node:assert/strict";
import { routes } from "../../sandbox/routes.ts";
import { differences, readOpenApi } from "./support/openApi.ts";
import { findByName, make, useSandbox } from "./support/useSandbox.ts";

/** Where the declared contract says something else than PostHog does. */
const knownToBeWrong: ReadonlySet<string> = new Set([
  // Is null where a function was made without a template.
  ".template: no object",
  // Only functions that run in a browser have it.
  ".inputs.url.transpiled: missing",
  // A template that is no text has the programs of its texts in the same structure.
  ".inputs.headers.bytecode: no array",
  ".inputs.headers.transpiled: missing",
  // Of a secret only that it is there is told.
  ".inputs.token.bytecode: missing",
  ".inputs.token.order: missing",
  ".inputs.token.transpiled: missing",
]);

/** Declared without a body, or with that of the request. */
const wrongAnswers: ReadonlySet<string> = new Set([
  "GET /api/projects/{project_id}/hog_functions/{id}/logs/",
  "POST /api/projects/{project_id}/hog_functions/{id}/invocations/",
  "POST /api/projects/{project_id}/hog_functions/{id}/enable_backfills/",
  "GET /api/projects/{project_id}/hog_functions/icon/",
  "GET /api/projects/{project_id}/hog_functions/icons/",
  "DELETE /api/projects/{project_id}/hog_functions/{id}/",
]);

const api = readOpenApi();
const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    .filter(([method]) => method !== "parameters")
    .map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
);

/** The route of an operation, which names the parts of its path in its own way. */
function routeOf(name: string) {
  const path = name
    .replace("{project_id}", ":project")
    .replaceAll(/\{\w+\}/g, ":id")
    .replace(/\/$/, "");
  return routes.find((route) => `${route.method} ${route.path}` === path);
}

function matches(name: string, method: string, pathname: string): boolean {
  const [declared, path = ""] = name.split(" ");
  const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`);
  return declared === method && pattern.test(pathname) && !wrongAnswers.has(name);
}

describe("the declared contract", () => {
  const sandbox = useSandbox();

  for (const { name, operation } of operations) {
    it(`has a route for ${name}`, () => assert.ok(routeOf(name)));

    it(`has the scope of ${name}`, () => {
      const scopes = operation.security?.flatMap((each) => each["PersonalAPIKeyAuth"] ?? []) ?? [];
      const access = routeOf(name)?.access;
      assert.deepEqual(scopes, access?.kind === "scope" ? [access.scope] : []);
    });
  }

  const check = async (method: string, path: string, body?: unknown): Promise<void> => {
    const { pathname } = new URL(path, "http://sandbox.test");
    const answer = await sandbox.send(method, path, body);
    // A fixed path comes before one with an id in the same place.
    const operation = operations
      .filter(({ name }) => matches(name, method, pathname))
      .toSorted((one, other) => one.name.split("{").length - other.name.split("{").length)[0];
    assert.ok(operation, path);
    const { content } = operation.operation.responses[String(answer.status)] ?? {};
    const schema = content?.["application/json"]?.schema;
    if (!schema) assert.fail(`No body is declared for the status ${answer.status}.`);
    const found = differences(api, schema, answer.body).map((each) =>
      each.replace(/^\.results\[\]|^\[\]/, ""),
    );
    assert.deepEqual(
      [...new Set(found)].filter((each) => !knownToBeWrong.has(each)),
      [],
    );
  };

  const project = "/api/projects/1";
  const body = {
    name: "Full",
    type: "destination",
    hog: "print(inputs.url)",
    enabled: true,
    template_id: "template-ping",
    inputs_schema: [
      { key: "url", type: "string", label: "URL", required: true, templating: "hog" },
      { key: "headers", type: "dictionary" },
      { key: "token", type: "string", secret: true },
    ],
    inputs: {
      url: { value: "https://a.test/{event.uuid}" },
      headers: { value: { a: "{event.event}" } },
      token: { value: "s3cret" },
    },
    filters: { events: [{ id: "a", type: "events" }], filter_test_accounts: true },
    masking: { ttl: 60, threshold: 2, hash: "{person.id}" },
  };

  it("describes what creating answers", () => check("POST", `${project}/hog_functions/`, body));

  it("describes a function with mappings", () =>
    check("POST", `${project}/hog_functions/`, {
      hog: "return 1",
      mappings: [{ name: "M", filters: {}, inputs_schema: [], inputs: {} }],
    }));

  it("describes the lists", async () => {
    await check("GET", `${project}/hog_functions/`);
    await check("GET", `${project}/hog_function_templates/`);
    await check("GET", "/api/public_hog_function_templates/");
  });

  it("describes what is answered of one", async () => {
    const { id } = await make(sandbox, body);
    await check("GET", `${project}/hog_functions/${id}/`);
    await check("PATCH", `${project}/hog_functions/${id}/`, { name: "New" });
    await check("PUT", `${project}/hog_functions/${id}/`, { name: "Newer" });
    await check("GET", `${project}/hog_function_templates/template-ping/`);
  });

  it("describes metrics", async () => {
    const { id } = await findByName(sandbox, "Orders");
    await check("GET", `${project}/hog_functions/${id}/metrics/`);
    await check("GET", `${project}/hog_functions/${id}/metrics/totals/`);
  });

  it("describes what rearranging answers", async () => {
    const { id } = await findByName(sandbox, "Mark");
    await check("PATCH", `${project}/hog_functions/rearrange/`, { orders: { [id]: 5 } });
  });

  it("names no field that a function does not have", async () => {
    const fn = await make(sandbox, body);
    const declared = api.components.schemas["HogFunction"]?.properties ?? {};
    const readable = Object.entries(declared).filter(([, { writeOnly }]) => writeOnly !== true);
    const names = readable.map(([name]) => name).filter((name) => !name.startsWith("_"));
    assert.deepEqual(Object.keys(fn).toSorted(), names.toSorted());
  });
});
