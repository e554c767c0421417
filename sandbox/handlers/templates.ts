import type { HogFunctionTemplate } from "../../protocol/posthog.ts";
import { notFound } from "../http/apiProblem.ts";
import { type ApiAnswer, type ApiRequest, ok, parameter } from "../http/apiRequest.ts";
import { pageOf } from "../http/page.ts";
import { presentFunctions } from "../projectState.ts";
import type { Sandbox } from "../sandbox.ts";
import { findTemplate } from "./presentFunction.ts";

/** `GET hog_function_templates/` */
export function listTemplates(sandbox: Sandbox, { url }: ApiRequest): ApiAnswer {
  return ok(templatePage(sandbox, url, new Set(["deprecated"])));
}

/** `GET /api/public_hog_function_templates/` */
export function listPublicTemplates(sandbox: Sandbox, { url }: ApiRequest): ApiAnswer {
  return ok(templatePage(sandbox, url, new Set(["deprecated", "hidden"])));
}

/** `GET hog_function_templates/{template_id}/`, of any status. */
export function getTemplate(sandbox: Sandbox, request: ApiRequest): ApiAnswer {
  const template = findTemplate(sandbox, parameter(request, "id"));
  if (!template) throw notFound();
  return ok(template);
}

/** A page is cut out first and then sorted: by use, then by name. */
function templatePage(sandbox: Sandbox, url: URL, hidden: ReadonlySet<string>): object {
  const query = url.searchParams;
  const types = new Set((query.get("type") || query.get("types") || "destination").split(","));
  const id = query.get("template_id");
  const found = sandbox.content.templates.filter(
    (template) =>
      types.has(template.type) && !hidden.has(template.status) && (!id || template.id === id),
  );
  const page = pageOf(found, url);
  return { ...page, results: page.results.toSorted(byUse(sandbox)) };
}

function byUse({
  store,
}: Sandbox): (one: HogFunctionTemplate, other: HogFunctionTemplate) => number {
  const uses = new Map<string | null, number>();
  for (const { template_id: id } of presentFunctions(store.state)) {
    uses.set(id, (uses.get(id) ?? 0) + 1);
  }
  return (one, other) =>
    (uses.get(other.id) ?? 0) - (uses.get(one.id) ?? 0) || one.name.localeCompare(other.name, "en");
}
