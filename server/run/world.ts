import { BlockList, isIP } from "node:net";
import { randomUUID } from "node:crypto";
import type { RunFunctionType, World } from "../../protocol/run.ts";
import { isRecord } from "./record.ts";

/** The current time, or the one that the run was told. */
export function createClock(world: World): () => Date {
  const { now } = world;
  return now === undefined ? () => new Date() : () => new Date(now);
}

/** A function of the world that answers at once. */
export type WorldFunction = (...args: readonly unknown[]) => unknown;

/**
 * What a program of a type finds in the world without waiting, by name: the clock, ids and chance where
 * the run fixes them, and the lookups that PostHog gives to transformations.
 */
export function worldFunctions(
  type: RunFunctionType,
  world: World,
): ReadonlyMap<string, WorldFunction> {
  return new Map([...fixedFunctions(world), ...functionsOf(type, world)]);
}

/** The VM has these itself; they are replaced only where the run says what they give. */
function fixedFunctions({
  now,
  uuids = [],
  randoms = [],
}: World): Iterable<[string, WorldFunction]> {
  const ids = [...uuids];
  const numbers = [...randoms];
  const fixed: [string, WorldFunction][] = [];
  if (now !== undefined)
    fixed.push(["now", () => toHogDateTime(now)], ["today", () => toHogDate(now)]);
  if (ids.length > 0) fixed.push(["generateUUIDv4", () => ids.shift() ?? randomUUID()]);
  if (numbers.length > 0) fixed.push(["randomFloat", () => numbers.shift() ?? Math.random()]);
  return fixed;
}

function toHogDateTime(now: string): object {
  return { __hogDateTime__: true, dt: new Date(now).getTime() / 1000, zone: "UTC" };
}

function toHogDate(now: string): object {
  const date = new Date(now);
  return {
    __hogDate__: true,
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  };
}

function functionsOf(type: RunFunctionType, world: World): Iterable<[string, WorldFunction]> {
  switch (type) {
    case "transformation":
      return transformationFunctions(world);
    case "transformation_log":
      return [];
    case "destination":
    case "internal_destination":
    case "source_webhook":
    case "warehouse_source_webhook":
      return [["generateMessagingPreferencesUrl", messagingPreferencesUrl]];
  }
}

/** A made-up address of the page on which a recipient chooses messages; null for what is no text. */
export function messagingPreferencesUrl(identifier: unknown): string | null {
  if (typeof identifier !== "string" || identifier === "") return null;
  const token = Buffer.from(identifier).toString("base64url");
  return `https://us.posthog.com/messaging-preferences/${token}/`;
}

function transformationFunctions(world: World): Iterable<[string, WorldFunction]> {
  const { geoip = sampleGeoip, botUserAgents = commonBots, botIps = [] } = world;
  const places = new Map(Object.entries(geoip));
  const addresses = toBlockList(botIps);
  return [
    ["geoipLookup", (ip) => (typeof ip === "string" ? (places.get(ip) ?? null) : null)],
    ["cleanNullValues", (value) => cleanNullValues(value, 1)],
    ["isKnownBotUserAgent", (agent) => isKnownAgent(agent, botUserAgents)],
    ["isKnownBotIp", (ip) => isListed(ip, addresses)],
  ];
}

/** Parts of the names that most bots give themselves; PostHog knows many more. */
const commonBots: readonly string[] = ["bot", "crawler", "spider", "headlesschrome"];

/** The address in PostHog's sample event, so that it has a place here too. */
const sampleGeoip: Readonly<Record<string, unknown>> = {
  "89.160.20.129": {
    city: { geoname_id: 2694762, names: { en: "Linköping" } },
    continent: { code: "EU", geoname_id: 6255148, names: { en: "Europe" } },
    country: { geoname_id: 2661886, iso_code: "SE", names: { en: "Sweden" } },
    location: {
      accuracy_radius: 76,
      latitude: 58.4167,
      longitude: 15.6167,
      time_zone: "Europe/Stockholm",
    },
    subdivisions: [{ geoname_id: 2685867, iso_code: "E", names: { en: "Östergötland County" } }],
  },
};

const deepest = 3;

/** Leaves out null entries, three levels deep. */
function cleanNullValues(value: unknown, depth: number): unknown {
  if (depth > deepest || !isRecord(value)) return value;
  if (Array.isArray(value)) {
    return value.map((item) => cleanNullValues(item, depth + 1)).filter((item) => item !== null);
  }
  const entries = Object.entries(value).map(([key, entry]) => [
    key,
    cleanNullValues(entry, depth + 1),
  ]);
  return Object.fromEntries(entries.filter(([, entry]) => entry !== null));
}

function isKnownAgent(agent: unknown, parts: readonly string[]): boolean {
  if (typeof agent !== "string") return false;
  const lower = agent.toLowerCase();
  return parts.some((part) => lower.includes(part));
}

function toBlockList(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = "", prefix] = entry.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (isIP(address) === 0) continue;
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

function isListed(ip: unknown, list: BlockList): boolean {
  if (typeof ip !== "string" || isIP(ip) === 0) return false;
  return list.check(ip, isIP(ip) === 6 ? "ipv6" : "ipv4");
}
