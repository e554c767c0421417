import type { DemoFunction } from "../demoProject.ts";
import { checkoutReminder as template } from "../templates/checkoutReminder.ts";

export const checkoutReminder: DemoFunction = {
  body: {
    type: "destination",
    template_id: template.id,
    name: "Remind of the checkout",
    description: "At most one reminder a day for each person.",
    enabled: true,
    hog: template.code,
    inputs_schema: template.inputs_schema,
    inputs: {
      delay_hours: { value: 4 },
      minimum: { value: 15 },
      language: { value: "en" },
    },
    filters: {
      source: "events",
      events: [{ id: "checkout started", name: "checkout started", type: "events", order: 0 }],
      properties: [{ key: "email", type: "person", operator: "is_set", value: "is_set" }],
      filter_test_accounts: true,
    },
    masking: { ttl: 86_400, threshold: null, hash: "{person.id}" },
  },
};
