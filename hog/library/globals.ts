import { commonEvents, internalEvents } from "./commonEvents.ts";
import {
  commonEventProperties,
  commonPersonProperties,
  internalEventProperties,
} from "./commonProperties.ts";
import type { Field } from "./field.ts";
import type { FunctionType } from "./functionType.ts";

/**
 * What a program, and a template in its inputs, can read without declaring it, by type of function.
 * Reading any other name ends the run with `Global variable not found`.
 */
export function globalsOf(type: FunctionType): readonly Field[] {
  return globals[type];
}

const project: Field = {
  name: "project",
  type: "object",
  documentation: "The project to which the function belongs.",
  closed: true,
  fields: [
    { name: "id", type: "number", documentation: "The project's number." },
    {
      name: "name",
      type: "string",
      documentation: "The project's name; empty in a transformation.",
    },
    {
      name: "url",
      type: "string",
      documentation: "Where the project is in PostHog, without a slash at the end.",
    },
  ],
};

const source: Field = {
  name: "source",
  type: "object",
  documentation: "The function itself. May be absent.",
  optional: true,
  closed: true,
  fields: [
    { name: "name", type: "string", documentation: "The function's name." },
    { name: "url", type: "string", documentation: "Where the function is in PostHog." },
  ],
};

const inputs: Field = {
  name: "inputs",
  type: "object",
  documentation:
    "The values of the function's inputs, by key, with their templates filled in. The template of an input may read other inputs.",
  others: { type: "any", documentation: "The value of an input." },
};

const eventFields: readonly Field[] = [
  {
    name: "event",
    type: "string",
    documentation: "The event's name, such as `$pageview`.",
    texts: commonEvents,
  },
  {
    name: "properties",
    type: "object",
    documentation:
      "What was sent with the event. Changes to it are lost when the program ends, except in what a transformation returns.",
    fields: commonEventProperties,
    others: { type: "any", documentation: "A property of the event; null if it was not sent." },
  },
  {
    name: "distinct_id",
    type: "string",
    documentation: "The id under which the person was known when the event was sent.",
  },
  {
    name: "timestamp",
    type: "string",
    documentation: "When it happened, ISO 8601. A text: `toDateTime` makes a datetime of it.",
  },
  { name: "uuid", type: "string", documentation: "The event's own id." },
  { name: "url", type: "string", documentation: "Where the event is in PostHog." },
  {
    name: "elements_chain",
    type: "string",
    documentation: "On `$autocapture`: the element and its ancestors as one text; else empty.",
  },
  {
    name: "captured_at",
    type: "string",
    documentation: "When PostHog received it, ISO 8601. Only in newer versions.",
    optional: true,
  },
];

const event: Field = {
  name: "event",
  type: "object",
  documentation: "The event that started the run. Its name is `event.event`.",
  closed: true,
  fields: eventFields,
};

const internalEvent: Field = {
  ...event,
  documentation:
    "The event inside PostHog that started the run, such as `$error_tracking_issue_created`. Its name is `event.event`.",
  fields: eventFields.map((field) => {
    if (field.name === "event") return { ...field, texts: internalEvents };
    return field.name === "properties" ? { ...field, fields: internalEventProperties } : field;
  }),
};

const transformedEvent: Field = {
  ...event,
  documentation:
    "The event before it is stored. Return it, changed or not; returning null drops it. Only `event`, `distinct_id` and `properties` of what you return count.",
  fields: eventFields
    .filter(({ name }) => name !== "captured_at")
    .map((field) =>
      field.name === "url" ? { ...field, documentation: "The event's `$current_url`." } : field,
    ),
};

const webhookEvent: Field = {
  ...event,
  documentation: "A stand-in named `$incoming_webhook`: what came in is in `request`.",
  fields: eventFields.map((field) =>
    field.name === "event" ? { ...field, texts: [{ value: "$incoming_webhook" }] } : field,
  ),
};

const person: Field = {
  name: "person",
  type: ["object", "null"],
  documentation:
    "The person who sent the event; null if there is none. Reading on from null gives null.",
  fields: [
    { name: "id", type: "string", documentation: "The person's UUID." },
    {
      name: "properties",
      type: "object",
      documentation: "What is known about the person.",
      fields: commonPersonProperties,
      others: { type: "any", documentation: "A property of the person; null if it is not set." },
    },
    {
      name: "name",
      type: "string",
      documentation:
        "How PostHog shows the person: usually the e-mail address, else the distinct id.",
    },
    { name: "url", type: "string", documentation: "Where the person is in PostHog." },
    {
      name: "distinct_id",
      type: "string",
      documentation: "One of the person's distinct ids.",
      optional: true,
    },
  ],
};

