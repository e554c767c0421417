import { commonEventProperties, commonPersonProperties } from "./commonProperties.ts";
import type { Field } from "./field.ts";

const personProperties: Field = {
  name: "properties",
  type: "object",
  documentation: "What is known about the person.",
  fields: commonPersonProperties,
  others: { type: "any", documentation: "A property of the person; null if it is not set." },
};

const person: Field = {
  name: "person",
  type: ["object", "null"],
  documentation: "The person who sent the event; null if there is none.",
  closed: true,
  fields: [{ name: "id", type: "string", documentation: "The person's UUID." }, personProperties],
};

const groupIndexes = [0, 1, 2, 3, 4] as const;

/**
 * What a filter can read. Flatter than what programs see: `event` is the event's name, and
 * `properties.$browser` here is `event.properties.$browser` there.
 */
export const filterFields: readonly Field[] = [
  { name: "event", type: "string", documentation: "The event's name: a text, not an object." },
  {
    name: "properties",
    type: "object",
    documentation: "What was sent with the event.",
    fields: commonEventProperties,
    others: { type: "any", documentation: "A property of the event; null if it was not sent." },
  },
  { name: "distinct_id", type: "string", documentation: "Under which id the person sent it." },
  { name: "timestamp", type: "string", documentation: "When it happened, ISO 8601." },
  { name: "uuid", type: "string", documentation: "The event's own id." },
  person,
  {
    name: "pdi",
    type: ["object", "null"],
    documentation: "The person by way of the distinct id; null if there is none.",
    closed: true,
    fields: [
      { name: "distinct_id", type: "string", documentation: "Under which id the person sent it." },
      { name: "person_id", type: "string", documentation: "The person's UUID." },
      { ...person, type: "object", documentation: "The person." },
    ],
  },
  {
    name: "elements_chain",
    type: "string",
    documentation: "On `$autocapture`: the element and its ancestors as one text; else empty.",
  },
  {
    name: "elements_chain_href",
    type: "string",
    documentation: "The first link in the chain; empty if there is none.",
  },
  {
    name: "elements_chain_texts",
    type: "array",
    documentation: "The different texts of the elements in the chain.",
  },
  {
    name: "elements_chain_ids",
    type: "array",
    documentation: "The different ids of the elements in the chain.",
  },
  {
    name: "elements_chain_elements",
    type: "array",
    documentation:
      "The different tags in the chain, of `a`, `button`, `form`, `input`, `select`, `textarea` and `label`.",
  },
  ...groupIndexes.map((index): Field => ({
    name: `$group_${index}`,
    type: ["string", "null"],
    documentation: `The key of the group with type number ${index}; null if there is none.`,
  })),
  ...groupIndexes.map((index): Field => ({
    name: `group_${index}`,
    type: "object",
    documentation: `The group with type number ${index}.`,
    closed: true,
    fields: [
      {
        name: "properties",
        type: "object",
        documentation: "What is known about the group.",
        others: { type: "any", documentation: "A property of the group; null if it is not set." },
      },
    ],
  })),
  {
    name: "variables",
    type: "object",
    documentation: "The workflow's variables. Only inside workflows.",
    optional: true,
    others: { type: "any", documentation: "A variable of the workflow." },
  },
];
