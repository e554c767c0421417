import { type Builtin, type HostEntry, hostFunction, type Parameter } from "./builtin.ts";
import type { Field } from "./field.ts";
import { everyFunctionType, type FunctionType } from "./functionType.ts";
import { requestHeaders } from "./requestHeaders.ts";

/** The types whose programs may act on the world; transformations may not. */
export const actingTypes: readonly FunctionType[] = [
  "destination",
  "internal_destination",
  "source_webhook",
  "warehouse_source_webhook",
];

const anything: Parameter = { name: "value", type: "any" };

const fetchOptions: readonly Field[] = [
  {
    name: "method",
    type: "string",
    documentation: "`POST` if left out. Also `GET`, `PUT`, `PATCH` and `DELETE`.",
    optional: true,
    texts: [
      { value: "POST" },
      { value: "GET" },
      { value: "PUT" },
      { value: "PATCH" },
      { value: "DELETE" },
    ],
  },
  {
    name: "headers",
    type: "object",
    documentation: "By name. A JSON content type if left out.",
    optional: true,
    fields: requestHeaders,
  },
  {
    name: "body",
    type: "any",
    documentation: "A text is sent as it is, anything else as JSON.",
    optional: true,
  },
];

const capturedEvent: readonly Field[] = [
  { name: "event", type: "string", documentation: "The event's name." },
  {
    name: "distinct_id",
    type: "string",
    documentation: "Whose event it is; as in the triggering event if left out.",
    optional: true,
  },
  {
    name: "properties",
    type: "object",
    documentation: "What is sent with the event.",
    optional: true,
  },
];

const fetchAnswer: readonly Field[] = [
  { name: "status", type: "number", documentation: "The HTTP status, such as 200." },
  { name: "body", type: "any", documentation: "Parsed if it is JSON, else the text." },
];

/** What PostHog's worker adds: output, requests, events, and the helpers of transformations. */
export const hostFunctions: readonly Builtin[] = [
  hostFunction({
    name: "print",
    parameters: [{ name: "value", type: "any", rest: true }],
    result: "null",
    documentation:
      "Writes one line to the function's log, the values separated by commas. Texts are written as they are, everything else as JSON.",
    example: "print('Sending', event.event, 'for', event.distinct_id)",
    availableIn: [...everyFunctionType],
    pitfalls: [
      "24 lines a run are kept; the 25th call leaves a warning instead, and further ones nothing.",
      "Whatever is printed is readable for everyone who may see the logs: no secrets.",
      "Passed to another function, as in `arrayMap(print, list)`, it writes nothing to the log.",
    ],
  }),
  hostFunction({
    name: "fetch",
    parameters: [
      { name: "url", type: "string", raisesOnNull: true },
      {
        name: "options",
        type: "object",
        documentation:
          "`method` (`POST` if left out), `headers` (JSON content type if left out) and `body`; a body that is no text is sent as JSON.",
        optional: true,
        fields: fetchOptions,
      },
    ],
    result: "object",
    resultFields: fetchAnswer,
    documentation:
      "Sends an HTTP request and waits for the answer: an object with `status` and `body`, which is parsed if it is JSON.",
    example:
      "let res := fetch(inputs.url, {\n  'method': 'POST',\n  'headers': {'Content-Type': 'application/json'},\n  'body': {'who': person.properties.email, 'what': event.event}\n})\nif (res.status >= 400) {\n  throw Error(f'The request failed with status {res.status}: {res.body}')\n}",
    availableIn: actingTypes,
    asynchronous: true,
    pitfalls: [
      "A failing status is an answer, not an error: look at `status`. A network error arrives as status 500.",
      "The method is `POST` if you do not say otherwise.",
      "Headers that are no texts are left out: write `toString(number)`.",
      "A run may wait five times at most, and inputs and filters not at all.",
    ],
  }),
  hostFunction({
    name: "postHogCapture",
    parameters: [
      {
        name: "event",
        type: "object",
        documentation:
          "`event`, the name; `distinct_id`, that of the triggering event if left out; `properties`.",
        fields: capturedEvent,
        raisesOnNull: true,
      },
    ],
    result: "null",
    documentation: "Captures an event into the project of the function.",
    example:
      "postHogCapture({\n  'event': 'invoice sent',\n  'distinct_id': event.distinct_id,\n  'properties': {'amount': event.properties.amount}\n})",
    availableIn: actingTypes,
    pitfalls: [
      "Only one call a run: the second one fails.",
      "The captured event can trigger functions again; after ten rounds it is dropped.",
      "Without a triggering event, as in a webhook, `distinct_id` is required.",
    ],
  }),
  hostFunction({
    name: "generateMessagingPreferencesUrl",
    parameters: [
      { name: "identifier", type: ["string", "null"], documentation: "An e-mail address." },
    ],
    result: ["string", "null"],
    documentation:
      "The address of the page on which a recipient chooses what to be sent; null if the identifier is no text or empty.",
    example: "let link := generateMessagingPreferencesUrl(person.properties.email)",
    availableIn: actingTypes,
  }),
  transformationFunction({
    name: "geoipLookup",
    parameters: [anything],
    result: ["object", "null"],
    documentation:
      "Where an IP address is: an object with `city`, `country`, `continent`, `subdivisions`, `location` and `postal` as far as they are known; null for an unknown address.",
    example:
      "let place := geoipLookup(event.properties.$ip)\nlet code := place?.country?.iso_code\nlet city := place?.city?.names?.en",
    pitfalls: ["Every part may be missing."],
  }),
  transformationFunction({
    name: "cleanNullValues",
    parameters: [{ name: "value", type: "any" }],
    result: "any",
    documentation:
      "A copy without the keys and elements that are null, also inside, down to the third level.",
    example:
      "let cleaned := event\ncleaned.properties := cleanNullValues(event.properties)\nreturn cleaned",
    pitfalls: ["Below the third level nulls stay."],
  }),
  transformationFunction({
    name: "isKnownBotUserAgent",
    parameters: [anything],
    result: "boolean",
    documentation:
      "Whether a user agent contains the name of a known bot, whatever its case. False if it is no text.",
    example:
      "if (isKnownBotUserAgent(event.properties.$raw_user_agent)) {\n  return null\n}\nreturn event",
  }),
  transformationFunction({
    name: "isKnownBotIp",
    parameters: [anything],
    result: "boolean",
    documentation: "Whether an IP address is that of a known bot. False if it is no text.",
    example: "if (isKnownBotIp(event.properties.$ip)) {\n  return null\n}\nreturn event",
  }),
  hostFunction({
    name: "sleep",
    parameters: [{ name: "seconds", type: "number" }],
    result: "null",
    documentation:
      "Waits. The compiler and the VM know it, but PostHog's worker does not: calling it fails the run.",
    example: "sleep(1)",
    availableIn: [],
    asynchronous: true,
    pitfalls: ["For a delay use a workflow."],
  }),
];

function transformationFunction(entry: Omit<HostEntry, "availableIn">): Builtin {
  return hostFunction({ ...entry, availableIn: ["transformation"] });
}
