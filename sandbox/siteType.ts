import type { HogFunctionType } from "../protocol/posthog.ts";
import type { RunFunctionType } from "../protocol/run.ts";

/** Functions that run in a browser. */
export function isSiteType(
  type: HogFunctionType,
): type is Exclude<HogFunctionType, RunFunctionType> {
  return type === "site_app" || type === "site_destination";
}
