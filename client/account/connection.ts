import type { PostHog } from "../api/posthog.ts";

/** A project of PostHog, or of the sandbox; remembered between windows. */
export interface ProjectAddress {
  readonly kind: "posthog" | "sandbox";
  /** Such as `https://us.posthog.com`; of the sandbox only true until it is started again. */
  readonly host: string;
  readonly projectId: number;
  readonly projectName: string;
}

/** A project whose key works. */
export interface Connection {
  readonly project: ProjectAddress;
  readonly api: PostHog;
  /** What stands for the project in the addresses of its files. */
  readonly authority: string;
}

/** The sandbox has another port at each start, but its files keep their addresses. */
export function authorityOf({ kind, host, projectId }: ProjectAddress): string {
  const place = kind === "sandbox" ? "sandbox" : new URL(host).host.replace(":", "_");
  return `${place}~${projectId}`;
}
