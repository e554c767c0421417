import { createTemplate } from "./createTemplate.ts";

export const alertPager = createTemplate({
  id: "template-alert-pager",
  name: "Insight alerts to the pager",
  description: "Opens an incident when an insight leaves its limits.",
  type: "internal_destination",
  status: "beta",
  category: ["Alerts"],
  free: false,
  filters: {
    source: "events",
    events: [
      { id: "$insight_alert_firing", name: "$insight_alert_firing", type: "events", order: 0 },
    ],
  },
  code: String.raw`// Opens an incident for an insight that left its limits.
let hour := toInt(formatDateTime(toDateTime(event.timestamp), '%H', inputs.time_zone));
let atNight := hour < 7 or hour >= 22;

if (atNight and not inputs.wake_people) {
  print(f'Waits for the morning: {inputs.summary}');
  return;
}

let response := fetch('https://pager.example.com/v2/enqueue', {
  'method': 'POST',
  'headers': {'Content-Type': 'application/json'},
  'body': {
    'routing_key': inputs.routing_key,
    'summary': inputs.summary,
    'link': f'{project.url}/insights/{event.properties.insight_id}',
  },
});

if (response.status >= 400) {
  throw Error(f'The pager answered with status {response.status}.');
}

print(f'Paged: {inputs.summary}');
`,
  inputs_schema: [
    { key: "routing_key", type: "string", label: "Routing key", secret: true, required: true },
    {
      key: "summary",
      type: "string",
      label: "Summary",
      default: "{event.properties.alert_name}: {event.properties.breaches}",
      required: true,
    },
    { key: "time_zone", type: "string", label: "Time zone", default: "UTC", required: true },
    {
      key: "wake_people",
      type: "boolean",
      label: "Also at night",
      description: "Between ten in the evening and seven in the morning.",
      default: false,
    },
  ],
});
