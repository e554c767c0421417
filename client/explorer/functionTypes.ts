import type { HogFunctionType } from "../../protocol/posthog.ts";

/** How a type of function is called in the tree. */
export interface TypeLabel {
  readonly type: HogFunctionType;
  readonly label: string;
}

/** Every type, in the order in which the tree shows them. */
export const functionTypes: readonly TypeLabel[] = [
  { type: "destination", label: "Destinations" },
  { type: "transformation", label: "Transformations" },
  { type: "source_webhook", label: "Source webhooks" },
  { type: "internal_destination", label: "Internal destinations" },
  { type: "site_destination", label: "Site destinations" },
  { type: "site_app", label: "Site apps" },
  { type: "transformation_log", label: "Log transformations" },
  { type: "warehouse_source_webhook", label: "Warehouse webhooks" },
];
