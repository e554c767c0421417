import type { HostAnswer, HostCall, HostNote } from "../../protocol/run.ts";
import type { AsynchronousFunction, Host } from "./host.ts";
import { type JsonRecord, toRecord } from "./record.ts";

/**
 * PostHog's mocks: every call succeeds, and is logged with its arguments as the test panel logs it.
 * `now` is the time in answers that have one.
 */
export function createMockedHost(now: () => Date = () => new Date()): Host {
  const answers = mockedAnswers(now);
  return {
    answer: ({ name, args }) => Promise.resolve(answerWith(answers.get(name), { name, args })),
  };
}

type MockedAnswer = (first: JsonRecord) => unknown;

function answerWith(mocked: MockedAnswer | undefined, call: HostCall): HostAnswer {
  if (!mocked) {
    return { type: "failed", message: `Unknown async function '${call.name}'`, notes: [] };
  }
  return { type: "answered", value: mocked(toRecord(call.args[0])), notes: notesOf(call) };
}

function notesOf({ name, args }: HostCall): readonly HostNote[] {
  const first = JSON.stringify(args[0], null, 2);
  const written =
    name === "fetch" ? `'${String(args[0])}', ${JSON.stringify(args[1], null, 2)}` : first;
  return [
    { level: "info", message: `Async function '${name}' was mocked with arguments:` },
    { level: "info", message: `${name}(${written})` },
  ];
}

function mockedAnswers(now: () => Date): ReadonlyMap<string, MockedAnswer> {
  const sent = { success: true };
  const updated = { status: 200, body: { ok: true } };
  const answers: Readonly<Record<AsynchronousFunction, MockedAnswer>> = {
    fetch: () => ({ status: 200, body: {} }),
    sendEmail: () => sent,
    sendPushNotification: () => sent,
    produceToWarehouseWebhooks: () => sent,
    postHogGetTicket: ({ ticket_id: id }) => ({ status: 200, body: ticket(id, now()) }),
    postHogUpdateTicket: () => updated,
    postHogGetAccount: ({ external_id: id }) => ({ status: 200, body: account(id) }),
    postHogUpdateAccount: () => updated,
    postHogSetAccountProperties: () => updated,
    postHogCreateAccount: ({ external_id: id }) => ({ status: 201, body: newAccount(id) }),
  };
  return new Map(Object.entries(answers));
}

function ticket(id: unknown, now: Date): object {
  return {
    id: id ?? "mock-ticket-id",
    number: 1,
    status: "new",
    priority: null,
    channel_source: "widget",
    distinct_id: "mock-distinct-id",
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
    message_count: 0,
    last_message_at: null,
    last_message_text: null,
    unread_team_count: 0,
    unread_customer_count: 0,
    sla: null,
    assignee: null,
    url: null,
    slack_channel_id: null,
    slack_thread_ts: null,
    slack_team_id: null,
    email_subject: null,
    email_from: null,
    email_to: null,
    cc_participants: [],
    tags: [],
  };
}

function newAccount(id: unknown): object {
  return {
    id: "mock-account-id",
    external_id: id ?? "mock-external-id",
    name: "Mock Account",
    properties: {},
    tags: [],
    relationships: {},
    custom_properties: {},
  };
}

function account(id: unknown): object {
  return { ...newAccount(id), custom_properties: { Plan: "enterprise" } };
}
