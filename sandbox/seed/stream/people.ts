import { type Device, devices } from "./devices.ts";
import { createRandom, type Random, randomUuid } from "./random.ts";

/** Somebody, or something, that visits the shop. */
export interface Visitor {
  readonly distinctId: string;
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly device: Device;
  readonly ip: string;
  /** Key of the group `company`, for those who order for one. */
  readonly company?: string;
}

type Place = readonly [country: string, city: string, ip: string];

/** Addresses for documentation, and the one that PostHog's sample event resolves to a place. */
const places: readonly Place[] = [
  ["IE", "Dublin", "192.0.2"],
  ["IE", "Galway", "192.0.2"],
  ["IE", "Cork", "192.0.2"],
  ["GB", "Bristol", "198.51.100"],
  ["NL", "Utrecht", "203.0.113"],
  ["SE", "Linköping", "89.160.20.129"],
];

const names: readonly string[] = [
  "Aoife Brennan",
  "Oisín Daly",
  "Mara Lindqvist",
  "Teun de Wit",
  "Priya Raman",
  "Callum Reid",
  "Saoirse Nolan",
  "Elif Aydın",
  "Jonas Berg",
  "Grace Adeyemi",
  "Tomás Quinn",
  "Hannah Osei",
  "Ruben Smit",
  "Orla Keane",
  "Dev Malhotra",
  "Freya Holm",
  "Padraig Walsh",
  "Lucia Ferri",
  "Ben Achterberg",
  "Noor Haddad",
  "Eoin Maher",
  "Sofia Wiklund",
  "Kate O'Hara",
  "Marek Novak",
];

/** How plans are written by the three systems that write them. */
const plans: readonly string[] = ["Taster", "regular", " Regular", "OFFICE", "taster box", "none"];

/** Customers with an account. They are the same for every seed. */
export const customers: readonly Visitor[] = names.map((name, index) => {
  const random = createRandom(index, 1);
  const orders = random.below(30);
  return createVisitor(random, `hc_${1001 + index}`, {
    ...nameProperties(name),
    email: `${addressOf(name)}@mail.example.com`,
    plan: random.pick(plans),
    orders_count: orders,
    lifetime_value: orders * (14 + random.below(30)),
    marketing_consent: random.chance(70),
    signed_up_at: `2025-0${1 + random.below(9)}-1${random.below(10)}T09:30:00.000Z`,
    $initial_referring_domain: random.pick(["search.example.com", "$direct", "news.example.com"]),
    $initial_utm_source: random.pick(["newsletter", "search", null]),
  });
});

/** A café or an office that buys by the sack. */
export interface Company {
  readonly key: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Customers of the wholesale. */
export const companies: readonly Company[] = [
  company("cafe-anchor", "Café Anchor", "wholesale", 6, 34_000),
  company("pier-nine", "Pier Nine Coworking", "office", 85, 12_500),
  company("north-wall-books", "North Wall Books", "wholesale", 12, 9_800),
];

function company(key: string, name: string, plan: string, seats: number, value: number): Company {
  return {
    key,
    properties: { name, plan, seats, annual_value: value, account_manager: "Niamh" },
  };
}

/** Those who buy for a company, in the order of `companies`. */
export const buyers: readonly Visitor[] = ["Dara Flynn", "Helene Moor", "Jack Tobin"].map(
  (name, index) => {
    const company = companies[index]?.key ?? "";
    const properties = {
      ...nameProperties(name),
      email: `${addressOf(name)}@${company}.test`,
      plan: "office",
      marketing_consent: true,
      job_title: ["Owner", "Office manager", "Bar manager"][index],
    };
    return { ...createVisitor(createRandom(index, 2), `hc_b2b_${index + 1}`, properties), company };
  },
);

/** People of Harbour Coffee itself, whom the test account filters leave out. */
export const staff: readonly Visitor[] = ["Niamh Carroll", "Kofi Mensah"].map((name, index) =>
  createVisitor(createRandom(index, 3), `hc_staff_${index + 1}`, {
    ...nameProperties(name),
    email: `${addressOf(name).split(".")[0]}@harbourcoffee.test`,
    plan: "none",
    is_staff: true,
  }),
);

/** Somebody who was never here before, and is not known by name. */
export function createStranger(random: Random): Visitor {
  return createVisitor(random, randomUuid(random), {});
}

/** The person that a stranger becomes by signing up. */
export function signUp(random: Random, stranger: Visitor, time: Date): Visitor {
  const first = random.pick(["Ada", "Fintan", "Maeve", "Joris", "Lena", "Idris", "Nora", "Cian"]);
  const last = random.pick(["Hayes", "Kelleher", "Visser", "Sandberg", "Power", "Okafor", "Moran"]);
  const name = `${first} ${last}`;
  return {
    ...stranger,
    distinctId: `hc_${2000 + random.below(7000)}`,
    properties: {
      ...stranger.properties,
      ...nameProperties(name),
      email: `${addressOf(name)}@mail.example.com`,
      plan: "none",
      orders_count: 0,
      lifetime_value: 0,
      marketing_consent: random.chance(60),
      signed_up_at: time.toISOString(),
    },
  };
}

/** Programs that read the shop. */
export const bots: readonly Visitor[] = [
  "Mozilla/5.0 (compatible; PriceBot/2.1; +https://bots.example.com/price)",
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/139.0.0.0 Safari/537.36",
  "harbour-uptime/1.4 (+https://uptime.example.com)",
].map((userAgent, index) => {
  const visitor = createStranger(createRandom(index, 4));
  return { ...visitor, device: { ...visitor.device, userAgent }, ip: "198.51.100.250" };
});

function createVisitor(
  random: Random,
  distinctId: string,
  properties: Visitor["properties"],
): Visitor {
  const [country, city, ip] = random.pick(places);
  return {
    distinctId,
    id: randomUuid(random),
    properties: { ...properties, country, city },
    device: random.pick(devices),
    ip: ip.split(".").length === 4 ? ip : `${ip}.${1 + random.below(200)}`,
  };
}

function nameProperties(name: string): Readonly<Record<string, unknown>> {
  const [first = "", ...rest] = name.split(" ");
  return { name, first_name: first, last_name: rest.join(" ") };
}

/** The part of an e-mail address before the sign: only ASCII letters and dots. */
function addressOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll("ı", "i")
    .normalize("NFD")
    .replaceAll(/[^a-z ]/g, "")
    .replaceAll(" ", ".");
}
