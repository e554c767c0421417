import type { StreamEvent } from "../eventStream.ts";
import { staff } from "./people.ts";
import { type Random, randomUuid, timeUuid } from "./random.ts";

/** What PostHog itself reports about the project on a day; not in the order of time. */
export function internalEvents(random: Random, midnight: Date): readonly StreamEvent[] {
  const issues = Array.from({ length: 1 + random.below(2) }, () => newIssue(random, midnight));
  const changes = Array.from({ length: 2 + random.below(3) }, () => change(random, midnight));
  const mayFire = midnight.getUTCDate() % 2 === 0;
  return [...issues, ...changes, ...(mayFire ? [alert(random, midnight)] : [])];
}

const errors: readonly (readonly [name: string, description: string])[] = [
  ["TypeError", "Cannot read properties of undefined (reading 'price')"],
  ["PaymentGatewayTimeout", "The gateway did not answer within 10 seconds"],
  ["ChunkLoadError", "Loading chunk checkout-address failed"],
  ["RangeError", "Invalid time value"],
];

const things: readonly (readonly [scope: string, name: string])[] = [
  ["Insight", "Checkout funnel"],
  ["Insight", "Stock levels"],
  ["Dashboard", "Weekly orders"],
  ["FeatureFlag", "welcome-offer"],
  ["HogFunction", "Reserve stock"],
];

function newIssue(random: Random, midnight: Date): StreamEvent {
  const [name, description] = random.pick(errors);
  const issue = randomUuid(random);
  return report(random, midnight, "$error_tracking_issue_created", issue, {
    name,
    description,
    status: "active",
    fingerprint: random.hex(32),
  });
}

function alert(random: Random, midnight: Date): StreamEvent {
  return report(random, midnight, "$insight_alert_firing", randomUuid(random), {
    alert_id: "0199c0de-0000-7000-8000-0000000000a1",
    alert_name: "Checkout conversion",
    insight_name: "Checkout funnel",
    insight_id: "hcfunnel",
    breaches: `The value (${38 + random.below(12)}) is below the limit (50)`,
  });
}

function change(random: Random, midnight: Date): StreamEvent {
  const [scope, name] = random.pick(things);
  const activity = random.pick(["created", "updated", "updated", "deleted"]);
  const person = random.pick(staff);
  const event = report(random, midnight, "$activity_log_entry_created", person.distinctId, {
    activity,
    scope,
    item_id: random.hex(8),
    is_system: false,
    was_impersonated: false,
    detail: {
      name,
      changes: activity === "updated" ? [{ field: "name", action: "changed" }] : [],
    },
  });
  return { ...event, person: { id: person.id, properties: person.properties } };
}

function report(
  random: Random,
  midnight: Date,
  event: string,
  distinctId: string,
  properties: StreamEvent["properties"],
): StreamEvent {
  // The staff works from seven to six.
  const time = midnight.getTime() + (7 * 3600 + random.below(11 * 3600)) * 1000;
  return {
    uuid: timeUuid(random, time),
    event,
    distinct_id: distinctId,
    timestamp: new Date(time).toISOString(),
    properties,
    person: { id: distinctId, properties: {} },
    groups: {},
    elements_chain: "",
  };
}
