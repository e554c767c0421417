import type { DemoFunction } from "../demoProject.ts";
import { adConversions as template } from "../templates/adConversions.ts";

export const adConversions: DemoFunction = {
  body: {
    type: "destination",
    template_id: template.id,
    name: "Purchases to the ad network",
    description: "Paid orders of those who agreed, for the autumn campaign.",
    enabled: true,
    hog: template.code,
    inputs_schema: template.inputs_schema,
    inputs: {
      pixel_id: { value: "hc-4410" },
      access_token: { value: "demo-ads-token-19be6d" },
      action: { value: "purchase" },
      value: { value: "{event.properties.total}" },
      extra: {
        value: {
          content_ids: "{arrayMap(item -> item.sku ?? item.name, event.properties.items ?? [])}",
          campaign: "autumn",
          returning: "{(person.properties.orders_count ?? 0) > 0}",
        },
      },
      needs_consent: { value: true },
      test_mode: { value: false },
    },
    filters: {
      source: "events",
      events: [{ id: "order completed", name: "order completed", type: "events", order: 0 }],
      filter_test_accounts: true,
    },
  },
};
