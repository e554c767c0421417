import { createTemplate } from "./createTemplate.ts";

export const crmSync = createTemplate({
  id: "template-crm-sync",
  name: "CRM contacts",
  description: "Keeps contacts and deals of a CRM up to date.",
  type: "destination",
  status: "beta",
  category: ["CRM"],
  free: false,
  code: String.raw`// Creates or updates a record of the CRM. Which one, and with what, each mapping says.
let properties := {};
for (let name, value in inputs.properties) {
  if (notEmpty(value)) {
    properties[name] := value;
  }
}

if (empty(inputs.email)) {
  print('Skipped: nobody is known by e-mail here');
  return;
}

let headers := {'Authorization': f'Bearer {inputs.api_token}', 'Content-Type': 'application/json'};
let address := f'{inputs.base_url}/{inputs.record}/{encodeURLComponent(inputs.email)}';
let found := fetch(address, {'method': 'GET', 'headers': headers});
let isNew := found.status == 404;

let saved := fetch(isNew ? f'{inputs.base_url}/{inputs.record}' : address, {
  'method': isNew ? 'POST' : 'PATCH',
  'headers': headers,
  'body': {'email': inputs.email, 'stage': inputs.stage, 'properties': properties},
});

if (saved.status >= 400) {
  throw Error(f'The CRM refused the record with status {saved.status}.', {'body': saved.body});
}

print(f'{isNew ? 'Created' : 'Updated'} in {inputs.record}, stage {inputs.stage}');
`,
  inputs_schema: [
    {
      key: "api_token",
      type: "string",
      label: "API token",
      description: "Made in the CRM under Settings, Connected apps.",
      secret: true,
      required: true,
    },
    {
      key: "base_url",
      type: "string",
      label: "Address of the API",
      default: "https://crm.example.com/api/v2",
      required: true,
    },
    {
      key: "email",
      type: "string",
      label: "E-mail address",
      description: "By which the CRM knows people.",
      default: "{person.properties.email}",
      required: true,
    },
  ],
  mapping_templates: [
    {
      name: "Lead on sign-up",
      include_by_default: true,
      use_all_events_by_default: false,
      filters: {
        source: "events",
        events: [{ id: "user signed up", name: "user signed up", type: "events", order: 0 }],
      },
      inputs: { record: { value: "contacts" }, stage: { value: "lead" } },
      inputs_schema: [
        { key: "record", type: "string", label: "Record", default: "contacts", required: true },
        { key: "stage", type: "string", label: "Stage", default: "lead", required: true },
        { key: "properties", type: "dictionary", label: "Properties", default: {} },
      ],
    },
  ],
});
