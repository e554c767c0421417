export const intervals = ["hour", "day", "week"] as const;

/** How long a bucket of metrics is. */
export type Interval = (typeof intervals)[number];

const millisecondsOfHour = 3_600_000;
/** Some ten years; nothing was counted before. */
const mostHours = 90_000;

/** Names the bucket that a time, in milliseconds since 1970, falls into. */
export type BucketOf = (time: number) => string;

/**
 * Names buckets in the project's zone: `2026-03-10`, or `2026-03-10T09:00` for hours. Weeks have the
 * name of their Monday.
 */
export function createBuckets(interval: Interval, zone: string): BucketOf {
  const format = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
  });
  return (time) => {
    const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
    const [year, month, day, hour] = partNames.map((name) => parts.get(name));
    const date = `${year}-${month}-${day}`;
    switch (interval) {
      case "hour":
        return `${date}T${hour}:00`;
      case "day":
        return date;
      case "week":
        return mondayOf(date);
    }
  };
}

const partNames = ["year", "month", "day", "hour"] as const;

/** The names of all buckets from one time to another. */
export function bucketsBetween(
  after: number,
  before: number,
  bucketOf: BucketOf,
): readonly string[] {
  const labels = new Set<string>();
  const first = Math.max(after, before - mostHours * millisecondsOfHour);
  // Hours are the grain of what is counted, and summer time makes days of 23 and 25 of them.
  for (let time = first; time <= before; time += millisecondsOfHour) labels.add(bucketOf(time));
  if (after <= before) labels.add(bucketOf(before));
  return [...labels];
}

function mondayOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}
