import { createTemplate } from "./createTemplate.ts";

export const webhook = createTemplate({
  id: "template-webhook",
  name: "HTTP webhook",
  description: "Sends matching events to an address of your choice.",
  type: "destination",
  status: "stable",
  category: ["Custom"],
  code: String.raw`// Sends the event to an address of your choice.
if (inputs.debug) {
  print('Sending', inputs.method, inputs.url, inputs.body);
}

let response := fetch(inputs.url, {
  'method': inputs.method,
  'headers': inputs.headers,
  'body': inputs.body,
});

if (response.status >= 400) {
  throw Error(f'The webhook answered with status {response.status}.', {'body': response.body});
}

print(f'Delivered {event.event} with status {response.status}');
`,
  inputs_schema: [
    {
      key: "url",
      type: "string",
      label: "Webhook URL",
      description: "Where to send the event.",
      required: true,
    },
    {
      key: "method",
      type: "choice",
      label: "Method",
      choices: [
        { value: "POST", label: "POST" },
        { value: "PUT", label: "PUT" },
        { value: "PATCH", label: "PATCH" },
      ],
      default: "POST",
      required: true,
    },
    {
      key: "headers",
      type: "dictionary",
      label: "Headers",
      default: { "Content-Type": "application/json" },
    },
    {
      key: "body",
      type: "json",
      label: "Body",
      description: "Every text in it may hold templates.",
      default: { event: "{event}", person: "{person}" },
    },
    {
      key: "debug",
      type: "boolean",
      label: "Log requests",
      description: "Writes every request to the log. Leave it off in production.",
      default: false,
    },
  ],
});
