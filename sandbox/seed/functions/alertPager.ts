import type { DemoFunction } from "../demoProject.ts";
import { alertPager as template } from "../templates/alertPager.ts";

export const alertPager: DemoFunction = {
  body: {
    type: "internal_destination",
    template_id: template.id,
    name: "Checkout alerts to the pager",
    description: "Only in the daytime: nobody buys coffee at night.",
    enabled: true,
    hog: template.code,
    inputs_schema: template.inputs_schema,
    inputs: {
      routing_key: { value: "demo-pager-key-0d5c77" },
      summary: {
        value: "{event.properties.alert_name ?? 'Alert'}: {event.properties.breaches}",
      },
      time_zone: { value: "Europe/Dublin" },
      wake_people: { value: false },
    },
    filters: {
      source: "events",
      events: [
        { id: "$insight_alert_firing", name: "$insight_alert_firing", type: "events", order: 0 },
      ],
    },
  },
};
