import type { InputSchema } from "../../../hog/analysis/context.ts";
import type { FunctionType } from "../../../hog/library/functionType.ts";
import type { ProjectNames } from "../../../protocol/languageRequests.ts";

/** A program with the marks of `readTyped`, and what the language server knows of its function. */
export interface MarkedProgram {
  readonly name: string;
  readonly type: FunctionType;
  readonly inputs: readonly InputSchema[];
  readonly marked: string;
}

/** A configuration with such marks in its templates. */
export interface MarkedConfiguration {
  readonly name: string;
  readonly marked: string;
}

/** The project of all of them. */
export const shop: Partial<ProjectNames> = {
  events: [{ name: "order completed" }, { name: "survey sent" }],
  eventProperties: [
    { name: "total", type: "Numeric" },
    { name: "currency", type: "String" },
    { name: "items" },
  ],
  personProperties: [
    { name: "email", type: "String" },
    { name: "plan", type: "String" },
  ],
};

export const typedPrograms: readonly MarkedProgram[] = [
  {
    name: "a webhook",
    type: "destination",
    inputs: [
      { key: "url", type: "string", description: "Where to send the event." },
      { key: "method", type: "choice", choices: [{ value: "POST" }, { value: "PUT" }] },
      { key: "headers", type: "dictionary" },
      { key: "debug", type: "boolean", label: "Log requests" },
    ],
    marked: String.raw`// Sends the event to an address of your choice.
if (inputs.⟨complete: url, method, headers, debug⟩debug⟨hover: Log requests⟩) {
  print('Sending', inputs.m⟨complete: method⟩ethod, inputs.url⟨hover: Where to send the event⟩);
}

let payload := {
  'method': inputs.⟨complete: url, method⟩method,
  'headers': inputs.headers,
  'body': {'event': event.⟨offer: event, properties, distinct_id⟩event, 'by': person.properties.⟨offer: email, plan⟩email},
};
let response := fetch⟨hover: url⟩(inputs.url, pay⟨complete: payload⟩load);

if (response.⟨complete: status, body⟩status >= 400) {
  throw Error(f'The webhook answered with {response⟨definition: let response⟩.⟨complete: status, body⟩status}.', {'body': response.b⟨complete: body⟩ody});
}
print(f'Delivered {event.e⟨offer: event⟩vent} with {pay⟨complete: payload⟩load⟨definition: let payload⟩.⟨complete: method, headers, body⟩method}');
`,
  },
  {
    name: "a chat message",
    type: "destination",
    inputs: [{ key: "room", type: "string", description: "Its number." }],
    marked: String.raw`// Posts a message to a chat room, trimming long texts.
fun shorten(text, limit) {
  if (length(te⟨complete: text⟩xt⟨definition: fun shorten⟩) <= lim⟨complete: limit⟩it) {
    return text
  }
  return substring(text, 1, limit - 3) || '...'
}

fun line(label, value) {
  return f'*{la⟨complete: label⟩bel}*: {value⟨definition: fun line⟩}'
}

let title := sh⟨complete: shorten⟩orten⟨definition: fun shorten⟩(f'{person.n⟨complete: name⟩ame} did {event.event}', 60)
let lines := [
  line('Total', event.properties.t⟨complete: total⟩otal),
  li⟨complete: line⟩ne⟨hover: fun line(label, value)⟩('Currency', event.properties.c⟨complete: currency⟩urrency)
]

let text := ti⟨complete: title⟩tle
for (let each in li⟨offer: line, lines⟩nes) {
  text := text || '\n' || ea⟨complete: each⟩ch⟨definition: for (let each⟩
}

let response := fetch(f'https://chat.example.test/rooms/{inputs.⟨complete: room⟩room}', {
  'method': 'POST',
  'body': {'text': te⟨complete: text⟩xt⟨definition: let text⟩, 'thread': event.u⟨offer: uuid, url⟩uid}
})
if (response.status != 200 or not response.⟨complete: status, body⟩body) {
  throw Error(f'Could not post: {response.s⟨complete: status⟩tatus}')
}
pri⟨complete: print⟩nt(ti⟨complete: title⟩tle⟨definition: let title⟩)
`,
  },
  {
    name: "a helper that tries again",
    type: "destination",
    inputs: [],
    marked: String.raw`// Three attempts with a growing pause; the last error wins.
fun attempt(url, body) {
  let tries := 0
  let pause := 1
  let lastError := null

  while (tr⟨complete: tries⟩ies < 3) {
    tries := tries⟨definition: let tries⟩ + 1
    try {
      let res := fetch(u⟨offer: url⟩rl, {'method': 'POST', 'body': bo⟨complete: body⟩dy})
      if (res.⟨complete: status, body⟩status >= 500) {
        throw RetryError(f'status {res.⟨complete: status, body⟩status} at try {tr⟨complete: tries⟩ies}')
      } else if (re⟨complete: res⟩s.status >= 400) {
        throw Error(f'client error {res⟨definition: let res⟩.status}')
      }
      return {'ok': true, 'tries': tries, 'body': res.b⟨complete: body⟩ody}
    } catch (e: RetryError) {
      lastE⟨complete: lastError⟩rror := e
      pause := pau⟨complete: pause⟩se⟨definition: let pause⟩ * 2
    } catch (e: Error) {
      return {'ok': false, 'tries': tries, 'reason': e.⟨offer: message, payload⟩message}
    }
  }
  return {'ok': false, 'tries': tries, 'reason': lastError⟨definition: let lastError⟩.message}
}

let good := att⟨complete: attempt⟩empt⟨definition: fun attempt⟩('https://ok.example.test', {'n': 1})
let bad := attempt⟨hover: fun attempt(url, body)⟩('https://fail.example.test', {'n': 2})
print(go⟨complete: good⟩od⟨definition: let good⟩.ok, good.tries)
return [good.ok, ba⟨complete: bad⟩d⟨definition: let bad⟩.ok]
`,
  },
  {
    name: "a table of rules with lambdas",
    type: "destination",
    inputs: [],
    marked: String.raw`// Routes events to one of several teams; the first rule that fits wins.
let rules := [
  {'team': 'billing', 'when': e -> e.properties.total > 100},
  {'team': 'growth', 'when': ev -> e⟨offer: ev, event⟩v⟨definition: {'team': 'growth'⟩.event like '%signup%'},
  {'team': 'default', 'when': e -> true}
]

fun route(e) {
  for (let rule in ru⟨offer: rules⟩les⟨definition: let rules⟩) {
    if (rule.⟨complete: team, when⟩when(e)) {
      return ru⟨offer: rule, rules⟩le.⟨complete: team, when⟩team
    }
  }
  return null
}

let samples := [
  event,
  {'event': 'ticket', 'properties': {'severity': 'high', 'total': 5}}
]
let counts := {}
for (let sample in sam⟨offer: samples⟩ples) {
  let team := ro⟨offer: route⟩ute⟨definition: fun route⟩(sam⟨offer: sample, samples⟩ple)
  counts[te⟨complete: team⟩am] := (cou⟨complete: counts⟩nts[team] ?? 0) + 1
  print(sample⟨definition: for (let sample⟩.⟨offer: event, properties⟩event, '->', team⟨definition: let team⟩)
}
return cou⟨complete: counts⟩nts⟨definition: let counts⟩
`,
  },
  {
    name: "a state machine of nested functions",
    type: "destination",
    inputs: [],
    marked: String.raw`// An order's way as a table of transitions.
let transitions := {
  'new': {'pay': 'paid', 'cancel': 'cancelled'},
  'paid': {'ship': 'shipped'}
}

fun machine(start) {
  let state := sta⟨offer: start⟩rt⟨definition: fun machine⟩
  let log := []

  fun send(action) {
    let next := tran⟨complete: transitions⟩sitions⟨definition: let transitions⟩[sta⟨offer: state, start⟩te]
    if (next = null) {
      throw HogError('InvalidTransition', f'no {act⟨complete: action⟩ion} in {sta⟨offer: state⟩te}')
    }
    log := arrayPushBack⟨hover: arrayPushBack⟩(log, f'{state} --{action}--> {ne⟨complete: next⟩xt}')
    state := next⟨definition: let next⟩
    return state⟨definition: let state⟩
  }

  return {
    'send': se⟨complete: send⟩nd⟨definition: fun send⟩,
    'log': () -> lo⟨offer: log⟩g⟨definition: let log⟩
  }
}

let order := mach⟨complete: machine⟩ine⟨hover: fun machine(start)⟩('new')
order.send('pay')
try {
  or⟨offer: order⟩der⟨definition: let order⟩.send('refund')
} catch (problem: InvalidTransition) {
  print('rejected:', prob⟨complete: problem⟩lem.⟨offer: message, payload⟩message)
}
for (let entry in order.log()) {
  print(ent⟨complete: entry⟩ry)
}
`,
  },
  {
    name: "checks of fields",
    type: "destination",
    inputs: [
      { key: "url", type: "string", label: "Address" },
      { key: "token", type: "string", secret: true },
    ],
    marked: String.raw`// Checks the fields of a dictionary.
fun required(v) { return v = null or v = '' ? 'is required' : null }
fun minLength(n) { return v -> length(toString(v ?? '')) < n⟨definition: fun minLength⟩ ? f'needs {n} characters' : null }
fun oneOf(list) { return v -> v in li⟨complete: list⟩st ? null : 'must be another' }

let schema := {
  'url': [req⟨complete: required⟩uired⟨definition: fun required⟩],
  'token': [required, minL⟨complete: minLength⟩ength(10)],
  'method': [one⟨complete: oneOf⟩Of⟨hover: fun oneOf(list)⟩(['POST', 'PUT'])]
}
let candidate := {'url': inputs.⟨complete: url, token⟩url⟨hover: Address⟩, 'token': inputs.token⟨hover: Secret⟩, 'method': 'GET'}

fun validate(values, checksOf) {
  let errors := {}
  for (let field, checks in che⟨offer: checksOf⟩cksOf) {
    for (let check in che⟨offer: checks, checksOf⟩cks) {
      let message := che⟨offer: check, checks⟩ck(val⟨complete: values⟩ues⟨definition: fun validate⟩[fie⟨complete: field⟩ld])
      if (mes⟨complete: message⟩sage⟨definition: let message⟩ != null) {
        errors[field⟨definition: for (let field⟩] := message
      }
    }
  }
  return err⟨complete: errors⟩ors
}

let found := vali⟨complete: validate⟩date⟨definition: fun validate⟩(cand⟨complete: candidate⟩idate, sch⟨complete: schema⟩ema⟨definition: let schema⟩)
print(candidate.⟨complete: url, token, method⟩url, schema.⟨complete: url, token, method⟩url)
return {'valid': empty(fou⟨complete: found⟩nd⟨definition: let found⟩), 'errors': found}
`,
  },
  {
    name: "sums by group",
    type: "destination",
    inputs: [],
    marked: String.raw`// Groups rows, with sum and count.
let rows := [
  {'city': 'Lyon', 'price': 40, 'qty': 2},
  {'city': 'Oslo', 'price': 45, 'qty': 5}
]

fun groupBy(list, keyOf) {
  let groups := {}
  for (let item in li⟨complete: list⟩st) {
    let key := key⟨offer: keyOf⟩Of⟨definition: fun groupBy⟩(it⟨complete: item⟩em)
    if (gro⟨offer: groups, groupBy⟩ups[ke⟨complete: key⟩y] = null) {
      groups[key] := []
    }
    groups[key⟨definition: let key⟩] := arrayPush⟨complete: arrayPushBack⟩Back(groups[key], item⟨definition: for (let item⟩)
  }
  return groups⟨definition: let groups⟩
}

fun summary(list) {
  let s := {'count': 0, 'sum': 0}
  for (let item in list) {
    s.⟨complete: count, sum⟩count := s.c⟨complete: count⟩ount + 1
    s.sum := s.s⟨complete: sum⟩um + item.price * item.qty
  }
  return s⟨definition: let s⟩
}

for (let city, list in gro⟨offer: groupBy⟩upBy⟨hover: fun groupBy(list, keyOf)⟩(rows⟨definition: let rows⟩, (r) -> r⟨definition: for (let city⟩.city)) {
  print(ci⟨offer: city⟩ty⟨definition: for (let city⟩, sum⟨offer: summary⟩mary⟨definition: fun summary⟩(li⟨offer: list⟩st))
}
let pivot := {}
for (let r in ro⟨offer: rows⟩ws) {
  pivot[r.⟨complete: city, price, qty⟩city] := (piv⟨complete: pivot⟩ot[r.city] ?? 0) + r.q⟨complete: qty⟩ty
}
return pivot⟨definition: let pivot⟩
`,
  },
  {
    name: "a transformation that drops events",
    type: "transformation",
    inputs: [
      { key: "names", type: "json", description: "Parts of user agents." },
      { key: "drop_without_agent", type: "boolean", label: "Drop without user agent" },
    ],
    marked: String.raw`// Drops what programs send.
let agent := event.properties.$raw_⟨complete: $raw_user_agent⟩user_agent ?? '';

if (inputs.drop⟨complete: drop_without_agent⟩_without_agent⟨hover: Drop without user agent⟩ and empty(ag⟨complete: agent⟩ent)) {
  print('Dropped: no user agent');
  return null;
}
if (isKnown⟨complete: isKnownBotUserAgent⟩BotUserAgent(agent⟨definition: let agent⟩)) {
  print(f'Dropped {ag⟨complete: agent⟩ent}');
  return null;
}

let own := arrayFilter⟨hover: arrayFilter⟩(name -> position(lower(agent), lower(na⟨complete: name⟩me⟨definition: let own⟩)) > 0, inputs.n⟨complete: names⟩ames);
if (notEm⟨complete: notEmpty⟩pty(ow⟨complete: own⟩n⟨definition: let own⟩)) {
  print(f'Dropped by own list: {own[1]}');
  return null;
}

let result := event;
result.properties.agent := low⟨complete: lower⟩er(agent);
return res⟨complete: result⟩ult⟨definition: let result⟩;
`,
  },
  {
    name: "a webhook that is called",
    type: "source_webhook",
    inputs: [
      { key: "signature_header", type: "string", description: "In lower case." },
      { key: "events", type: "dictionary" },
    ],
    marked: String.raw`// Takes signed requests of another service.
fun answer(status, text) {
  return {'httpResponse': {'status': sta⟨complete: status⟩tus, 'body': {'message': te⟨offer: text⟩xt⟨definition: fun answer⟩}}};
}

if (request.m⟨complete: method⟩ethod != null and request.method != 'POST') {
  return ans⟨complete: answer⟩wer⟨definition: fun answer⟩(405, 'Send a POST request.');
}

let signature := request.⟨offer: headers, body, stringBody, method⟩headers[inputs.⟨complete: signature_header, events⟩signature_header⟨hover: In lower case⟩];
let expected := sha256Hex(request.str⟨complete: stringBody⟩ingBody);
if (sign⟨complete: signature⟩ature⟨definition: let signature⟩ != f'sha256={exp⟨complete: expected⟩ected}') {
  return answer(401, 'The signature does not fit the body.');
}

let name := inputs.ev⟨complete: events⟩ents[request.b⟨offer: body⟩ody.status ?? ''];
postHog⟨complete: postHogCapture⟩Capture({
  'event': na⟨complete: name⟩me⟨definition: let name⟩,
  'distinct_id': request.body.customer,
});
return answer⟨hover: fun answer(status, text)⟩(201, f'Captured {na⟨complete: name⟩me}.');
`,
  },
  {
    name: "errors to a chat",
    type: "internal_destination",
    inputs: [
      { key: "workspace", type: "integration" },
      { key: "channel", type: "integration_field", label: "Channel" },
      { key: "ignore", type: "json", description: "Issues with exactly these names." },
    ],
    marked: String.raw`// Writes a message about a new issue of error tracking.
let title := event.properties.name ?? 'Error without a name';
let ignored := arrayExists(name -> na⟨complete: name⟩me == ti⟨complete: title⟩tle⟨definition: let title⟩, inputs.ig⟨complete: ignore⟩nore⟨hover: Issues with exactly these names⟩ ?? []);
if (ign⟨complete: ignored⟩ored⟨definition: let ignored⟩) {
  print(f'Ignored {ti⟨complete: title⟩tle}');
  return;
}

// The channel comes as its id, a bar, and its name.
let channel := splitBy⟨offer: splitByString⟩String('|', inputs.⟨complete: workspace, channel, ignore⟩channel)[1];
let response := fetch('https://chat.example.com/api/messages', {
  'method': 'POST',
  'headers': {'Authorization': f'Bearer {inputs.workspace.access_token}'},
  'body': {
    'channel': chan⟨complete: channel⟩nel⟨definition: let channel⟩,
    'blocks': [
      {'type': 'header', 'text': ti⟨complete: title⟩tle},
      {'type': 'link', 'url': f'{project.u⟨complete: url⟩rl}/error_tracking/{event.dis⟨complete: distinct_id⟩tinct_id}'},
    ],
  },
});
if (response.⟨complete: status, body⟩status >= 400) {
  throw Error(f'The chat answered with status {response.⟨complete: status, body⟩status}.', {'body': response.b⟨complete: body⟩ody});
}
print(f'Posted {title⟨definition: let title⟩} in {chan⟨complete: channel⟩nel}');
`,
  },
  {
    name: "a contact in a CRM",
    type: "destination",
    inputs: [
      { key: "base_url", type: "string", label: "Address of the API" },
      { key: "email", type: "string", description: "By which the CRM knows people." },
      { key: "properties", type: "dictionary" },
    ],
    marked: String.raw`// Creates or updates a record of the CRM.
let properties := {};
for (let name, value in inputs.p⟨complete: properties⟩roperties) {
  if (notEmpty(val⟨offer: value⟩ue⟨definition: for (let name, value⟩)) {
    prop⟨complete: properties⟩erties[na⟨complete: name⟩me⟨definition: for (let name, value⟩] := value;
  }
}
if (empty(inputs.⟨complete: base_url, email, properties⟩email⟨hover: By which the CRM knows people⟩)) {
  return;
}

let address := f'{inputs.base⟨complete: base_url⟩_url}/{encodeURL⟨complete: encodeURLComponent⟩Component(inputs.email)}';
let found := fetch(addr⟨complete: address⟩ess⟨definition: let address⟩, {'method': 'GET'});
let isNew := found.⟨complete: status, body⟩status == 404;

let saved := fetch(isN⟨offer: isNew⟩ew⟨definition: let isNew⟩ ? inputs.base_url⟨hover: Address of the API⟩ : address, {
  'method': isNew ? 'POST' : 'PATCH',
  'body': {'email': inputs.em⟨complete: email⟩ail, 'properties': prop⟨complete: properties⟩erties⟨definition: let properties⟩},
});
if (saved.st⟨complete: status⟩atus >= 400) {
  throw Error('The CRM refused the record.', {'body': sav⟨complete: saved⟩ed⟨definition: let saved⟩.body});
}
print(f'{isNew ? 'Created' : 'Updated'} {found⟨definition: let found⟩.⟨complete: status, body⟩status}');
`,
  },
  {
    name: "a text of tags, é and 🦔",
    type: "destination",
    inputs: [{ key: "colour", type: "string", description: "Of the bar." }],
    marked: String.raw`// A bar above the page – 🦔 and all.
let état := {'offen': true, 'zähler': 1};
fun greet(nom) {
  return f'Grüß dich, {no⟨complete: nom⟩m⟨definition: fun greet⟩}! 🦔'
}
let words := arrayMap(w -> upper(w), ['a', '🦔']);
let bar := <div colour={inputs.⟨complete: colour⟩colour⟨hover: Of the bar⟩}>
  <b>{gre⟨offer: greet⟩et⟨definition: fun greet⟩('Léa')}</b> {wor⟨complete: words⟩ds[1]}
</div>;
print('🦔', gre⟨offer: greet⟩et⟨hover: fun greet(nom)⟩('Zoë'), wor⟨complete: words⟩ds⟨definition: let words⟩);
return ba⟨complete: bar⟩r⟨definition: let bar⟩
`,
  },
];

