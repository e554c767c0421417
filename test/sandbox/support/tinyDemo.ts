import type { DemoFunctionBody, DemoProject } from "../../../sandbox/seed/demoProject.ts";
import type { Demo } from "../../../sandbox/firstStart.ts";
import type { StoredEvent } from "../../../sandbox/projectState.ts";

const base = { enabled: true, inputs_schema: [], inputs: {}, filters: {} };

const functions: readonly DemoFunctionBody[] = [
  {
    ...base,
    type: "transformation",
    name: "Mark",
    hog: "let e := event\ne.properties.marked := true\nreturn e",
  },
  {
    ...base,
    type: "destination",
    name: "Orders",
    hog: "print('order', inputs.id)\nlet answer := fetch('https://shop.example.test')\nif (event.properties.total < 0) throw Error('negative')",
    inputs_schema: [{ key: "id", type: "string", required: true }],
    inputs: { id: { value: "{event.properties.order}" } },
    filters: { events: [{ id: "ordered", name: "ordered", type: "events", order: 0 }] },
  },
  {
    ...base,
    type: "internal_destination",
    name: "Alerts",
    hog: "print(event.event)",
    filters: { events: [{ id: "$insight_alert_firing", type: "events" }] },
  },
  {
    ...base,
    type: "source_webhook",
    name: "Hook",
    hog: "if (request.body.bad) throw Error('bad request')\nif (request.body.capture) postHogCapture({'event': 'hooked', 'distinct_id': 'h-1', 'properties': {'x': 1}})\nif (request.method == 'GET') return {'httpResponse': {'status': 418, 'body': 'tea', 'contentType': 'text/plain'}}",
  },
];

/** A project that is made and played within milliseconds. */
export const tinyProject: DemoProject = {
  projectName: "Tiny shop",
  organizationName: "Tiny Shops",
  timezone: "UTC",
  user: { first_name: "Ada", email: "ada@example.test" },
  templates: [
    template("template-ping", "Ping", "destination", "stable"),
    template("template-answer", "Answer", "destination", "stable"),
    template("template-hidden", "Hidden", "destination", "hidden"),
    template("template-old", "Old", "destination", "deprecated"),
    template("template-lower", "Lower", "transformation", "beta"),
  ],
  functions: functions.map((body) => ({ body, ...(body.name === "Hook" && { state: 2 }) })),
  eventDefinitions: [{ name: "ordered", description: "Somebody paid." }],
  propertyDefinitions: [
    { name: "order", type: "event", property_type: "String" },
    { name: "total", type: "event", property_type: "Numeric" },
    { name: "email", type: "person", property_type: "String" },
  ],
  integrations: [
    { id: 1, kind: "slack", display_name: "Crew", config: { scope: "chat:write" } },
    { id: 2, kind: "hubspot", display_name: "CRM", config: {} },
  ],
  groupTypes: ["company"],
  testAccountFilters: [
    { key: "email", type: "person", operator: "not_icontains", value: "@example.test" },
  ],
};

function template(id: string, name: string, type: string, status: string) {
  return {
    id,
    name,
    description: `${name} it.`,
    code: "return event",
    code_language: "hog",
    inputs_schema: [{ key: "url", type: "string", label: "URL", default: "https://a.test" }],
    type,
    status,
    category: ["Custom"],
    free: true,
    icon_url: "/static/ping.png",
    filters: null,
    masking: null,
    mapping_templates: null,
  } as const;
}

/** Four events: two orders of which one fails, a page view, and an alert. */
function tinyStream(_days: number, end: Date, _seed: number): readonly StoredEvent[] {
  const at = (hours: number): string => new Date(end.getTime() - hours * 3_600_000).toISOString();
  return [
    event("ordered", at(50), { order: "o-1", total: 10, $browser: "Firefox" }),
    event("$pageview", at(49), { $browser: "Chrome" }),
    event("ordered", at(26), { order: "o-2", total: -1 }),
    event("$insight_alert_firing", at(2), {}),
  ];
}

function event(
  name: string,
  timestamp: string,
  properties: Readonly<Record<string, unknown>>,
): StoredEvent {
  return {
    uuid: crypto.randomUUID(),
    event: name,
    distinct_id: "u-1",
    timestamp,
    properties,
    person: { id: "11111111-0000-4000-8000-000000000001", properties: { email: "eve@shop.test" } },
    groups: { company: { id: "c-1", properties: { seats: 3 } } },
    elements_chain: "",
  };
}

export const tinyDemo: Demo = { project: tinyProject, eventStream: tinyStream };
