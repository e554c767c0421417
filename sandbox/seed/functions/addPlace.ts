import type { DemoFunction } from "../demoProject.ts";
import { addPlace as template } from "../templates/addPlace.ts";

export const addPlace: DemoFunction = {
  body: {
    type: "transformation",
    template_id: template.id,
    name: "Add country and city",
    description: "Has to come after the bots are gone: lookups are counted.",
    enabled: true,
    hog: template.code,
    inputs_schema: template.inputs_schema,
    inputs: {
      precision: { value: "city" },
      set_on_person: { value: true },
      forget_address: { value: false },
    },
    filters: {
      source: "events",
      properties: [{ key: "$ip", type: "event", operator: "is_set", value: "is_set" }],
    },
  },
};
