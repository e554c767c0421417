import { createTemplate } from "./createTemplate.ts";

export const legacyPost = createTemplate({
  id: "template-legacy-post",
  name: "POST (old)",
  description: "Sends the whole event as it is. Use the HTTP webhook instead.",
  type: "destination",
  status: "hidden",
  category: ["Custom"],
  code: String.raw`// Sends the whole event as it is.
let response := fetch(inputs.url, {
  'method': 'POST',
  'body': {'event': event, 'person': person},
});
print(f'Answered with status {response.status}');
`,
  inputs_schema: [{ key: "url", type: "string", label: "URL", required: true }],
});
