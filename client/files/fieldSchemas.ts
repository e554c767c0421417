import * as v from "valibot";
import type { ConfigurationField } from "./configurationFields.ts";
import { type Fields, isObject } from "./fields.ts";

// The messages go on behind the name of the field.
const text = v.string("must be a text");
const flag = v.boolean("must be true or false");
const object = v.custom<Fields>(isObject, "must be an object");

const choice = v.pipe(object, v.looseObject({ label: v.exactOptional(text) }));

const schemaEntry = v.pipe(
  object,
  v.looseObject({
    key: v.pipe(text, v.nonEmpty("must not be empty")),
    type: text,
    label: v.exactOptional(text),
    description: v.exactOptional(text),
    required: v.exactOptional(flag),
    secret: v.exactOptional(flag),
    hidden: v.exactOptional(flag),
    choices: v.exactOptional(v.array(choice, "must be a list")),
    templating: v.exactOptional(
      v.union(
        [v.boolean(), v.picklist(["hog", "liquid"])],
        'must be true, false, "hog" or "liquid"',
      ),
    ),
  }),
);

const schemaEntries = v.array(schemaEntry, "must be a list");

const inputItem = v.pipe(
  v.custom<Fields>(isObject, 'must be an object such as { "value": "…" }'),
  v.looseObject({
    templating: v.exactOptional(v.picklist(["hog", "liquid"], 'must be "hog" or "liquid"')),
    secret: v.exactOptional(v.literal(true, "must be true, or left out")),
  }),
);

const inputs = v.pipe(object, v.record(v.string(), inputItem));

const mapping = v.pipe(
  object,
  v.looseObject({
    name: v.exactOptional(v.nullable(v.string("must be a text or null"))),
    inputs_schema: v.exactOptional(schemaEntries),
    inputs: v.exactOptional(inputs),
    filters: v.exactOptional(object),
  }),
);

const masking = v.pipe(
  v.custom<Fields>(isObject, "must be an object or null"),
  v.looseObject({
    ttl: v.pipe(
      v.number("must be a number of seconds"),
      v.integer("must be a whole number of seconds"),
      v.minValue(60, "must be at least 60 seconds"),
      v.maxValue(86_400, "must be at most 86400 seconds, which is a day"),
    ),
    threshold: v.exactOptional(
      v.nullable(
        v.pipe(
          v.number("must be a whole number or null"),
          v.integer("must be a whole number or null"),
        ),
      ),
    ),
    hash: v.pipe(v.string("must be a text with a template"), v.nonEmpty("must not be empty")),
  }),
);

/**
 * What each field of a configuration must be. What is inside of filters is left to PostHog and to the
 * JSON schemas: it has changed often, and old functions hold what is refused today.
 */
export const fieldSchemas: Readonly<Record<ConfigurationField, v.GenericSchema>> = {
  name: v.nullable(
    v.pipe(
      v.string("must be a text or null"),
      // PostHog does not count UTF-16 units.
      v.check((name) => Array.from(name).length <= 400, "may have at most 400 characters"),
    ),
  ),
  description: text,
  enabled: flag,
  inputs_schema: schemaEntries,
  inputs,
  filters: object,
  mappings: v.nullable(
    v.pipe(
      v.array(mapping, "must be a list or null"),
      // PostHog would take the events and actions out of the filters, as if there were some.
      v.nonEmpty("must be null where there are none"),
    ),
  ),
  masking: v.nullable(masking),
};
