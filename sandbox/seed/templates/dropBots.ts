import { createTemplate } from "./createTemplate.ts";

export const dropBots = createTemplate({
  id: "template-drop-bots",
  name: "Drop bots",
  description: "Drops events of crawlers and other programs before they are stored.",
  type: "transformation",
  status: "stable",
  category: ["Filtering"],
  code: String.raw`// Drops what programs send. Only people count.
let agent := event.properties.$raw_user_agent ?? '';

if (inputs.drop_without_agent and empty(agent)) {
  print('Dropped: no user agent');
  return null;
}
if (isKnownBotUserAgent(agent)) {
  print(f'Dropped {agent}');
  return null;
}

let own := arrayFilter(name -> position(lower(agent), lower(name)) > 0, inputs.names);
if (notEmpty(own)) {
  print(f'Dropped by own list: {own[1]}');
  return null;
}

let ranges := arrayFilter(
  range -> isIPAddressInRange(event.properties.$ip ?? '', range),
  inputs.ranges,
);
if (notEmpty(ranges)) {
  print(f'Dropped by address: {ranges[1]}');
  return null;
}

return event;
`,
  inputs_schema: [
    {
      key: "names",
      type: "json",
      label: "More names",
      description: "Parts of user agents, besides those that PostHog knows.",
      default: [],
      required: false,
    },
    {
      key: "ranges",
      type: "json",
      label: "Address ranges",
      description: "In CIDR notation.",
      default: [],
    },
    {
      key: "drop_without_agent",
      type: "boolean",
      label: "Drop without user agent",
      description: "Servers send none, too.",
      default: false,
    },
  ],
});
