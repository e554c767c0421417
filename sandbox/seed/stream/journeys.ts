import { cents, type Product, products } from "./catalogue.ts";
import { signUp } from "./people.ts";
import type { Random } from "./random.ts";
import { stores } from "./stores.ts";
import type { Visit } from "./visit.ts";

/** What somebody does in the shop during one visit. */
export type Journey = (visit: Visit, random: Random) => void;

/** Looks around, sometimes fills the cart, and goes. */
export const browse: Journey = (visit, random) => {
  arrive(visit, random);
  if (random.chance(30)) search(visit, random);
  const product = viewProduct(visit, random);
  if (random.chance(25)) visit.record("newsletter subscribed", { source: "product page" });
  if (random.chance(35)) {
    const lines = [addToCart(visit, random, product)];
    viewCart(visit, lines);
    if (random.chance(50)) visit.record("removed from cart", productProperties(product));
    else startCheckout(visit, random, lines);
  }
  visit.leave();
};

/** Comes to buy, and does, unless the payment fails. */
export const buy: Journey = (visit, random) => {
  arrive(visit, random);
  logIn(visit, random);
  if (random.chance(25)) search(visit, random);
  const lines = Array.from({ length: 1 + random.below(2) }, () =>
    addToCart(visit, random, viewProduct(visit, random)),
  );
  if (random.chance(30)) lines.push(addToCart(visit, random, random.pick(giftCards)));
  viewCart(visit, lines);
  order(visit, random, lines);
  visit.leave();
};

/** A stranger signs up, and mostly buys a first bag. */
export const welcome: Journey = (visit, random) => {
  arrive(visit, random);
  visit.record("$feature_flag_called", {
    $feature_flag: "welcome-offer",
    $feature_flag_response: random.pick(["control", "ten-percent"]),
  });
  const product = viewProduct(visit, random);
  visit.view("/sign-up");
  visit.identify(signUp(random, visit.visitor, visit.time));
  visit.record("user signed up", { method: random.pick(["email", "passkey"]), plan: "Free" });
  if (random.chance(60)) visit.record("newsletter subscribed", { source: "sign-up" });
  if (random.chance(70)) order(visit, random, [addToCart(visit, random, product)]);
  visit.leave();
};

/** A subscriber starts, pauses, ends or simply pays a subscription. */
export const manageSubscription: Journey = (visit, random) => {
  visit.arrive("/account", "", "$direct");
  logIn(visit, random);
  visit.view("/account/subscription");
  const plan = random.pick(["Taster ", "regular", "REGULAR", "Office", "taster box"]);
  const subscription = { plan, interval_weeks: random.pick([2, 4]), price: random.pick([14, 26]) };
  const event = random.pick([
    "subscription started",
    "subscription renewed",
    "subscription renewed",
    "subscription paused",
    "subscription cancelled",
  ]);
  visit.click({ tag: "button", id: "subscription-save", text: "Save" });
  visit.record(event, { ...subscription, ...(event.endsWith("cancelled") && reason(random)) });
  visit.leave();
};

/** A customer comes back about an order: to rate it, to ask, to get the money back. */
export const lookAfterOrder: Journey = (visit, random) => {
  visit.arrive("/account/orders", "utm_source=newsletter&utm_medium=email", "$direct");
  const product = random.pick(products);
  visit.view(`/coffee/${product.slug}`, "tab=reviews");
  const rating = random.pick([1, 2, 3, 4, 4, 5, 5, 5]);
  visit.record("review submitted", {
    ...productProperties(product),
    rating,
    text: rating < 3 ? "The bag was open when it came." : "Will buy it again.",
  });
  if (rating < 4) {
    visit.record("support ticket opened", { topic: "delivery", priority: 4 - rating });
    visit.record("order refunded", {
      order_id: orderId(random),
      refund_amount: product.price,
      currency: "EUR",
      reason: "damaged",
    });
  }
  if (random.chance(40)) answerSurvey(visit, random);
  visit.leave();
};

/** A café asks for prices. */
export const askForQuote: Journey = (visit, random) => {
  visit.arrive(
    "/wholesale",
    "utm_source=search&utm_campaign=wholesale",
    "https://search.example.com/",
  );
  visit.record("$groupidentify", { $group_type: "company", $group_key: visit.visitor.company });
  visit.click({ tag: "a", id: "wholesale-quote", text: "Get a quote", href: "/wholesale/quote" });
  visit.view("/wholesale/quote");
  visit.record("wholesale quote requested", {
    kilos_per_month: 10 + 5 * random.below(18),
    wants_machine: random.chance(30),
    message: "We open a second bar in spring.",
  });
  visit.leave();
};

/** Somebody of the staff tries the whole way on the real shop. */
export const tryOut: Journey = (visit, random) => {
  visit.arrive("/", "preview=1", "$direct");
  const lines = [addToCart(visit, random, viewProduct(visit, random))];
  viewCart(visit, lines);
  if (random.chance(40)) order(visit, random, lines);
};

/** A program opens page after page. */
export const crawl: Journey = (visit, random) => {
  for (let pages = 2 + random.below(4); pages > 0; pages--) {
    visit.view(`/coffee/${random.pick(products).slug}`);
  }
};

