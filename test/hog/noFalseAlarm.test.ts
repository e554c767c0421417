import assert from "node:assert/strict";
import { analyse } from "../../hog/analysis/analyse.ts";
import type { FunctionContext, InputSchema } from "../../hog/analysis/context.ts";
import { parseProgram } from "../../hog/syntax/parse.ts";
import { readVectors } from "../support/vectors.ts";

/** What is right to report in the realistic programs; everything else is a false alarm. */
const trueFindings: ReadonlyMap<string, readonly string[]> = new Map([
  // `'last': index = length(batches)` is never true: the last index is one less.
  ["realistic-05-batch-lines", ["zero-based-key index"]],
  // Another error than `InvalidTransition` would run into PostHog's defect with typed catches.
  ["realistic-13-state-machine", ["typed-catch-name problem"]],
  // `index = length(parts)` is never true, which the printed result shows: nothing is set.
  ["realistic-17-json-path", ["zero-based-key index"]],
  // The loop over `waited` only adds up the times.
  ["realistic-34-queue-simulation", ["unused-key name"]],
  // `coerce` was left behind when `multiIf` took its place, its `case` could never run, and nobody
  // looks at what the last `fetch` gives.
  [
    "realistic-35-fields-mapper",
    ["unused-function coerce", "case-with-operand case", "fetch-result-ignored fetch"],
  ],
  // `length` is evaluated whatever `empty` says, and ends the run for an event without items.
  ["realistic-37-alias-events", ["and-or-evaluate-both length(event.properties.items)"]],
  // A value with an `@` further behind is taken for a reference too.
  ["realistic-38-nested-config", ["like-matches-anywhere '@%'"]],
  // A property with a dollar sign further behind is taken for an internal one too.
  ["realistic-40-big-destination", ["like-matches-anywhere '$%'"]],
]);

describe("rules on realistic programs", () => {
  for (const { id, source } of readVectors().filter(isRealistic)) {
    it(`find nothing but the truth in ${id}`, () =>
      assert.deepEqual(findings(source), trueFindings.get(id) ?? []));
  }
});

