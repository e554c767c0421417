/** The types of PostHog function whose program is Hog; each has its own globals and host functions. */
export type FunctionType =
  | "destination"
  | "internal_destination"
  | "transformation"
  | "source_webhook"
  | "warehouse_source_webhook"
  | "transformation_log";

/** All of them, in the order in which to show them. */
export const everyFunctionType: ReadonlySet<FunctionType> = new Set<FunctionType>([
  "destination",
  "internal_destination",
  "transformation",
  "source_webhook",
  "warehouse_source_webhook",
  "transformation_log",
]);
