import {
  getCurrentKey,
  getCurrentUser,
  getOrganization,
  getProject,
  listGroupTypes,
  listOrganizationProjects,
  listProjects,
} from "./handlers/account.ts";
import { listActivity } from "./handlers/activityLog.ts";
import { enableBackfills } from "./handlers/backfills.ts";
import {
  getEventDefinition,
  listEventDefinitions,
  listPropertyDefinitions,
} from "./handlers/definitions.ts";
import { listEvents, listPersons, listPropertyValues } from "./handlers/events.ts";
import { listLogs } from "./handlers/functionLogs.ts";
import { getMetrics, getMetricsTotals } from "./handlers/functionMetrics.ts";
import { getFunction, listFunctions } from "./handlers/functions.ts";
import { getIcon, listIcons } from "./handlers/icons.ts";
import { getIntegration, listChannels, listIntegrations } from "./handlers/integrations.ts";
import { invokeFunction } from "./handlers/invocations.ts";
import { postEvent } from "./handlers/postEvent.ts";
import { postQuery } from "./handlers/query.ts";
import { rearrangeFunctions } from "./handlers/rearrange.ts";
import { patchFunction, postFunction } from "./handlers/saveFunctions.ts";
import { getTemplate, listPublicTemplates, listTemplates } from "./handlers/templates.ts";
import { deleteRequests, listRequests, postKey, putFaults } from "./handlers/testRoutes.ts";
import { callWebhook } from "./handlers/webhooks.ts";
import type { Access } from "./http/access.ts";
import type { ApiAnswer, ApiRequest } from "./http/apiRequest.ts";
import type { Sandbox } from "./sandbox.ts";

/** Answers a request; what PostHog refuses is thrown as `ApiProblem` or `FieldProblem`. */
export type Handler = (sandbox: Sandbox, request: ApiRequest) => ApiAnswer | Promise<ApiAnswer>;

export interface Route {
  readonly method: string;
  /** With `:names` for parts of the path, without a slash at the end. */
  readonly path: string;
  readonly access: Access;
  readonly handler: Handler;
}

const key: Access = { kind: "key" };
const session: Access = { kind: "session" };
const startKey: Access = { kind: "start-key" };
const everybody: Access = { kind: "everybody" };

function scope(name: string): Access {
  return { kind: "scope", scope: name };
}

const read = scope("hog_function:read");
const write = scope("hog_function:write");

type Line = readonly [method: string, path: string, access: Access, handler: Handler];

/** Behind `/api/projects/:project`, and behind `/api/environments/:project` too. */
const projectLines: readonly Line[] = [
  ["GET", "", scope("project:read"), getProject],
  ["GET", "/hog_functions", read, listFunctions],
  ["POST", "/hog_functions", write, postFunction],
  ["GET", "/hog_functions/icons", session, listIcons],
  ["GET", "/hog_functions/icon", session, getIcon],
  ["PATCH", "/hog_functions/rearrange", write, rearrangeFunctions],
  ["GET", "/hog_functions/:id", read, getFunction],
  ["PATCH", "/hog_functions/:id", write, patchFunction],
  ["PUT", "/hog_functions/:id", write, patchFunction],
  // PostHog never deletes: neither looks it for the function nor says anything.
  ["DELETE", "/hog_functions/:id", session, () => ({ status: 405 })],
  ["POST", "/hog_functions/:id/invocations", write, invokeFunction],
  ["GET", "/hog_functions/:id/logs", read, listLogs],
  ["GET", "/hog_functions/:id/metrics", read, getMetrics],
  ["GET", "/hog_functions/:id/metrics/totals", read, getMetricsTotals],
  ["POST", "/hog_functions/:id/enable_backfills", session, enableBackfills],
  ["GET", "/hog_function_templates", everybody, listTemplates],
  ["GET", "/hog_function_templates/:id", everybody, getTemplate],
  ["GET", "/groups_types", scope("group:read"), listGroupTypes],
  ["GET", "/event_definitions", scope("event_definition:read"), listEventDefinitions],
  ["GET", "/event_definitions/by_name", scope("event_definition:read"), getEventDefinition],
  ["GET", "/property_definitions", scope("property_definition:read"), listPropertyDefinitions],
  ["GET", "/events", scope("query:read"), listEvents],
  ["GET", "/events/values", scope("query:read"), listPropertyValues],
  ["GET", "/persons", scope("person:read"), listPersons],
  ["POST", "/query", scope("query:read"), postQuery],
  ["GET", "/integrations", scope("integration:read"), listIntegrations],
  ["GET", "/integrations/:id", scope("integration:read"), getIntegration],
  ["GET", "/integrations/:id/channels", scope("integration:read"), listChannels],
  ["GET", "/activity_log", scope("activity_log:read"), listActivity],
];

const otherLines: readonly Line[] = [
  ["GET", "/api/users/@me", scope("user:read"), getCurrentUser],
  ["GET", "/api/personal_api_keys/@current", key, getCurrentKey],
  ["GET", "/api/organizations/:organization", scope("organization:read"), getOrganization],
  [
    "GET",
    "/api/organizations/:organization/projects",
    scope("project:read"),
    listOrganizationProjects,
  ],
  ["GET", "/api/projects", scope("project:read"), listProjects],
  ["GET", "/api/public_hog_function_templates", everybody, listPublicTemplates],
  ["GET", "/public/webhooks/:id", everybody, callWebhook],
  ["POST", "/public/webhooks/:id", everybody, callWebhook],
  ["PUT", "/sandbox/faults", startKey, putFaults],
  ["GET", "/sandbox/requests", startKey, listRequests],
  ["DELETE", "/sandbox/requests", startKey, deleteRequests],
  ["POST", "/sandbox/keys", startKey, postKey],
  ["POST", "/sandbox/events", startKey, postEvent],
];

/** Every route, those with fixed paths before those with an id in the same place. */
export const routes: readonly Route[] = [
  ...otherLines,
  ...["/api/projects/:project", "/api/environments/:project"].flatMap((prefix) =>
    projectLines.map(([method, path, ...rest]): Line => [method, prefix + path, ...rest]),
  ),
].map(([method, path, access, handler]) => ({ method, path, access, handler }));
