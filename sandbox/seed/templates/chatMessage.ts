import { createTemplate } from "./createTemplate.ts";

export const chatMessage = createTemplate({
  id: "template-chat-message",
  name: "Chat message",
  description: "Writes a message to a channel of the connected chat workspace.",
  type: "destination",
  status: "stable",
  category: ["Team chat"],
  code: String.raw`// Writes a message to a channel.
// The channel comes as its id, a bar, and its name.
let channel := splitByString('|', inputs.channel)[1];

let response := fetch('https://chat.example.com/api/messages', {
  'method': 'POST',
  'headers': {
    'Authorization': f'Bearer {inputs.workspace.access_token}',
    'Content-Type': 'application/json',
  },
  'body': {'channel': channel, 'text': inputs.text},
});

if (response.status != 200) {
  throw Error(f'The chat answered with status {response.status}.', {'body': response.body});
}

print(f'Posted in {channel}: {inputs.text}');
`,
  inputs_schema: [
    {
      key: "workspace",
      type: "integration",
      integration: "slack",
      label: "Workspace",
      requiredScopes: "chat:write channels:read",
      required: true,
    },
    {
      key: "channel",
      type: "integration_field",
      integration_key: "workspace",
      integration_field: "slack_channel",
      label: "Channel",
      description: "The app has to be a member of it.",
      required: true,
    },
    {
      key: "text",
      type: "string",
      label: "Message",
      default: "*{person.name}* did {event.event}",
      required: true,
    },
  ],
});
