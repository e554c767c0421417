import type { StreamEvent, StreamGroup } from "../eventStream.ts";
import { companies, type Visitor } from "./people.ts";
import { type Random, randomUuid, timeUuid } from "./random.ts";
import { storeGroup } from "./stores.ts";

const host = "www.harbourcoffee.test";

/** Something on a page that can be clicked. */
export interface Element {
  readonly tag: "a" | "button";
  readonly id: string;
  readonly text: string;
  /** Only links have one. */
  readonly href?: string;
}

/** One visit to the shop: where it is, what time it is, and what has been recorded of it. */
export class Visit {
  readonly events: StreamEvent[] = [];
  readonly #random: Random;
  readonly #session: string;
  readonly #deviceId: string;
  #visitor: Visitor;
  #identified: boolean;
  #time: number;
  #path = "/";
  #query = "";
  #referrer = "$direct";
  #store: string | undefined;

  /** Begins at `time`, in milliseconds since 1970. */
  constructor(random: Random, visitor: Visitor, time: number) {
    this.#random = random;
    this.#visitor = visitor;
    this.#time = time;
    this.#session = timeUuid(random, time);
    this.#deviceId = randomUuid(random);
    this.#identified = "email" in visitor.properties;
  }

  get visitor(): Visitor {
    return this.#visitor;
  }

  get time(): Date {
    return new Date(this.#time);
  }

  /** Opens a page from elsewhere, such as the first one. `query` is without its question mark. */
  arrive(path: string, query: string, referrer: string): void {
    this.#path = path;
    this.#query = query;
    this.#referrer = referrer;
    this.record("$pageview");
  }

  /** Opens a page from the one before. */
  view(path: string, query = ""): void {
    this.arrive(path, query, this.#address());
  }

  leave(): void {
    this.wait(20, 90);
    this.record("$pageleave", { $prev_pageview_duration: 20 + this.#random.below(200) });
  }

  click({ tag, id, text, href }: Element): void {
    const link = href === undefined ? "" : `href="${href}"`;
    const chain = [
      `${tag}.button:attr_id="${id}"${link}nth-child="2"nth-of-type="1"text="${text}"`,
      `div.panel:nth-child="1"nth-of-type="1"`,
      `main:nth-child="2"nth-of-type="1"`,
      `body:nth-child="2"nth-of-type="1"`,
    ];
    this.record("$autocapture", { $event_type: "click", $el_text: text }, chain.join(";"));
  }

  /** Somebody who was a stranger is known from here on. */
  identify(visitor: Visitor): void {
    const { distinctId: anonymous } = this.#visitor;
    const { email, name } = visitor.properties;
    this.#visitor = visitor;
    this.#identified = true;
    this.record("$identify", { $anon_distinct_id: anonymous, $set: { email, name } });
  }

  /** The order will be fetched in a store; its events belong to that group from here on. */
  pickUpIn(store: string): void {
    this.#store = store;
  }

  /** Time passes: some seconds between the two. */
  wait(least: number, most: number): void {
    this.#time += least * 1000 + this.#random.below((most - least) * 1000);
  }

  /** Events are some seconds apart, unless `wait` adds to it. */
  record(event: string, properties: StreamEvent["properties"] = {}, elementsChain = ""): void {
    this.events.push({
      uuid: timeUuid(this.#random, this.#time),
      event,
      distinct_id: this.#visitor.distinctId,
      timestamp: this.time.toISOString(),
      properties: { ...this.#common(), ...properties },
      person: { id: this.#visitor.id, properties: this.#visitor.properties },
      groups: this.#groups(),
      elements_chain: elementsChain,
    });
    this.wait(1, 25);
  }

  #address(): string {
    return `https://${host}${this.#path}${this.#query === "" ? "" : `?${this.#query}`}`;
  }

  #common(): StreamEvent["properties"] {
    const { device, ip } = this.#visitor;
    const groups = Object.entries(this.#groups()).map(([type, { id }]) => [type, id]);
    return {
      $current_url: this.#address(),
      $host: host,
      $pathname: this.#path,
      $referrer: this.#referrer,
      $browser: device.browser,
      $browser_version: device.browserVersion,
      $os: device.os,
      $device_type: device.type,
      $device_id: this.#deviceId,
      $raw_user_agent: device.userAgent,
      $screen_width: device.width,
      $screen_height: device.height,
      $ip: ip,
      $lib: "web",
      $lib_version: "1.268.4",
      $session_id: this.#session,
      $is_identified: this.#identified,
      ...Object.fromEntries(
        [...new URLSearchParams(this.#query)].filter(([name]) => name.startsWith("utm_")),
      ),
      ...(groups.length > 0 && { $groups: Object.fromEntries(groups) }),
    };
  }

  #groups(): Readonly<Record<string, StreamGroup>> {
    const company = companies.find(({ key }) => key === this.#visitor.company);
    return {
      ...(company && { company: { id: company.key, properties: company.properties } }),
      ...(this.#store !== undefined && { store: storeGroup(this.#store) }),
    };
  }
}
