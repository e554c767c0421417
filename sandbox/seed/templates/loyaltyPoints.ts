import { createTemplate } from "./createTemplate.ts";

export const loyaltyPoints = createTemplate({
  id: "template-loyalty-points",
  name: "Loyalty points",
  description: "Captures an event with the points that an order earns.",
  type: "destination",
  status: "deprecated",
  category: ["E-commerce"],
  code: String.raw`// Captures how many points an order earns. Subscribers earn more.
let total := event.properties.total ?? 0;
let factor := inputs.factors[lower(trim(person.properties.plan ?? 'none'))] ?? 1;
let points := floor(total * factor);

if (points < 1) {
  print(f'No points for {total} euros');
  return;
}

postHogCapture({
  'event': 'loyalty points earned',
  'distinct_id': event.distinct_id,
  'properties': {
    'points': points,
    'order_id': event.properties.order_id,
    '$set': {'last_points': points},
  },
});

print(f'{points} points at factor {factor}');
`,
  inputs_schema: [
    {
      key: "factors",
      type: "json",
      label: "Points per euro",
      description: "By plan. A plan that is not listed earns one point per euro.",
      default: { taster: 1.2, regular: 1.5, office: 2 },
      required: true,
    },
  ],
});
