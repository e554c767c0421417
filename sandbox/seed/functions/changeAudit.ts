import type { DemoFunction } from "../demoProject.ts";

export const changeAudit: DemoFunction = {
  body: {
    type: "internal_destination",
    name: "Changes to the audit trail",
    description: "Who changed or deleted what in PostHog, for the yearly audit.",
    enabled: true,
    hog: String.raw`// Writes a line to the audit trail for everything that is changed or deleted in PostHog.
let detail := event.properties.detail ?? {};
let fields := arrayMap(change -> change.field, detail.changes ?? []);

let line := {
  'at': event.timestamp,
  'who': event.distinct_id,
  'what': f'{event.properties.activity} {event.properties.scope}',
  'name': detail.name ?? event.properties.item_id,
  'fields': fields,
};

let response := fetch(inputs.url, {
  'method': 'POST',
  'headers': {'Content-Type': 'application/x-ndjson', 'X-Retention-Years': inputs.years},
  'body': f'{jsonStringify(line)}\n',
});

if (response.status >= 400) {
  throw Error(f'The audit trail answered with status {response.status}.', {'line': line});
}

print(f'{line.who} {line.what}: {line.name}', fields);
`,
    inputs_schema: [
      { key: "url", type: "string", label: "Audit trail", required: true },
      {
        key: "years",
        type: "string",
        label: "Retention",
        description: "In years. A text, because headers are.",
        default: "7",
        required: true,
        templating: false,
      },
    ],
    inputs: {
      url: { value: "https://audit.example.com/trails/posthog" },
      years: { value: "7" },
    },
    filters: {
      source: "events",
      events: [
        {
          id: "$activity_log_entry_created",
          name: "$activity_log_entry_created",
          type: "events",
          order: 0,
          properties: [
            { key: "activity", type: "event", operator: "exact", value: ["updated", "deleted"] },
          ],
        },
      ],
    },
  },
};
