import type { DemoFunction } from "../demoProject.ts";
import { normaliseProperty } from "../templates/normaliseProperty.ts";

export const normalisePlan: DemoFunction = {
  body: {
    type: "transformation",
    template_id: normaliseProperty.id,
    name: "Normalise the plan",
    description: "Three systems write the names of plans in three ways.",
    enabled: true,
    hog: normaliseProperty.code,
    inputs_schema: normaliseProperty.inputs_schema,
    inputs: {
      property: { value: "plan" },
      aliases: { value: { "taster box": "taster", business: "office", free: "none" } },
    },
    filters: {
      source: "events",
      properties: [{ key: "plan", type: "event", operator: "is_set", value: "is_set" }],
    },
  },
};
