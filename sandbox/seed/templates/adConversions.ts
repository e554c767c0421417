import { createTemplate } from "./createTemplate.ts";

export const adConversions = createTemplate({
  id: "template-ad-conversions",
  name: "Ad conversions",
  description: "Reports conversions to an ad network, with hashed identifiers only.",
  type: "destination",
  status: "beta",
  category: ["Advertisement"],
  free: false,
  code: String.raw`// Reports a conversion. Identifiers leave only as hashes, and only of those who agreed.
fun hash(text) {
  if (empty(text)) {
    return null;
  }
  return sha256Hex(lower(trim(text)));
}

if (inputs.needs_consent and person.properties.marketing_consent != true) {
  print('Skipped: no consent');
  return;
}

let conversion := {
  'id': event.uuid,
  'time': floor(toUnixTimestamp(toDateTime(event.timestamp))),
  'action': inputs.action,
  'value': inputs.value ?? 0,
  'currency': event.properties.currency ?? 'EUR',
  'user': {'email': hash(person.properties.email), 'city': hash(person.properties.city)},
};

for (let name, value in inputs.extra) {
  conversion[name] := value;
}

let response := fetch(f'https://ads.example.com/v1/pixels/{inputs.pixel_id}/conversions', {
  'method': 'POST',
  'headers': {'Authorization': f'Bearer {inputs.access_token}'},
  'body': {'data': [conversion], 'test': inputs.test_mode},
});

if (response.status >= 400) {
  throw Error(f'The ad network answered with status {response.status}.', {'body': response.body});
}

print(f'Reported {inputs.action} worth {conversion.value} {conversion.currency}');
`,
  inputs_schema: [
    { key: "pixel_id", type: "string", label: "Pixel", required: true },
    {
      key: "access_token",
      type: "string",
      label: "Access token",
      secret: true,
      required: true,
    },
    {
      key: "action",
      type: "choice",
      label: "Action",
      choices: [
        { value: "purchase", label: "Purchase" },
        { value: "sign_up", label: "Sign-up" },
        { value: "lead", label: "Lead" },
      ],
      default: "purchase",
      required: true,
    },
    {
      key: "value",
      type: "string",
      label: "Value",
      description: "A template that gives a number keeps it a number.",
      default: "{event.properties.total}",
    },
    {
      key: "extra",
      type: "json",
      label: "More fields",
      description: "Added to the conversion as they are.",
      default: {},
    },
    { key: "needs_consent", type: "boolean", label: "Only with consent", default: true },
    { key: "test_mode", type: "boolean", label: "Test mode", default: false, hidden: true },
  ],
  mapping_templates: [
    {
      name: "Purchase",
      include_by_default: true,
      use_all_events_by_default: false,
      filters: {
        source: "events",
        events: [{ id: "order completed", name: "order completed", type: "events", order: 0 }],
      },
      inputs: { action: { value: "purchase" } },
      inputs_schema: [],
    },
    {
      name: "Sign-up",
      include_by_default: false,
      use_all_events_by_default: false,
      filters: {
        source: "events",
        events: [{ id: "user signed up", name: "user signed up", type: "events", order: 0 }],
      },
      inputs: { action: { value: "sign_up" } },
      inputs_schema: [],
    },
  ],
});
