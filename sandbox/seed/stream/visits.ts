import type { StreamEvent } from "../eventStream.ts";
import {
  askForQuote,
  browse,
  buy,
  crawl,
  type Journey,
  lookAfterOrder,
  manageSubscription,
  tryOut,
  welcome,
} from "./journeys.ts";
import { bots, buyers, createStranger, customers, staff, type Visitor } from "./people.ts";
import type { Random } from "./random.ts";
import { Visit } from "./visit.ts";

interface Kind {
  readonly journey: Journey;
  readonly visitor: (random: Random) => Visitor;
  /** How many there are on every day. */
  readonly least: number;
  /** How often it comes among the further visits of a day. */
  readonly share: number;
}

const customer = (random: Random): Visitor => random.pick(customers);

const kinds: readonly Kind[] = [
  { journey: buy, visitor: customer, least: 2, share: 8 },
  { journey: browse, visitor: customer, least: 1, share: 2 },
  { journey: browse, visitor: createStranger, least: 1, share: 1 },
  { journey: welcome, visitor: createStranger, least: 1, share: 1 },
  { journey: manageSubscription, visitor: customer, least: 1, share: 3 },
  { journey: lookAfterOrder, visitor: customer, least: 1, share: 1 },
  { journey: askForQuote, visitor: (random) => random.pick(buyers), least: 1, share: 0 },
  { journey: tryOut, visitor: (random) => random.pick(staff), least: 1, share: 0 },
  { journey: crawl, visitor: (random) => random.pick(bots), least: 1, share: 1 },
];

/** How many further visits there are, from Sunday on: coffee is bought on Sunday evening and Monday. */
const busyness = [5, 4, 1, 0, 1, 1, 0] as const;

/** How many of a day's visits begin in each hour, from midnight on: breakfast, lunch, evening. */
const hours = [1, 0, 0, 0, 0, 1, 3, 7, 9, 7, 5, 5, 8, 6, 4, 4, 4, 5, 6, 8, 10, 9, 5, 2] as const;

/** The events of all visits that begin on a day; not in the order of time. */
export function visitsOfDay(random: Random, midnight: Date): readonly StreamEvent[] {
  const more = Array.from({ length: busyness[midnight.getUTCDay()] ?? 0 }, () => pickKind(random));
  const expected = kinds.flatMap((kind) => repeat(kind, kind.least));
  return [...expected, ...more].flatMap(({ journey, visitor }) => {
    const visit = new Visit(random, visitor(random), pickTime(random, midnight));
    journey(visit, random);
    return visit.events;
  });
}

function pickKind(random: Random): Kind {
  return random.pick(kinds.flatMap((kind) => repeat(kind, kind.share)));
}

function pickTime(random: Random, midnight: Date): number {
  const weighted = hours.flatMap((weight, hour) => repeat(hour, weight));
  const seconds = random.pick(weighted) * 3600 + random.below(3600);
  return midnight.getTime() + seconds * 1000 + random.below(1000);
}

function repeat<Item>(item: Item, times: number): readonly Item[] {
  return Array.from({ length: times }, () => item);
}