const groups: Field = {
  name: "groups",
  type: "object",
  documentation:
    "The groups to which the event belongs, by type, as in `groups.company.properties`. May be absent.",
  optional: true,
  others: {
    type: ["object", "null"],
    documentation: "The group of this type; null if the event has none.",
    fields: [
      { name: "id", type: "string", documentation: "The group's key." },
      { name: "type", type: "string", documentation: "The group's type." },
      { name: "index", type: "number", documentation: "The number of the type, from 0 to 4." },
      { name: "url", type: "string", documentation: "Where the group is in PostHog." },
      {
        name: "properties",
        type: "object",
        documentation: "What is known about the group.",
        others: { type: "any", documentation: "A property of the group; null if it is not set." },
      },
    ],
  },
};

const request: Field = {
  name: "request",
  type: "object",
  documentation: "The HTTP request that started the run.",
  closed: true,
  fields: [
    {
      name: "method",
      type: "string",
      documentation: "`GET` or `POST`, in newer versions.",
      optional: true,
      texts: [{ value: "GET" }, { value: "POST" }],
    },
    {
      name: "headers",
      type: "object",
      documentation:
        "By name in lower case; write `request.headers['x-signature']`. PostHog removes some of its own.",
      others: { type: ["string", "null"], documentation: "A header; null if it was not sent." },
    },
    {
      name: "query",
      type: "object",
      documentation: "The parameters in the address, in newer versions.",
      optional: true,
      others: { type: "any", documentation: "A parameter; null if it was not sent." },
    },
    { name: "ip", type: "string", documentation: "The sender's IP address.", optional: true },
    { name: "body", type: "any", documentation: "The body, parsed: an object for JSON and forms." },
    {
      name: "stringBody",
      type: "string",
      documentation: "The body as it came in. Check signatures against this one.",
    },
  ],
};

const record: Field = {
  name: "record",
  type: "object",
  documentation: "The log record. Return it, changed or not; returning null drops it.",
  fields: [
    { name: "body", type: "string", documentation: "The log line." },
    {
      name: "attributes",
      type: "object",
      documentation: "Texts by name, such as `record.attributes['http.method']`.",
      others: { type: ["string", "null"], documentation: "An attribute; null if it is not set." },
    },
    {
      name: "resource_attributes",
      type: "object",
      documentation: "Texts by name, such as `record.resource_attributes['service.name']`.",
      others: { type: ["string", "null"], documentation: "An attribute; null if it is not set." },
    },
    { name: "severity_text", type: "string", documentation: "Such as `info`." },
    { name: "severity_number", type: "number", documentation: "From 1 to 24; 9 is `info`." },
    { name: "service_name", type: "string", documentation: "Which service wrote it." },
    { name: "instrumentation_scope", type: "string", documentation: "Which part of it." },
    { name: "event_name", type: ["string", "null"], documentation: "The name of a log event." },
    { name: "timestamp", type: "number", documentation: "Nanoseconds since 1970." },
    { name: "observed_timestamp", type: "number", documentation: "Nanoseconds since 1970." },
    { name: "trace_id", type: ["string", "null"], documentation: "The trace it belongs to." },
    { name: "span_id", type: ["string", "null"], documentation: "The span it belongs to." },
  ],
};

const variables: Field = {
  name: "variables",
  type: "object",
  documentation: "The workflow's variables. Only inside workflows.",
  optional: true,
  others: { type: "any", documentation: "A variable of the workflow." },
};

const workflowGlobals: readonly Field[] = [
  variables,
  {
    name: "actions",
    type: "object",
    documentation: "What earlier steps of the workflow gave. Only inside workflows.",
    optional: true,
  },
  {
    name: "unsubscribe_url",
    type: "string",
    documentation:
      "Where the recipient can unsubscribe. Only with an e-mail input that has a recipient.",
    optional: true,
  },
  {
    name: "unsubscribe_url_one_click",
    type: "string",
    documentation:
      "The same for the one-click header of an e-mail. Only with an e-mail input that has a recipient.",
    optional: true,
  },
];

const webhookGlobals: readonly Field[] = [
  request,
  inputs,
  project,
  source,
  webhookEvent,
  { ...variables, documentation: "What the body has under `$variables`.", optional: true },
];

const globals: Readonly<Record<FunctionType, readonly Field[]>> = {
  destination: [event, person, groups, inputs, project, source, ...workflowGlobals],
  internal_destination: [internalEvent, { ...person, optional: true }, inputs, project, source],
  transformation: [transformedEvent, inputs, project],
  source_webhook: webhookGlobals,
  warehouse_source_webhook: webhookGlobals,
  transformation_log: [record, inputs, project],
};
