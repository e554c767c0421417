import { notFound } from "../http/apiProblem.ts";
import { type ApiAnswer, type ApiRequest, ok, parameter } from "../http/apiRequest.ts";
import { pageOf } from "../http/page.ts";
import type { Sandbox } from "../sandbox.ts";
import type { DemoIntegration } from "../seed/demoProject.ts";
import { currentUser } from "./currentUser.ts";

/** `GET integrations/` */
export function listIntegrations(sandbox: Sandbox, { url }: ApiRequest): ApiAnswer {
  return ok(
    pageOf(
      sandbox.content.integrations.map((each) => present(sandbox, each)),
      url,
    ),
  );
}

/** `GET integrations/{id}/` */
export function getIntegration(sandbox: Sandbox, request: ApiRequest): ApiAnswer {
  return ok(present(sandbox, requireIntegration(sandbox, request)));
}

/** `GET integrations/{id}/channels/`, only of Slack. */
export function listChannels(sandbox: Sandbox, request: ApiRequest): ApiAnswer {
  if (requireIntegration(sandbox, request).kind !== "slack") throw notFound();
  return ok({ channels, lastRefreshedAt: new Date().toISOString() });
}

const channels = ["general", "orders", "alerts"].map((name, index) => ({
  id: `C0SANDBOX${index + 1}`,
  name,
  is_private: false,
  is_member: true,
  is_ext_shared: false,
  is_private_without_access: false,
}));

function requireIntegration({ content }: Sandbox, request: ApiRequest): DemoIntegration {
  const id = parameter(request, "id");
  const integration = content.integrations.find((each) => String(each.id) === id);
  if (!integration) throw notFound();
  return integration;
}

function present(sandbox: Sandbox, { id, kind, display_name, config }: DemoIntegration) {
  return {
    id,
    kind,
    display_name,
    icon_url: `/static/services/${kind}.png`,
    config,
    created_at: "2026-01-05T09:00:00.000000Z",
    created_by: currentUser(sandbox),
    errors: "",
  };
}
