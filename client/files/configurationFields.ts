import type { FunctionConfiguration, HogFunctionType } from "../../protocol/posthog.ts";

/** A field of a function that its configuration document shows. */
export type ConfigurationField = keyof FunctionConfiguration;

/** What the document of a type of function holds; a field that the type does not have is absent. */
export type ShownConfiguration = Omit<FunctionConfiguration, LimitedField> &
  Partial<Pick<FunctionConfiguration, LimitedField>>;

type LimitedField = "filters" | "mappings" | "masking";

/** Every field, in the order in which documents show them. */
export const everyField: readonly ConfigurationField[] = [
  "name",
  "description",
  "enabled",
  "inputs_schema",
  "inputs",
  "filters",
  "mappings",
  "masking",
];

/** The fields that functions of a type have, in the order in which documents show them. */
export function fieldsOf(type: HogFunctionType): readonly ConfigurationField[] {
  return everyField.filter((field) => hasField(type, field));
}

/**
 * PostHog refuses filters of log transformations and mappings of what is no destination. Masking is
 * the work of what delivers events one by one: transformations, webhooks and browsers never ask.
 */
export function hasField(type: HogFunctionType, field: ConfigurationField): boolean {
  switch (field) {
    case "filters":
      return type !== "transformation_log";
    case "mappings":
      return type === "destination" || type === "site_destination";
    case "masking":
      return type === "destination" || type === "internal_destination";
    case "name":
    case "description":
    case "enabled":
    case "inputs_schema":
    case "inputs":
      return true;
  }
}

/** The types of inputs that some PostHog knows; newer ones may know more. */
export const inputTypes: readonly string[] = [
  "string",
  "number",
  "boolean",
  "choice",
  "json",
  "dictionary",
  "integration",
  "integration_multi",
  "integration_field",
  "email",
  "native_email",
  "posthog_assignee",
  "posthog_ticket_tags",
  "posthog_business_hours",
  "non_failure_status_codes",
  "customer_analytics_account_properties",
  "customer_analytics_account_relationships",
  "task_model",
  "task_repository",
  "task_mcp_installations",
  "push_subscription",
];
