import { createTemplate } from "./createTemplate.ts";

export const checkoutReminder = createTemplate({
  id: "template-checkout-reminder",
  name: "Checkout reminder",
  description: "Queues a reminder for carts that were left in the checkout, once a day per person.",
  type: "destination",
  status: "alpha",
  category: ["Email Marketing", "E-commerce"],
  code: String.raw`// Queues a reminder. The queue drops it when the order is paid before it is due.
let total := event.properties.cart_total ?? 0;
if (total < inputs.minimum) {
  print(f'Skipped: a cart of {total} EUR is not worth a reminder');
  return;
}

let due := dateAdd('hour', inputs.delay_hours, toDateTime(event.timestamp));

let response := fetch('https://queue.example.com/reminders', {
  'method': 'POST',
  'headers': {'Content-Type': 'application/json'},
  'body': {
    'key': f'checkout-{event.distinct_id}',
    'due': formatDateTime(due, '%Y-%m-%dT%H:%i:%SZ'),
    'cart': event.properties.$current_url,
    'language': inputs.language,
  },
});

if (response.status >= 400) {
  throw Error(f'The queue answered with status {response.status}.');
}

print(f'Reminder due at {formatDateTime(due, '%H:%i')}');
`,
  inputs_schema: [
    {
      key: "delay_hours",
      type: "number",
      label: "Delay",
      description: "Hours from the start of the checkout to the reminder.",
      default: 4,
      required: true,
    },
    {
      key: "minimum",
      type: "number",
      label: "Smallest cart",
      description: "In euros. Nobody is reminded of less.",
      default: 15,
      required: true,
    },
    {
      key: "language",
      type: "choice",
      label: "Language",
      choices: [
        { value: "en", label: "English" },
        { value: "nl", label: "Dutch" },
        { value: "sv", label: "Swedish" },
      ],
      default: "en",
    },
  ],
  filters: {
    source: "events",
    events: [{ id: "checkout started", name: "checkout started", type: "events", order: 0 }],
  },
  masking: { ttl: 86_400, threshold: null, hash: "{person.id}" },
});
