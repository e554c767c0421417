import type { DemoFunction } from "../demoProject.ts";

export const paymentPager: DemoFunction = {
  body: {
    type: "destination",
    name: "Failed payments to the pager",
    description: "Pages whoever is on call. Masked, so that an outage pages once in ten minutes.",
    enabled: true,
    hog: String.raw`// Opens an incident for failed payments, or adds to the one that is open.
let severities := {'expired_card': 'info', 'insufficient_funds': 'info'};
let code := event.properties.failure_code ?? 'unknown';
let severity := severities[code] ?? inputs.severity;

let response := fetch('https://pager.example.com/v2/enqueue', {
  'method': 'POST',
  'headers': {'Content-Type': 'application/json'},
  'body': {
    'routing_key': inputs.routing_key,
    'dedup_key': f'payment-{code}',
    'severity': severity,
    'summary': inputs.summary,
    'details': {
      'method': event.properties.payment_method,
      'cart': event.properties.cart_total,
      'session': event.properties.$session_id,
    },
  },
});

if (response.status != 202 and response.status != 200) {
  throw Error(f'The pager answered with status {response.status}.', {'body': response.body});
}

print(f'Paged with severity {severity}: {inputs.summary}');
`,
    inputs_schema: [
      {
        key: "routing_key",
        type: "string",
        label: "Routing key",
        description: "Of the service in the pager.",
        secret: true,
        required: true,
      },
      {
        key: "severity",
        type: "choice",
        label: "Severity",
        description: "For codes that are not the customer's own problem.",
        choices: [
          { value: "critical", label: "Critical" },
          { value: "warning", label: "Warning" },
        ],
        default: "warning",
        required: true,
      },
      {
        key: "summary",
        type: "string",
        label: "Summary",
        default: "Payment failed: {event.properties.failure_code}",
        required: true,
      },
    ],
    inputs: {
      routing_key: { value: "demo-pager-key-0d5c77" },
      severity: { value: "warning" },
      summary: {
        value:
          "{event.properties.payment_method ?? 'payment'} failed: {event.properties.failure_code}",
      },
    },
    filters: {
      source: "events",
      events: [{ id: "payment failed", name: "payment failed", type: "events", order: 0 }],
    },
    masking: { ttl: 600, threshold: 20, hash: "{event.properties.failure_code}" },
  },
};
