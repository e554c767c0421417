// Sends paid orders to the warehouse and warns the team about large ones.
let endpoint = inputs.endpoint;
let limit = inputs.limit ?? 1000;
let headers = {
  "Content-Type": "application/json",
  Authorization: `Bearer ${inputs.token}`,
};

function roundMoney(amount) {
  return round(amount * 100) / 100;
}

function labelOf(amount, currency) {
  if (amount >= 10000) {
    return `huge ${currency}`;
  } else if (amount >= 1000) {
    return `large ${currency}`;
  }
  return currency;
}

function lineTotal(line) {
  let total = line.price * line.quantity;
  if (line.discount != null && line.discount > 0) {
    total = total - (total * line.discount) / 100;
  }
  return roundMoney(total);
}

function describe(order) {
  let parts = [];
  for (let line of order.lines) {
    parts = arrayPushBack(parts, `${line.quantity} x ${line.name}`);
  }
  return arrayStringConcat(parts, ", ");
}

function isKnown(email) {
  return email != null && !empty(email) && like(email, "%@%");
}

let order = event.properties.order ?? {};
let lines = order.lines ?? [];
let total = 0;
let count = 0;
let skipped = [];

for (let [index, line] of lines) {
  if (line.price == null || line.quantity == null) {
    skipped = arrayPushBack(skipped, index);
  } else {
    total = total + lineTotal(line);
    count = count + line.quantity;
  }
}

let tax = roundMoney((total * (order.taxRate ?? 19)) / 100);
let customer = {
  id: event.distinct_id,
  email: isKnown(person.properties.email) ? person.properties.email : null,
  country: order.country ?? person.properties.country,
};

let body = {
  id: event.uuid,
  time: event.timestamp,
  customer: customer,
  total: total,
  tax: tax,
  count: count,
  skipped: skipped,
  label: labelOf(total, order.currency),
  text: describe(order),
  tags: arrayMap((tag) => lower(trim(tag)), order.tags ?? []),
  flags: arrayFilter((flag) => flag.enabled && flag.key != "internal", order.flags ?? []),
};

let attempts = 0;
let sent = false;
while (attempts < 3 && !sent) {
  let response = fetch(`${endpoint}/orders`, {
    method: "POST",
    headers: headers,
    body: body,
  });
  attempts = attempts + 1;
  if (response.status >= 200 && response.status < 300) {
    sent = true;
  } else if (response.status == 404) {
    throw Error(`No such endpoint: ${endpoint}`);
  } else {
    print("Attempt", attempts, "failed with", response.status);
  }
}

if (!sent) {
  throw Error("The warehouse did not take the order.", { attempts: attempts });
}
if (total > limit) {
  print(`Order ${event.uuid} is worth ${total} ${order.currency}`);
}
