import type { DemoFunction } from "../demoProject.ts";
import { stockSync as template } from "../templates/stockSync.ts";

/** Fails on orders with a gift card, which has no SKU: real errors for the log and the charts. */
export const stockSync: DemoFunction = {
  body: {
    type: "destination",
    template_id: template.id,
    name: "Reserve stock",
    description: "Known problem: orders with a gift card fail, as it has no SKU.",
    enabled: true,
    hog: template.code,
    inputs_schema: template.inputs_schema,
    inputs: {
      api_key: { value: "demo-stock-key-52aa03" },
      location: { value: "{groups.store.id ?? 'warehouse'}" },
    },
    filters: {
      source: "events",
      events: [{ id: "order completed", name: "order completed", type: "events", order: 0 }],
    },
  },
  state: 2,
};
