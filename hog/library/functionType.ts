/** The types of PostHog function whose program is Hog; each has its own globals and host functions. */
export type FunctionType =
  | "destination"
  | "internal_destination"
  | "transformation"
  | "source_webhook"
  | "warehouse_source_webhook"
  | "transformation_log";
