import { type Builtin, type HostEntry, hostFunction } from "./builtin.ts";
import { actingTypes } from "./host.ts";

const answer = "The answer is an object with `status` and `body`, as from `fetch`.";
const statusPitfall = "A failing status is an answer, not an error: look at `status`.";
const projectKey =
  "The project needs a secret API token. Without the id, or with one that is no text, the run fails.";

/** Other parts of PostHog that a function can use. PostHog adds to this list from time to time. */
export const productFunctions: readonly Builtin[] = [
  asynchronousFunction({
    name: "sendEmail",
    parameters: [
      { name: "email", type: "object", documentation: "The resolved value of an e-mail input." },
    ],
    result: "object",
    documentation: "Sends an e-mail. PostHog's own e-mail templates use it.",
    example: "let res := sendEmail(inputs.email)",
    availableIn: ["destination", "internal_destination"],
  }),
  asynchronousFunction({
    name: "sendPushNotification",
    parameters: [
      { name: "notification", type: "object", documentation: "The resolved value of an input." },
    ],
    result: "object",
    documentation: "Sends a push notification. PostHog's own push templates use it.",
    example: "let res := sendPushNotification(inputs.notification)",
    availableIn: ["destination", "internal_destination"],
  }),
  asynchronousFunction({
    name: "postHogGetTicket",
    parameters: [{ name: "request", type: "object", documentation: "`ticket_id`." }],
    result: "object",
    documentation: `Reads a support ticket. ${answer}`,
    example:
      "let res := postHogGetTicket({'ticket_id': event.properties.ticket_id})\nif (res.status = 200 and res.body.status = 'new') {\n  print('Still open:', res.body.number)\n}",
    pitfalls: [statusPitfall, projectKey],
  }),
  asynchronousFunction({
    name: "postHogUpdateTicket",
    parameters: [
      {
        name: "request",
        type: "object",
        documentation: "`ticket_id`, and `updates`, an object of the fields to change.",
      },
    ],
    result: "object",
    documentation: `Changes a support ticket. ${answer}`,
    example:
      "let res := postHogUpdateTicket({\n  'ticket_id': event.properties.ticket_id,\n  'updates': {'status': 'resolved'}\n})",
    pitfalls: [statusPitfall, projectKey],
  }),
  asynchronousFunction({
    name: "postHogGetAccount",
    parameters: [{ name: "request", type: "object", documentation: "`external_id`." }],
    result: "object",
    documentation: `Reads an account of customer analytics: \`name\`, \`properties\`, \`relationships\` and \`custom_properties\`. ${answer}`,
    example:
      "let res := postHogGetAccount({'external_id': event.properties.account_id})\nlet plan := res.body?.custom_properties?.Plan",
    pitfalls: [statusPitfall, projectKey],
  }),
  asynchronousFunction({
    name: "postHogUpdateAccount",
    parameters: [
      {
        name: "request",
        type: "object",
        documentation: "`external_id`, and `updates`, an object of the fields to change.",
      },
    ],
    result: "object",
    documentation: `Changes an account of customer analytics. ${answer}`,
    example:
      "let res := postHogUpdateAccount({\n  'external_id': event.properties.account_id,\n  'updates': {'name': event.properties.company}\n})",
    pitfalls: [statusPitfall, projectKey],
  }),
  asynchronousFunction({
    name: "postHogSetAccountProperties",
    parameters: [
      { name: "request", type: "object", documentation: "`external_id` and `properties`." },
    ],
    result: "object",
    documentation: `Sets custom properties of an account of customer analytics. ${answer}`,
    example:
      "let res := postHogSetAccountProperties({\n  'external_id': event.properties.account_id,\n  'properties': {'Plan': event.properties.plan}\n})",
    pitfalls: [statusPitfall, projectKey],
  }),
  asynchronousFunction({
    name: "postHogCreateAccount",
    parameters: [{ name: "request", type: "object", documentation: "`external_id`." }],
    result: "object",
    documentation: `Creates an account of customer analytics. ${answer}`,
    example: "let res := postHogCreateAccount({'external_id': event.properties.account_id})",
    pitfalls: [statusPitfall, projectKey],
  }),
  asynchronousFunction({
    name: "produceToWarehouseWebhooks",
    parameters: [
      { name: "payload", type: "object", documentation: "One row.", raisesOnNull: true },
      {
        name: "schema",
        type: ["string", "null"],
        documentation: "The id of the table's schema; the input `schema_id` if left out.",
        optional: true,
      },
    ],
    result: "object",
    documentation: "Adds a row to a table of the data warehouse.",
    example:
      "let schema := inputs.schema_mapping?.[request.body.type]\nif (empty(schema)) {\n  return {'httpResponse': {'status': 200, 'body': 'No table for this type'}}\n}\nproduceToWarehouseWebhooks(request.body, schema)",
    availableIn: ["warehouse_source_webhook"],
    pitfalls: ["Only one call a run: the second one fails.", "A list as payload is not split up."],
  }),
  asynchronousFunction({
    name: "postHogCreateTask",
    parameters: [{ name: "task", type: "object", documentation: "`prompt`." }],
    result: "object",
    documentation: `Starts a task for PostHog's coding agent. ${answer}`,
    example: "let res := postHogCreateTask({'prompt': f'Look into {event.properties.error}'})",
    workflowOnly: true,
  }),
  asynchronousFunction({
    name: "postHogRunScout",
    parameters: [{ name: "run", type: "object", documentation: "`skill_name`." }],
    result: "object",
    documentation: `Starts one of the project's scouts. ${answer}`,
    example: "let res := postHogRunScout({'skill_name': inputs.skill})",
    workflowOnly: true,
  }),
  asynchronousFunction({
    name: "postHogCreateCustomerTask",
    parameters: [
      {
        name: "task",
        type: "object",
        documentation: "`name`, and `assigned_to_id`, the number of a user.",
      },
    ],
    result: "object",
    documentation: `Creates a task in customer analytics. ${answer}`,
    example: "let res := postHogCreateCustomerTask({'name': f'Call {person.name}'})",
    workflowOnly: true,
  }),
  asynchronousFunction({
    name: "postHogAiDecision",
    parameters: [
      {
        name: "decision",
        type: "object",
        documentation:
          "`question`; `options`, an object of 2 to 16 names with their descriptions; `context`, any value.",
      },
    ],
    result: "object",
    documentation:
      "Has a model choose one of several options. The answer's `body` has `decision`, the name of the option, and `confidence`.",
    example:
      "let res := postHogAiDecision({\n  'question': 'How urgent is this message?',\n  'options': {'now': 'Production is down', 'later': 'Everything else'},\n  'context': {'message': event.properties.message}\n})\nlet urgent := res.body.decision = 'now'",
    workflowOnly: true,
  }),
];

function asynchronousFunction(
  entry: Omit<HostEntry, "availableIn" | "asynchronous"> & Partial<Pick<HostEntry, "availableIn">>,
): Builtin {
  return hostFunction({ availableIn: actingTypes, ...entry, asynchronous: true });
}
