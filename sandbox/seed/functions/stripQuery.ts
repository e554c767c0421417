import type { DemoFunction } from "../demoProject.ts";
import { stripQuery as template } from "../templates/stripQuery.ts";

export const stripQuery: DemoFunction = {
  body: {
    type: "transformation",
    template_id: template.id,
    name: "Strip query strings",
    description: "Addresses of the checkout hold the cart, which nobody needs in a report.",
    enabled: true,
    hog: template.code,
    inputs_schema: template.inputs_schema,
    inputs: {
      properties: { value: ["$current_url", "$referrer"] },
      keep: { value: ["utm_source", "utm_medium", "utm_campaign", "q"] },
    },
    filters: {
      source: "events",
      properties: [{ key: "$current_url", type: "event", operator: "icontains", value: "?" }],
    },
  },
};