const giftCards = products.filter(({ category }) => category === "gift");

interface Line {
  readonly product: Product;
  readonly quantity: number;
}

const campaigns: readonly (readonly [query: string, referrer: string])[] = [
  ["", "$direct"],
  ["", "https://search.example.com/"],
  ["utm_source=newsletter&utm_medium=email&utm_campaign=autumn", "$direct"],
  [
    "utm_source=search&utm_medium=cpc&utm_campaign=beans&gclid=demo123",
    "https://search.example.com/",
  ],
  ["utm_source=social&utm_medium=post&utm_campaign=latte-art", "https://social.example.com/"],
];

function arrive(visit: Visit, random: Random): void {
  const [query, referrer] = random.pick(campaigns);
  visit.arrive(random.pick(["/", "/", "/coffee", "/journal/grind-sizes"]), query, referrer);
  if (random.chance(12))
    visit.record("$web_vitals", { $web_vitals_LCP_value: 900 + random.below(2600) });
  if (random.chance(4)) {
    visit.record("$exception", {
      $exception_types: ["TypeError"],
      $exception_values: ["undefined is not a function"],
    });
  }
}

function logIn(visit: Visit, random: Random): void {
  visit.record("user logged in", { method: random.pick(["email", "passkey"]) });
}

function search(visit: Visit, random: Random): void {
  const query = random.pick(["decaf", "filter", "grinder", "gift", "dark roast"]);
  visit.view("/search", `q=${encodeURIComponent(query)}`);
  visit.record("product searched", { query, result_count: random.below(9) });
}

function viewProduct(visit: Visit, random: Random): Product {
  // The first products are the best sellers.
  const product = random.pick(random.chance(50) ? products.slice(0, 4) : products);
  visit.view(`/coffee/${product.slug}`);
  visit.record("product viewed", productProperties(product));
  visit.wait(5, 60);
  return product;
}

function addToCart(visit: Visit, random: Random, product: Product): Line {
  visit.click({ tag: "button", id: "add-to-cart", text: "Add to cart" });
  const quantity = product.category === "beans" ? 1 + random.below(3) : 1;
  visit.record("added to cart", { ...productProperties(product), quantity });
  return { product, quantity };
}

function viewCart(visit: Visit, lines: readonly Line[]): void {
  visit.view("/cart");
  visit.record("cart viewed", { cart_total: totalOf(lines), item_count: lines.length });
}

function startCheckout(visit: Visit, random: Random, lines: readonly Line[]): void {
  visit.view("/checkout", `step=address&cart=${random.hex(8)}`);
  visit.record("checkout started", { cart_total: totalOf(lines), currency: "EUR" });
}

function order(visit: Visit, random: Random, lines: readonly Line[]): void {
  const coupon = random.chance(20) ? "ANCHOR10" : undefined;
  if (coupon !== undefined) visit.record("coupon applied", { coupon, discount_percent: 10 });
  startCheckout(visit, random, lines);
  if (random.chance(20)) visit.pickUpIn(random.pick(stores));
  visit.wait(20, 120);
  const payment_method = random.pick(["card", "card", "wallet", "transfer"]);
  if (random.chance(20)) {
    const failure_code = random.pick(["card_declined", "expired_card", "insufficient_funds"]);
    visit.record("payment failed", { payment_method, failure_code, cart_total: totalOf(lines) });
    if (random.chance(50)) return;
  }
  visit.view("/checkout/thank-you");
  const discount = coupon === undefined ? 0 : cents(totalOf(lines) * 0.1);
  const shipping = totalOf(lines) >= 40 ? 0 : 4.9;
  visit.record("order completed", {
    order_id: orderId(random),
    items: lines.map(lineProperties),
    item_count: lines.length,
    total: cents(totalOf(lines) - discount + shipping),
    discount,
    shipping,
    currency: "EUR",
    payment_method,
    ...(coupon !== undefined && { coupon }),
  });
}

function answerSurvey(visit: Visit, random: Random): void {
  const survey = { $survey_id: "0199c0de-0000-7000-8000-000000000001", $survey_name: "Delivery" };
  visit.record("survey shown", survey);
  visit.record("survey sent", {
    ...survey,
    $survey_response: random.pick(["Fast", "Late", "Fine"]),
  });
}

function productProperties({
  name,
  category,
  price,
  sku,
}: Product): Readonly<Record<string, unknown>> {
  return {
    product_name: name,
    product_category: category,
    price,
    ...(sku !== undefined && { sku }),
  };
}

function lineProperties({ product, quantity }: Line): Readonly<Record<string, unknown>> {
  const { name, price, sku } = product;
  return { name, price, quantity, ...(sku !== undefined && { sku }) };
}

function totalOf(lines: readonly Line[]): number {
  return cents(lines.reduce((total, { product, quantity }) => total + product.price * quantity, 0));
}

function orderId(random: Random): string {
  return `HC-${20_000 + random.below(70_000)}`;
}

function reason(random: Random): Readonly<Record<string, unknown>> {
  return { reason: random.pick(["too much coffee", "price", "moving house"]) };
}
