import { createTemplate } from "./createTemplate.ts";

export const surveyTicket = createTemplate({
  id: "template-survey-ticket",
  name: "Survey answers to the support desk",
  description: "Opens a ticket for answers in which a word of trouble occurs.",
  type: "destination",
  status: "beta",
  category: ["Customer success", "Surveys"],
  filters: {
    source: "events",
    events: [{ id: "survey sent", name: "survey sent", type: "events", order: 0 }],
  },
  code: String.raw`// Opens a ticket for answers that sound like trouble.
let answer := toString(event.properties.$survey_response ?? '');
if (multiSearchAnyCaseInsensitive(answer, inputs.words) == 0) {
  print(f'No trouble in "{answer}"');
  return;
}

let response := fetch(f'{inputs.desk_url}/tickets', {
  'method': 'POST',
  'headers': {'Authorization': f'Token {inputs.desk_token}'},
  'body': {
    'subject': f'{event.properties.$survey_name ?? 'Survey'}: {answer}',
    'requester': person.properties.email,
    'priority': inputs.priority,
  },
});

if (response.status >= 400) {
  throw Error(f'The support desk answered with status {response.status}.');
}
`,
  inputs_schema: [
    { key: "desk_url", type: "string", label: "Support desk", required: true },
    { key: "desk_token", type: "string", label: "Token", secret: true, required: true },
    {
      key: "words",
      type: "json",
      label: "Words of trouble",
      default: ["late", "broken", "refund"],
      required: true,
    },
    { key: "priority", type: "number", label: "Priority", default: 2 },
  ],
});
