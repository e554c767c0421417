import { createTemplate } from "./createTemplate.ts";

export const signedWebhook = createTemplate({
  id: "template-signed-webhook",
  name: "Signed webhook",
  description: "Takes signed requests of another service, and captures an event for each.",
  type: "source_webhook",
  status: "beta",
  category: ["Custom"],
  code: String.raw`// Takes signed requests of another service. The sender signs the body as it sends it.
fun answer(status, text) {
  return {'httpResponse': {'status': status, 'body': {'message': text}}};
}

if (request.method != null and request.method != 'POST') {
  return answer(405, 'Send a POST request.');
}

let signature := request.headers[inputs.signature_header];
let expected := sha256HmacChainHex([inputs.signing_secret, request.stringBody]);
if (signature != f'sha256={expected}') {
  print(f'Refused: {inputs.signature_header} does not fit the body');
  return answer(401, 'The signature does not fit the body.');
}

let name := inputs.events[request.body.status ?? ''];
if (name == null) {
  print(f'Ignored status {request.body.status}');
  return answer(200, 'Ignored.');
}
if (empty(inputs.distinct_id)) {
  return answer(400, 'It is not said whose parcel it is.');
}

postHogCapture({
  'event': name,
  'distinct_id': inputs.distinct_id,
  'properties': inputs.properties,
});

print(f'Captured {name} for {inputs.distinct_id}');
return answer(201, 'Captured.');
`,
  inputs_schema: [
    {
      key: "signing_secret",
      type: "string",
      label: "Signing secret",
      description: "Shared with the sender.",
      secret: true,
      required: true,
    },
    {
      key: "signature_header",
      type: "string",
      label: "Signature header",
      description: "In lower case.",
      default: "x-signature",
      required: true,
    },
    {
      key: "events",
      type: "dictionary",
      label: "Events",
      description: "Which event to capture for which status.",
      default: {},
      required: true,
    },
    {
      key: "distinct_id",
      type: "string",
      label: "Distinct ID",
      default: "{request.body.customer}",
      required: true,
    },
    { key: "properties", type: "json", label: "Properties", default: {} },
  ],
});
