import type { Sandbox } from "../sandbox.ts";

/** The one person of the project, as PostHog shows who made something. */
export function currentUser({ content }: Pick<Sandbox, "content">) {
  return {
    id: 1,
    uuid: "0190a000-0000-7000-8000-000000000001",
    distinct_id: "sandbox-user",
    first_name: content.user.first_name,
    last_name: "",
    email: content.user.email,
    is_email_verified: true,
    hedgehog_config: null,
    role_at_organization: "engineering",
  };
}
