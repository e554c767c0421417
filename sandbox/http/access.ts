import { projectId } from "../projectAddress.ts";
import { forbidden, notFound, unauthenticated } from "./apiProblem.ts";
import type { HttpContext } from "./httpContext.ts";
import { type ApiKey, type KeyRing, requireProject, requireScope } from "./keys.ts";

/**
 * Who may use a route: a key with a scope; any key; a browser's session, for which the start key stands
 * in; the start key, which opens what PostHog has not; or everybody.
 */
export type Access =
  | { readonly kind: "scope"; readonly scope: string }
  | { readonly kind: "key" | "session" | "start-key" | "everybody" };

/**
 * The key of the request, which may do what it asks for; none where everybody may.
 *
 * @throws ApiProblem where it may not
 */
export function admit(keys: KeyRing, access: Access, context: HttpContext): ApiKey | undefined {
  const { headers } = context.req.raw;
  const project = context.req.param("project");
  if (access.kind === "everybody") {
    if (project !== undefined && project !== "@current" && project !== String(projectId)) {
      throw notFound("Project not found.");
    }
    return undefined;
  }
  const key = keys.authenticate(headers);
  requireAccess(key, access);
  if (project !== undefined) requireProject(key, project, projectId);
  return key;
}

function requireAccess(key: ApiKey, access: Access): void {
  switch (access.kind) {
    case "scope":
      return requireScope(key, access.scope);
    case "session":
      if (!key.isStartKey) throw forbidden("This action does not support Personal API Key access");
      return;
    case "start-key":
      if (key.isStartKey) return;
      throw unauthenticated(
        "authentication_failed",
        "Only the key of the sandbox's start opens this.",
      );
    case "key":
    case "everybody":
      return;
  }
}
