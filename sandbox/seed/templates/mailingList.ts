import { createTemplate } from "./createTemplate.ts";

export const mailingList = createTemplate({
  id: "template-mailing-list",
  name: "Mailing list",
  description: "Adds people to a list of a mailing service.",
  type: "destination",
  status: "stable",
  category: ["Email Marketing"],
  code: String.raw`// Adds the person to a list. Somebody who is on it already stays there.
let email := lower(trim(inputs.email ?? ''));

if (not match(email, '^[^@ ]+@[^@ ]+$')) {
  print('Skipped: not an e-mail address');
  return;
}

let response := fetch(f'https://mail.example.com/v3/lists/{inputs.list}/members', {
  'method': 'PUT',
  'headers': {'X-Api-Key': inputs.api_key, 'Content-Type': 'application/json'},
  'body': {
    'email': email,
    'greeting': inputs.greeting,
    'tags': inputs.tags,
    'double_opt_in': inputs.double_opt_in,
  },
});

if (response.status == 429) {
  throw RetryError('The mailing service is busy.');
}
if (response.status >= 400 and response.status != 409) {
  throw Error(f'The mailing service answered with status {response.status}.');
}

print(f'Added to the list {inputs.list}');
`,
  inputs_schema: [
    {
      key: "api_key",
      type: "string",
      label: "API key",
      description: "Of the mailing service. It is stored encrypted and never shown again.",
      secret: true,
      required: true,
    },
    {
      key: "list",
      type: "choice",
      label: "List",
      choices: [
        { value: "news", label: "News" },
        { value: "offers", label: "Offers" },
        { value: "cafes", label: "Cafés" },
      ],
      default: "news",
      required: true,
    },
    {
      key: "email",
      type: "string",
      label: "E-mail address",
      default: "{person.properties.email}",
      required: true,
    },
    {
      key: "greeting",
      type: "string",
      label: "Greeting",
      description: "The first line of every mail.",
      templating: "liquid",
      default: "Hi {{ person.properties.first_name }},",
    },
    { key: "tags", type: "json", label: "Tags", default: [] },
    { key: "double_opt_in", type: "boolean", label: "Ask for confirmation", default: true },
  ],
});
