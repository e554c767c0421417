import type { DemoFunction } from "../demoProject.ts";
import { webhook } from "../templates/webhook.ts";

export const orderWebhook: DemoFunction = {
  body: {
    type: "destination",
    template_id: webhook.id,
    name: "Orders to the roastery",
    description: "Tells the roastery's planning board what to roast for every paid order.",
    enabled: true,
    hog: webhook.code,
    inputs_schema: webhook.inputs_schema,
    inputs: {
      url: {
        value: "https://roastery.example.com/hooks/orders?from={encodeURLComponent(source.name)}",
      },
      method: { value: "POST" },
      headers: {
        value: { "Content-Type": "application/json", "X-Order": "{event.properties.order_id}" },
      },
      body: {
        value: {
          order: "{event.properties.order_id}",
          paid_at: "{event.timestamp}",
          pick_up: "{groups.store.properties.name ?? 'delivery'}",
          lines: "{event.properties.items}",
          beans: "{arrayFilter(item -> item.sku != null, event.properties.items ?? [])}",
        },
      },
      debug: { value: true },
    },
    filters: {
      source: "events",
      events: [{ id: "order completed", name: "order completed", type: "events", order: 0 }],
      filter_test_accounts: true,
    },
  },
};
