import { randomBytes } from "node:crypto";
import { forbidden, notFound, unauthenticated } from "./apiProblem.ts";

/** A personal API key, as it is kept: in memory only. */
export interface ApiKey {
  readonly id: string;
  readonly label: string;
  /** `*`, or `object:read` and `object:write`; none at all may do everything, as old keys may. */
  readonly scopes: readonly string[];
  /** Absent: every project. */
  readonly scopedTeams?: readonly number[];
  readonly createdAt: string;
  /** The key of this start, which also stands in for a browser's session. */
  readonly isStartKey: boolean;
}

/** The keys by their text. */
export class KeyRing {
  readonly #keys = new Map<string, ApiKey>();

  /** Makes a key and gives its text, which is kept nowhere else. */
  make(key: Omit<ApiKey, "id">): string {
    const text = `phx_${randomBytes(32).toString("base64url")}`;
    this.#keys.set(text, { id: randomBytes(8).toString("hex"), ...key });
    return text;
  }

  /**
   * The key that a request brings.
   *
   * @throws ApiProblem where it brings none, or one that is not known
   */
  authenticate(headers: Headers): ApiKey {
    const [, text] = /^Bearer\s+(\S+)$/i.exec(headers.get("authorization") ?? "") ?? [];
    if (text === undefined) {
      throw unauthenticated("not_authenticated", "Authentication credentials were not provided.");
    }
    const key = this.#keys.get(text);
    if (key) return key;
    const detail = "Personal API key found in request Authorization header is invalid.";
    throw unauthenticated("authentication_failed", detail);
  }
}

/** @throws ApiProblem unless the key has the scope; writing includes reading */
export function requireScope({ scopes }: ApiKey, scope: string): void {
  const fitting = [scope, "*", scope.replace(/:read$/, ":write")];
  if (scopes.length === 0 || scopes.some((own) => fitting.includes(own))) return;
  throw forbidden(`API key missing required scope '${scope}'`);
}

/** @throws ApiProblem for a project that is not there, or that the key may not use */
export function requireProject(key: ApiKey, id: string, projectId: number): void {
  if (id !== "@current" && id !== String(projectId)) throw notFound("Project not found.");
  if (!key.scopedTeams || key.scopedTeams.includes(projectId)) return;
  throw forbidden(`API key does not have access to the requested project: ID ${projectId}.`);
}

/** @throws ApiProblem for keys of single projects, which have no business elsewhere */
export function requireAllProjects({ scopedTeams }: ApiKey): void {
  if (!scopedTeams) return;
  throw forbidden("API keys with scoped projects are only supported on project-based endpoints.");
}
