import { createTemplate } from "./createTemplate.ts";

export const incomingJson = createTemplate({
  id: "template-incoming-json",
  name: "Incoming JSON",
  description: "Captures an event for every request with the right token.",
  type: "source_webhook",
  status: "stable",
  category: ["Custom"],
  code: String.raw`// Captures an event for every request with the right token.
if (request.headers.authorization != f'Bearer {inputs.token}') {
  return {'httpResponse': {'status': 401, 'body': 'The token is wrong.'}};
}

postHogCapture({
  'event': inputs.event,
  'distinct_id': inputs.distinct_id,
  'properties': request.body,
});
`,
  inputs_schema: [
    { key: "token", type: "string", label: "Token", secret: true, required: true },
    {
      key: "event",
      type: "string",
      label: "Event name",
      default: "{request.body.event}",
      required: true,
    },
    {
      key: "distinct_id",
      type: "string",
      label: "Distinct ID",
      default: "{request.body.distinct_id}",
      required: true,
    },
  ],
});
