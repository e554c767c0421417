import type { DemoFunction } from "../demoProject.ts";
import { chatMessage } from "../templates/chatMessage.ts";

export const largeOrderChat: DemoFunction = {
  body: {
    type: "destination",
    template_id: chatMessage.id,
    name: "Large orders to #orders",
    description: "Grew out of the chat template: it lists what was bought.",
    enabled: true,
    hog: String.raw`// Writes a message with the lines of the order to a channel.
fun shorten(text, limit) {
  if (length(text) <= limit) {
    return text;
  }
  return f'{substring(text, 1, limit - 1)}…';
}

fun describe(item) {
  return f'• {item.quantity} × {item.name} ({item.price} EUR)';
}

// The channel comes as its id, a bar, and its name.
let channel := splitByString('|', inputs.channel)[1];
let lines := arrayMap(item -> describe(item), event.properties.items ?? []);
let message := arrayStringConcat(arrayPushFront(lines, inputs.text), '\n');
let text := shorten(message, inputs.longest);

print(f'{length(lines)} lines for {channel}');

let response := fetch('https://chat.example.com/api/messages', {
  'method': 'POST',
  'headers': {
    'Authorization': f'Bearer {inputs.workspace.access_token}',
    'Content-Type': 'application/json',
  },
  'body': {'channel': channel, 'text': text, 'silent': inputs.silent},
});

if (response.status != 200) {
  throw Error(f'The chat answered with status {response.status}.', {'body': response.body});
}
`,
    inputs_schema: [
      ...chatMessage.inputs_schema,
      {
        key: "longest",
        type: "number",
        label: "Longest message",
        description: "In characters. What is longer ends with an ellipsis.",
        default: 400,
        required: true,
      },
      { key: "silent", type: "boolean", label: "Without notification", default: true },
    ],
    inputs: {
      workspace: { value: 1 },
      channel: { value: "C0ORDERS|#orders" },
      text: {
        value:
          "*{person.properties.first_name ?? 'Somebody'}* paid {event.properties.total} {event.properties.currency} <{event.url}|open>",
      },
      longest: { value: 400 },
      silent: { value: true },
    },
    filters: {
      source: "events",
      events: [
        {
          id: "order completed",
          name: "order completed",
          type: "events",
          order: 0,
          properties: [{ key: "total", type: "event", operator: "gte", value: 40 }],
        },
      ],
      filter_test_accounts: true,
    },
  },
};
