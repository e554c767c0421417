import type { DemoFunction } from "../demoProject.ts";

/** As if it had been saved before PostHog checked filters: only its database has `lowerUTF8`. */
export const refundLedger: DemoFunction = {
  body: {
    type: "destination",
    name: "Refunds to the ledger",
    description: "Books refunds for damaged parcels. Its filters do not compile, so it never runs.",
    enabled: true,
    hog: String.raw`// Books a refund against the carrier that damaged the parcel.
let amount := toFloat(event.properties.refund_amount ?? 0);

let response := fetch(f'{inputs.ledger_url}/bookings', {
  'method': 'POST',
  'body': {
    'reference': event.properties.order_id,
    'amount': round(amount * 100),
    'account': inputs.account,
    'text': inputs.text,
  },
});

if (response.status >= 400) {
  throw Error(f'The ledger refused {event.properties.order_id} with status {response.status}.');
}

print(f'Booked {amount} on {inputs.account}');
`,
    inputs_schema: [
      { key: "ledger_url", type: "string", label: "Ledger", required: true },
      {
        key: "account",
        type: "choice",
        label: "Account",
        choices: [
          { value: "4730", label: "4730 Refunds" },
          { value: "4735", label: "4735 Damages" },
        ],
        default: "4735",
        required: true,
      },
      {
        key: "text",
        type: "string",
        label: "Booking text",
        description: "Appears on the monthly statement.",
      },
    ],
    inputs: {
      ledger_url: { value: "https://ledger.example.com/api" },
      account: { value: "4735" },
      text: {
        value: "Refund {event.properties.order_id}, {event.properties.reason ?? 'no reason'}",
      },
    },
    filters: {},
  },
  filtersAsStored: {
    source: "events",
    events: [{ id: "order refunded", name: "order refunded", type: "events", order: 0 }],
    properties: [{ key: "lowerUTF8(properties.reason) = 'damaged'", type: "hogql", value: null }],
    bytecode: null,
    bytecode_error: "Filter compilation errors: Hog function `lowerUTF8` is not implemented",
  },
};
