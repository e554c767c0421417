import { createTemplate } from "./createTemplate.ts";

export const errorIssueChat = createTemplate({
  id: "template-error-issue-chat",
  name: "New errors to chat",
  description: "Writes a message when error tracking sees a new issue.",
  type: "internal_destination",
  status: "stable",
  category: ["Error tracking", "Team chat"],
  filters: {
    source: "events",
    events: [
      {
        id: "$error_tracking_issue_created",
        name: "$error_tracking_issue_created",
        type: "events",
        order: 0,
      },
    ],
  },
  code: String.raw`// Writes a message about a new issue of error tracking.
let title := event.properties.name ?? 'Error without a name';
let ignored := arrayExists(name -> name == title, inputs.ignore ?? []);
if (ignored) {
  print(f'Ignored {title}');
  return;
}

// The channel comes as its id, a bar, and its name.
let channel := splitByString('|', inputs.channel)[1];

let response := fetch('https://chat.example.com/api/messages', {
  'method': 'POST',
  'headers': {
    'Authorization': f'Bearer {inputs.workspace.access_token}',
    'Content-Type': 'application/json',
  },
  'body': {
    'channel': channel,
    'blocks': [
      {'type': 'header', 'text': f'{inputs.emoji} {title}'},
      {'type': 'text', 'text': event.properties.description ?? '–'},
      {'type': 'link', 'url': f'{project.url}/error_tracking/{event.distinct_id}'},
    ],
  },
});

if (response.status >= 400) {
  throw Error(f'The chat answered with status {response.status}.', {'body': response.body});
}

print(f'Posted {title} in {channel}');
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
      required: true,
    },
    {
      key: "emoji",
      type: "choice",
      label: "Emoji",
      choices: [
        { value: ":fire:", label: "Fire" },
        { value: ":lighthouse:", label: "Lighthouse" },
      ],
      default: ":fire:",
    },
    {
      key: "ignore",
      type: "json",
      label: "Names to ignore",
      description: "Issues with exactly these names.",
      default: [],
    },
  ],
});
