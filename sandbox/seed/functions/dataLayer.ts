import type { InputSchemaEntry } from "../../../protocol/posthog.ts";
import type { DemoFunction } from "../demoProject.ts";
import { dataLayer as template } from "../templates/dataLayer.ts";

const entrySchema: readonly InputSchemaEntry[] = [
  { key: "name", type: "string", label: "Event name", required: true },
  { key: "values", type: "dictionary", label: "Values", default: {} },
];

export const dataLayer: DemoFunction = {
  body: {
    type: "site_destination",
    template_id: template.id,
    name: "Tag manager",
    description: "For the agency that runs our ads.",
    enabled: true,
    hog: template.code,
    inputs_schema: template.inputs_schema,
    inputs: { layer: { value: "dataLayer" }, debug: { value: false } },
    filters: { source: "events" },
    mappings: [
      {
        name: "Product",
        inputs_schema: entrySchema,
        inputs: {
          name: { value: "view_item" },
          values: {
            value: { item: "{event.properties.product_name}", value: "{event.properties.price}" },
          },
        },
        filters: {
          source: "events",
          events: [{ id: "product viewed", name: "product viewed", type: "events", order: 0 }],
        },
      },
      {
        name: "Purchase",
        inputs_schema: entrySchema,
        inputs: {
          name: { value: "purchase" },
          values: {
            value: {
              transaction_id: "{event.properties.order_id}",
              value: "{event.properties.total}",
              currency: "{event.properties.currency}",
            },
          },
        },
        filters: {
          source: "events",
          events: [{ id: "order completed", name: "order completed", type: "events", order: 0 }],
        },
      },
    ],
  },
};
