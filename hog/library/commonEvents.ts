import type { KnownText } from "./field.ts";

/** Events that PostHog's own libraries send. */
export const commonEvents: readonly KnownText[] = [
  { value: "$pageview", label: "a page was opened" },
  { value: "$pageleave", label: "a page was left" },
  { value: "$screen", label: "a screen of an app was opened" },
  { value: "$autocapture", label: "a click, a change or a sent form" },
  { value: "$rageclick", label: "many clicks on one place" },
  { value: "$identify", label: "a person was identified" },
  { value: "$set", label: "properties of a person were set" },
  { value: "$groupidentify", label: "properties of a group were set" },
  { value: "$create_alias", label: "two ids of one person" },
  { value: "$feature_flag_called", label: "a feature flag was read" },
  { value: "$exception", label: "an error was captured" },
  { value: "$web_vitals", label: "how fast a page was" },
  { value: "survey shown" },
  { value: "survey sent" },
  { value: "survey dismissed" },
];

/** Events inside PostHog that start an `internal_destination`. */
export const internalEvents: readonly KnownText[] = [
  { value: "$error_tracking_issue_created" },
  { value: "$error_tracking_issue_reopened" },
  { value: "$error_tracking_issue_spiking" },
  { value: "$insight_alert_firing" },
  { value: "$activity_log_entry_created" },
  { value: "$early_access_feature_updated" },
  { value: "$health_check_issue_firing" },
  { value: "$batch_export_run_failed" },
  { value: "$hog_function_state_changed" },
];
