import type { FilterProject } from "./project.ts";

/** Where a project's test account filters are edited. */
export function settingsAddress({ siteUrl, teamId }: FilterProject): string {
  const site = siteUrl.replace(/\/+$/, "");
  return `${site}/project/${teamId}/settings/project#internal-user-filtering`;
}