describe("rules on programs as people write them for PostHog", () => {
  it("find nothing in a webhook", () =>
    checkQuiet(
      { type: "destination", inputs: webhookInputs },
      `
      let payload := {
        'headers': inputs.headers,
        'body': inputs.body,
        'method': inputs.method
      }
      if (inputs.debug) {
        print('Request', inputs.url, payload)
      }
      let res := fetch(inputs.url, payload)
      if (res.status >= 400) {
        throw Error(f'Webhook failed with status {res.status}: {res.body}')
      }
      if (inputs.debug) {
        print('Response', res.status, res.body)
      }
    `,
    ));

  it("find nothing in a chat message", () =>
    checkQuiet(
      { type: "destination", inputs: [{ key: "room", type: "string", required: true }] },
      `
      let name := person.name ?? event.distinct_id
      let res := fetch('https://chat.example.test/messages', {
        'method': 'POST',
        'headers': {'Content-Type': 'application/json'},
        'body': {
          'room': inputs.room,
          'text': f'*{name}* triggered _{event.event}_ in {project.name}',
          'link': event.url,
          'from': source.name
        }
      })
      if (res.status != 200 or res.body.ok == false) {
        throw Error(f'Failed to post: {res.status}: {res.body}')
      }
    `,
    ));

  it("find nothing in the sync of a contact", () =>
    checkQuiet(
      {
        type: "destination",
        inputs: [
          { key: "access_token", type: "string", secret: true },
          { key: "email", type: "string" },
          { key: "properties", type: "dictionary" },
          { key: "include_all", type: "boolean" },
        ],
      },
      `
      if (empty(inputs.email)) {
        print('No email set. Skipping...')
        return
      }
      let properties := {'email': inputs.email}
      for (let key, value in inputs.properties) {
        if (not empty(value)) {
          properties[key] := value
        }
      }
      if (inputs.include_all) {
        for (let key, value in person.properties) {
          if (not empty(value) and not startsWith(key, '$')) {
            properties[key] := typeof(value) = 'object' ? jsonStringify(value) : value
          }
        }
      }
      let headers := {
        'Authorization': f'Bearer {inputs.access_token}',
        'Content-Type': 'application/json'
      }
      let res := fetch('https://crm.example.test/contacts', {
        'method': 'POST',
        'headers': headers,
        'body': {'properties': properties}
      })
      if (res.status == 409) {
        let id := replaceOne(res.body.message, 'Contact already exists. Existing ID: ', '')
        let update := fetch(f'https://crm.example.test/contacts/{id}', {
          'method': 'PATCH',
          'headers': headers,
          'body': {'properties': properties}
        })
        if (update.status >= 400) {
          throw Error(f'Error updating contact (status {update.status}): {update.body}')
        }
      } else if (res.status >= 400) {
        throw Error(f'Error creating contact (status {res.status}): {res.body}')
      } else {
        print('Contact created successfully!')
      }
    `,
    ));

  it("find nothing in a conversion with hashed data", () =>
    checkQuiet(
      { type: "destination", inputs: [{ key: "userData", type: "dictionary" }] },
      `
      let user := {}
      for (let key, value in inputs.userData) {
        if (not empty(value)) {
          user[key] := key in ['em', 'ph'] ? sha256Hex(lower(trim(value))) : value
        }
      }
      let body := {
        'event_name': event.event,
        'event_time': toInt(toUnixTimestamp(event.timestamp)),
        'user_data': user,
        'value': toFloat(event.properties.revenue ?? event.properties.value ?? 0)
      }
      let res := fetch('https://ads.example.test/conversions', {'method': 'POST', 'body': body})
      if (res.status >= 400) {
        throw Error(f'Error from the conversion API (status {res.status}): {res.body}')
      }
    `,
    ));

  it("find nothing in a transformation that adds places", () =>
    checkQuiet(
      { type: "transformation", inputs: [] },
      `
      let ip := event.properties.$ip
      if (event.properties.$geoip_disable or empty(ip)) {
        return event
      }
      let found := geoipLookup(ip)
      if (empty(found)) {
        return event
      }
      let place := {}
      if (found.city) {
        place.$geoip_city_name := found.city.names?.en
      }
      if (found.country) {
        place.$geoip_country_name := found.country.names?.en
        place.$geoip_country_code := found.country.iso_code
      }
      let result := event
      for (let key, value in place) {
        result.properties[key] := value
      }
      return result
    `,
    ));

  it("find nothing in a transformation that drops events", () =>
    checkQuiet(
      {
        type: "transformation",
        inputs: [
          { key: "userAgent", type: "string" },
          { key: "names", type: "string" },
        ],
      },
      `
      fun isListed(name) {
        for (let entry in splitByString(',', inputs.names)) {
          if (trim(entry) = name) {
            return true
          }
        }
        return false
      }
      let agent := event.properties[inputs.userAgent]
      if (isKnownBotUserAgent(agent) or isListed(event.event)) {
        return null
      }
      return event
    `,
    ));

  it("find nothing in a transformation that cleans addresses", () =>
    checkQuiet(
      { type: "transformation", inputs: [{ key: "parameters", type: "string" }] },
      `
      let hidden := splitByString(',', inputs.parameters)
      fun clean(url) {
        if (empty(url)) {
          return url
        }
        let parts := splitByString('?', url, 2)
        if (length(parts) < 2) {
          return url
        }
        let kept := []
        for (let pair in splitByString('&', parts[2])) {
          let name := splitByString('=', pair)[1]
          kept := arrayPushBack(kept, has(hidden, name) ? f'{name}=REDACTED' : pair)
        }
        return f'{parts[1]}?{arrayStringConcat(kept, '&')}'
      }
      let result := event
      for (let key in ['$current_url', '$referrer']) {
        if (event.properties[key] != null) {
          result.properties[key] := clean(event.properties[key])
        }
      }
      return result
    `,
    ));

  it("find nothing in a source that takes webhooks in", () =>
    checkQuiet(
      {
        type: "source_webhook",
        inputs: [
          { key: "event", type: "string" },
          { key: "distinct_id", type: "string" },
          { key: "auth_header", type: "string", secret: true },
          { key: "properties", type: "json" },
        ],
      },
      `
      if (request.method != 'POST') {
        return {'httpResponse': {'status': 405, 'body': 'Method not allowed'}}
      }
      if (notEmpty(inputs.auth_header) and request.headers['authorization'] != inputs.auth_header) {
        return {'httpResponse': {'status': 401, 'body': 'Unauthorized'}}
      }
      if (empty(inputs.event) or empty(inputs.distinct_id)) {
        return {'httpResponse': {'status': 400, 'body': {'error': 'event and distinct_id are required'}}}
      }
      postHogCapture({
        'event': inputs.event,
        'distinct_id': inputs.distinct_id,
        'properties': inputs.properties
      })
      return {'httpResponse': {'status': 200, 'body': 'ok'}}
    `,
    ));

  it("find nothing in a verified webhook", () =>
    checkQuiet(
      {
        type: "source_webhook",
        inputs: [{ key: "signing_secret", type: "string", secret: true }],
      },
      `
      let header := request.headers['example-signature']
      if (empty(header)) {
        return {'httpResponse': {'status': 400, 'body': 'Missing signature'}}
      }
      let time := null
      let signatures := []
      for (let part in splitByString(',', header)) {
        let pair := splitByString('=', part)
        if (pair[1] = 't') {
          time := pair[2]
        } else if (pair[1] = 'v1') {
          signatures := arrayPushBack(signatures, pair[2])
        }
      }
      let signature := sha256HmacChainHex([inputs.signing_secret, f'{time}.{request.stringBody}'])
      if (not has(signatures, signature)) {
        return {'httpResponse': {'status': 400, 'body': 'Bad signature'}}
      }
      let body := request.body
      postHogCapture({
        'event': f'payment.{body.type}',
        'distinct_id': body.data?.object?.customer ?? generateUUIDv4(),
        'properties': {'amount': body.data?.object?.amount, '$lib': 'webhook'}
      })
    `,
    ));

  it("find nothing in an alert about an issue", () =>
    checkQuiet(
      { type: "internal_destination", inputs: webhookInputs },
      `
      fun link(name, address) {
        return f'[{name}]({address})'
      }
      let lines := [
        f'Issue {event.properties.name}: {event.properties.status}',
        link('Open it', f'{project.url}/error_tracking/{event.distinct_id}')
      ]
      let attempts := 0
      while (attempts < 2) {
        attempts := attempts + 1
        try {
          let res := fetch(inputs.url, {'method': 'POST', 'body': {'text': arrayStringConcat(lines, '\\n')}})
          if (res.status < 300) {
            return
          }
          throw Error(f'status {res.status}')
        } catch (e) {
          print('attempt', attempts, 'failed:', e.message)
        }
      }
    `,
    ));
});

const webhookInputs: readonly InputSchema[] = [
  { key: "url", type: "string", required: true },
  { key: "method", type: "choice" },
  { key: "headers", type: "dictionary" },
  { key: "body", type: "json" },
  { key: "debug", type: "boolean" },
];

function checkQuiet(context: FunctionContext, source: string): void {
  assert.deepEqual(findings(source, context), []);
}

function isRealistic({ id }: { readonly id: string }): boolean {
  return id.startsWith("realistic-");
}

function findings(source: string, context?: FunctionContext): readonly string[] {
  return analyse(parseProgram(source), context).problems.map(
    ({ code, start, end }) => `${code} ${source.slice(start, end)}`,
  );
}