export const typedConfigurations: readonly MarkedConfiguration[] = [
  {
    name: "templates of a destination",
    marked: String.raw`{
  "type": "destination",
  "inputs_schema": [
    { "key": "url", "type": "string", "description": "Where to send it." },
    { "key": "text", "type": "string" },
    { "key": "body", "type": "json" }
  ],
  "inputs": {
    "url": { "value": "https://example.com/{event.⟨offer: event, properties⟩event}" },
    "text": { "value": "Hi {person.properties.⟨offer: email, plan⟩email ?? 'nobody'}\n\"{inputs.⟨offer: url⟩url⟨hover: Where to send it⟩}\"" },
    "body": { "value": {
      "total": "{event.properties.t⟨complete: total⟩otal}",
      "items": ["{arrayMap⟨hover: arrayMap⟩(item -> ite⟨complete: item⟩m, event.properties.i⟨complete: items⟩tems)}"],
      "to": "{inputs.u⟨complete: url⟩rl⟨definition: { "key": "url"⟩}"
    } }
  }
}
`,
  },
  {
    name: "templates of mappings",
    marked: String.raw`{
  "type": "destination",
  "inputs_schema": [{ "key": "list", "type": "string", "label": "Mailing list" }],
  "inputs": { "list": { "value": "{event.dis⟨complete: distinct_id⟩tinct_id}" } },
  "mappings": [
    {
      "inputs_schema": [{ "key": "stage", "type": "string", "label": "Stage of the deal" }],
      "inputs": { "stage": { "value": "{lower⟨hover: lower⟩(inputs.⟨offer: list⟩list⟨hover: Mailing list⟩)}" } }
    }
  ]
}
`,
  },
];
