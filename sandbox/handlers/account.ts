import { notFound } from "../http/apiProblem.ts";
import { type ApiAnswer, type ApiRequest, ok, parameter } from "../http/apiRequest.ts";
import { requireAllProjects } from "../http/keys.ts";
import { pageOf } from "../http/page.ts";
import { projectId } from "../projectAddress.ts";
import type { Sandbox } from "../sandbox.ts";
import { currentUser } from "./currentUser.ts";

/** `GET /api/users/@me/` */
export function getCurrentUser(sandbox: Sandbox, _request: ApiRequest): ApiAnswer {
  const organization = organizationOf(sandbox);
  return ok({
    ...currentUser(sandbox),
    is_staff: false,
    team: projectOf(sandbox),
    organization,
    organizations: [shortOrganization(sandbox)],
  });
}

/** `GET /api/personal_api_keys/@current/` */
export function getCurrentKey(_sandbox: Sandbox, { key }: ApiRequest): ApiAnswer {
  if (!key) throw new Error("The route asks for a key.");
  return ok({
    id: key.id,
    label: key.label,
    scopes: key.scopes,
    scoped_teams: key.scopedTeams ?? null,
    scoped_organizations: null,
    created_at: key.createdAt,
    last_used_at: new Date().toISOString(),
  });
}

/** `GET /api/organizations/{id}/` */
export function getOrganization(sandbox: Sandbox, request: ApiRequest): ApiAnswer {
  requireOrganization(request);
  return ok(organizationOf(sandbox));
}

/** `GET /api/organizations/{id}/projects/` */
export function listOrganizationProjects(sandbox: Sandbox, request: ApiRequest): ApiAnswer {
  requireOrganization(request);
  return ok(pageOf([projectOf(sandbox)], request.url));
}

/** `GET /api/projects/` */
export function listProjects(sandbox: Sandbox, { url, key }: ApiRequest): ApiAnswer {
  const isVisible = !key?.scopedTeams || key.scopedTeams.includes(projectId);
  return ok(pageOf(isVisible ? [projectOf(sandbox)] : [], url));
}

/** `GET /api/projects/{id}/` */
export function getProject(sandbox: Sandbox, _request: ApiRequest): ApiAnswer {
  const { content } = sandbox;
  return ok({
    ...projectOf(sandbox),
    test_account_filters: content.testAccountFilters,
    test_account_filters_default_checked: true,
    person_display_name_properties: null,
    group_types: groupTypes(sandbox),
    session_recording_opt_in: false,
  });
}

/** `GET /api/projects/{id}/groups_types/`, which has no pages. */
export function listGroupTypes(sandbox: Sandbox, _request: ApiRequest): ApiAnswer {
  return ok(groupTypes(sandbox));
}

const organizationId = "0190a000-0000-7000-8000-000000000002";

function requireOrganization(request: ApiRequest): void {
  if (request.key) requireAllProjects(request.key);
  const id = parameter(request, "organization");
  if (id !== "@current" && id !== organizationId) throw notFound();
}

function shortOrganization({ content }: Sandbox) {
  const slug = content.organizationName.toLowerCase().replaceAll(/\W+/g, "-");
  return { id: organizationId, name: content.organizationName, slug, membership_level: 15 };
}

function organizationOf(sandbox: Sandbox) {
  const project = projectOf(sandbox);
  return { ...shortOrganization(sandbox), teams: [project], projects: [project] };
}

function projectOf({ content }: Sandbox) {
  return {
    id: projectId,
    uuid: "0190a000-0000-7000-8000-000000000003",
    organization: organizationId,
    project_id: projectId,
    api_token: "phc_sandbox",
    name: content.projectName,
    timezone: content.timezone,
    is_demo: true,
    completed_snippet_onboarding: true,
    ingested_event: true,
    access_control: false,
  };
}

function groupTypes({ content }: Sandbox) {
  return content.groupTypes.map((type, index) => ({
    group_type: type,
    group_type_index: index,
    name_singular: null,
    name_plural: null,
  }));
}
