import * as v from "valibot";
import type { CurrentKey, Project } from "../../protocol/posthog.ts";
import { ApiError, type ApiFailure } from "../api/apiError.ts";
import { decode, text } from "../api/decode.ts";
import { type Access, type Http, createHttp } from "../api/http.ts";
import { readPages } from "../api/readPages.ts";
import { type NeededScope, findMissingScopes, neededScopes } from "./neededScopes.ts";

/** What a key that its host knows can do. */
export interface KeyCheck {
  /** Whose key it is; absent when the key may not say (`user:read`). */
  readonly email?: string;
  /** What the key opens. Without `project:read`, those that are known from elsewhere. */
  readonly projects: readonly Project[];
  /** What it should have and lacks, the required ones first. */
  readonly missingScopes: readonly NeededScope[];
}

/**
 * Asks a host what a key opens.
 *
 *     GET /api/personal_api_keys/@current/
 *     GET /api/users/@me/                                                  (user:read)
 *     GET /api/projects/, /api/organizations/{id}/projects/                (project:read)
 *     GET /api/projects/{id}/                                              (of a key for some projects)
 *
 * Each of these may be refused to a good key; it is only refused here when all are.
 *
 * @throws ApiError `unauthorized` when the key is not one, or not one of this host; `not-posthog`,
 *   `unreachable`, `timed-out`, `cancelled` and others as they come.
 */
export async function checkKey(access: Access, signal?: AbortSignal): Promise<KeyCheck> {
  refuseOtherKeys(access.key);
  const ask: Ask = { http: createHttp(access), signal };
  const key = await attempt(readKey(ask));
  const user = await attempt(readUser(ask));
  const known = "value" in user ? user.value : undefined;
  const restriction = "value" in key ? (key.value.scoped_teams ?? []) : [];
  const projects =
    restriction.length > 0
      ? { value: await readScopedProjects(ask, restriction, known) }
      : await attempt(readProjects(ask, known));
  const failures = [key, user, projects].flatMap((asked) =>
    "failure" in asked ? [asked.failure] : [],
  );
  if (failures.length === 3) throw whyNothingWorks(failures, ask.http.host);
  return {
    ...(known ? { email: known.email } : {}),
    projects: "value" in projects ? projects.value : projectsOf(known),
    missingScopes: "value" in key ? findMissingScopes(key.value.scopes) : namedScopes(failures),
  };
}

interface Ask {
  readonly http: Http;
  readonly signal: AbortSignal | undefined;
}

/** PostHog has keys of several kinds, and people copy the wrong one: it is not sent anywhere. */
function refuseOtherKeys(key: string): void {
  if (key.trim() === "") throw new ApiError("unauthorized", "Enter a personal API key.");
  const [, kind] = otherKeys.find(([prefix]) => key.startsWith(prefix)) ?? [];
  if (kind === undefined) return;
  throw new ApiError(
    "unauthorized",
    `This is ${kind}, which cannot change functions. Make a personal API key in PostHog's settings; it begins with phx_.`,
  );
}

const otherKeys: readonly (readonly [prefix: string, kind: string])[] = [
  ["phc_", "the project's token for sending events"],
  ["phs_", "a key for feature flags"],
];

/** A request that a good key may be refused. */
type Attempt<Value> = { readonly value: Value } | { readonly failure: ApiError };

async function attempt<Value>(asked: Promise<Value>): Promise<Attempt<Value>> {
  try {
    return { value: await asked };
  } catch (error) {
    if (error instanceof ApiError && refusals.has(error.failure)) return { failure: error };
    throw error;
  }
}

const refusals: ReadonlySet<ApiFailure> = new Set([
  "forbidden",
  "missing-scope",
  "not-found",
  "outdated-server",
]);

function whyNothingWorks(failures: readonly ApiError[], host: string): ApiError {
  const telling = failures.find(({ failure }) => failure !== "not-found");
  if (telling) return telling;
  const message = `${host} does not answer as PostHog's API does. Check the address.`;
  return new ApiError("not-posthog", message, { status: 404 });
}

/** Where the key does not say what it may do, the refusals do. */
function namedScopes(failures: readonly ApiError[]): readonly NeededScope[] {
  const details = failures.map(({ detail }) => detail ?? "");
  return neededScopes.filter(({ scope }) => details.some((detail) => detail.includes(scope)));
}

async function readKey({ http, signal }: Ask): Promise<CurrentKey> {
  const path = "/api/personal_api_keys/@current/";
  return decode(keySchema, await http.send({ method: "GET", path, signal }), http.host);
}

async function readUser({ http, signal }: Ask): Promise<User> {
  const path = "/api/users/@me/";
  return decode(userSchema, await http.send({ method: "GET", path, signal }), http.host);
}

/** Of the organisation that the account is in at the moment, and of its others: a key may be for some. */
async function readProjects(ask: Ask, user: User | undefined): Promise<readonly Project[]> {
  const current = user?.organization?.id;
  const others = (user?.organizations ?? []).filter(({ id }) => id !== current);
  const [first, ...rest] = await Promise.all([
    attempt(readProjectList(ask, "/api/projects/")),
    ...others.map(({ id }) =>
      attempt(readProjectList(ask, `/api/organizations/${encodeURIComponent(id)}/projects/`)),
    ),
  ]);
  const found = [first, ...rest].flatMap((list) => ("value" in list ? list.value : []));
  if ("failure" in first && found.length === 0) throw first.failure;
  return [...new Map(found.map((project) => [project.id, project])).values()];
}

async function readProjectList({ http, signal }: Ask, path: string): Promise<readonly Project[]> {
  const items = await readPages(http, { path, limit: 100, signal });
  return decode(v.array(projectSchema), items, http.host);
}

/** Of a key for some projects, which may not list any: one by one. */
async function readScopedProjects(
  ask: Ask,
  ids: readonly number[],
  user: User | undefined,
): Promise<readonly Project[]> {
  const known = new Map(projectsOf(user).map((project) => [project.id, project]));
  const projects = await Promise.all(
    ids.map(async (id): Promise<Project | undefined> => {
      const project = await attempt(readProject(ask, id));
      if ("value" in project) return project.value;
      if (project.failure.failure === "not-found") return undefined;
      return known.get(id) ?? { id, name: `Project ${id}`, timezone: "UTC" };
    }),
  );
  return projects.filter((project) => project !== undefined);
}

async function readProject({ http, signal }: Ask, id: number): Promise<Project> {
  const path = `/api/projects/${id}/`;
  return decode(projectSchema, await http.send({ method: "GET", path, signal }), http.host);
}

/** What the account says of its projects. */
function projectsOf(user: User | undefined): readonly Project[] {
  return user?.organization?.teams ?? (user?.team ? [user.team] : []);
}

const projectSchema: v.GenericSchema<unknown, Project> = v.object({
  id: v.number(),
  name: text,
  timezone: v.fallback(v.string(), "UTC"),
});

const keySchema: v.GenericSchema<unknown, CurrentKey> = v.object({
  label: text,
  scopes: v.nullish(v.array(v.string()), []),
  scoped_teams: v.nullish(v.array(v.number()), null),
});

const userSchema = v.object({
  email: text,
  team: v.nullish(projectSchema, null),
  organization: v.nullish(
    v.object({ id: v.string(), teams: v.nullish(v.array(projectSchema), []) }),
    null,
  ),
  organizations: v.nullish(v.array(v.object({ id: v.string() })), []),
});

type User = v.InferOutput<typeof userSchema>;
