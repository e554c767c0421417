import type { DemoFunction } from "../demoProject.ts";
import { dropBots as template } from "../templates/dropBots.ts";

export const dropBots: DemoFunction = {
  body: {
    type: "transformation",
    template_id: template.id,
    name: "Drop bots",
    description: "Crawlers, and our own uptime check.",
    enabled: true,
    hog: template.code,
    inputs_schema: template.inputs_schema,
    inputs: {
      names: { value: ["harbour-uptime", "price-watch"] },
      ranges: { value: ["198.51.100.248/29"] },
      drop_without_agent: { value: false },
    },
    filters: {
      source: "events",
      events: [{ id: "$pageview", name: "$pageview", type: "events", order: 0 }],
    },
  },
};
