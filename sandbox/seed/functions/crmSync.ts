import type { InputSchemaEntry } from "../../../protocol/posthog.ts";
import type { DemoFunction } from "../demoProject.ts";
import { crmSync as template } from "../templates/crmSync.ts";

/** What each mapping says about the record that it keeps. */
const recordSchema: readonly InputSchemaEntry[] = [
  {
    key: "record",
    type: "choice",
    label: "Record",
    choices: [
      { value: "contacts", label: "Contact" },
      { value: "deals", label: "Deal" },
    ],
    default: "contacts",
    required: true,
  },
  {
    key: "stage",
    type: "string",
    label: "Stage",
    description: "How far the customer has come.",
    required: true,
  },
  {
    key: "properties",
    type: "dictionary",
    label: "Properties",
    description: "Empty ones are not sent, so that they overwrite nothing.",
    default: {},
  },
];

export const crmSync: DemoFunction = {
  body: {
    type: "destination",
    template_id: template.id,
    name: "Customers and quotes to the CRM",
    description: "Sign-ups become leads, orders make customers, and quotes become deals.",
    enabled: true,
    hog: template.code,
    inputs_schema: template.inputs_schema,
    inputs: {
      api_token: { value: "demo-crm-token-7f3a91" },
      base_url: { value: "https://crm.example.com/api/v2" },
      email: { value: "{person.properties.email}" },
    },
    filters: { source: "events", filter_test_accounts: true },
    mappings: [
      {
        name: "Lead on sign-up",
        inputs_schema: recordSchema,
        inputs: {
          record: { value: "contacts" },
          stage: { value: "lead" },
          properties: {
            value: { name: "{person.properties.name}", signed_up_by: "{event.properties.method}" },
          },
        },
        filters: {
          source: "events",
          events: [{ id: "user signed up", name: "user signed up", type: "events", order: 0 }],
        },
      },
      {
        name: "Customer on order",
        inputs_schema: recordSchema,
        inputs: {
          record: { value: "contacts" },
          stage: { value: "{(person.properties.orders_count ?? 0) > 10 ? 'regular' : 'customer'}" },
          properties: {
            value: {
              last_order: "{event.properties.order_id}",
              last_order_total: "{event.properties.total}",
              city: "{person.properties.city}",
            },
          },
        },
        filters: {
          source: "events",
          events: [{ id: "order completed", name: "order completed", type: "events", order: 0 }],
        },
      },
      {
        name: "Deal on quote",
        inputs_schema: recordSchema,
        inputs: {
          record: { value: "deals" },
          stage: { value: "quote" },
          properties: {
            value: {
              company: "{groups.company.properties.name}",
              kilos: "{event.properties.kilos_per_month}",
              machine: "{event.properties.wants_machine}",
            },
          },
        },
        filters: {
          source: "events",
          events: [
            {
              id: "wholesale quote requested",
              name: "wholesale quote requested",
              type: "events",
              order: 0,
              properties: [{ key: "kilos_per_month", type: "event", operator: "gte", value: 20 }],
            },
          ],
        },
      },
    ],
  },
};
