import type { DemoFunction } from "../demoProject.ts";
import { loyaltyPoints as template } from "../templates/loyaltyPoints.ts";

export const loyaltyPoints: DemoFunction = {
  body: {
    type: "destination",
    template_id: template.id,
    name: "Loyalty points (spring)",
    description: "The programme ended in May. Kept for the next one.",
    enabled: false,
    hog: template.code,
    inputs_schema: template.inputs_schema,
    inputs: { factors: { value: { taster: 1.2, regular: 1.5, office: 2 } } },
    filters: {
      source: "events",
      events: [{ id: "order completed", name: "order completed", type: "events", order: 0 }],
      filter_test_accounts: true,
    },
  },
};
