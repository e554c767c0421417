import { refuse } from "./refusal.ts";

/** The moment and the place that relative dates count from. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
  /** The project's time zone, such as `Europe/Berlin`. */
  readonly timeZone: string;
}

/** A time as a clock on the wall shows it. Months count from 1. */
interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/**
 * The date that a date operator compares with. `-7d`, `3h` and the like become a fixed time of the
 * project, `YYYY-MM-DD HH:MM:SS`, at the moment of compiling; every other text stays as it is.
 *
 *     Relative : -? Digits ( h | d | w | m | M | s | q | y ) ( Start | End )?
 *
 * `m` are months and `M` minutes. The other capitals are accepted and mean now.
 */
export function resolveDate(text: string, clock: Clock): string {
  const [, digits, unit, position] = /^-?([0-9]+)([hdwmqysHDWMQY])(Start|End)?/.exec(text) ?? [];
  if (digits === undefined || unit === undefined) return text;
  const past = goBack(wallTime(clock), Number(digits), unit, position);
  const { year, month, day, hour, minute, second } = past;
  return `${year}-${pad(month)}-${pad(day)} ${pad(hour)}:${pad(minute)}:${pad(second)}`;
}

function pad(number: number): string {
  return `${number}`.padStart(2, "0");
}

function goBack(
  time: WallTime,
  count: number,
  unit: string,
  position: string | undefined,
): WallTime {
  switch (unit) {
    case "s":
      return minusSeconds(time, count);
    case "M":
      return minusSeconds(time, count * 60);
    case "h":
      return minusSeconds(edge(time, position, { minute: 0, second: 0 }), count * 3600);
    case "d":
      return minusSeconds(edge(time, position, { hour: 0, minute: 0, second: 0 }), count * 86_400);
    case "w":
      return minusSeconds(time, count * 7 * 86_400);
    case "q":
      return minusSeconds(time, count * 13 * 7 * 86_400);
    case "m":
      return minusMonths(time, count, dayAt(time, position));
    case "y": {
      const month = position === "Start" ? 1 : time.month;
      return minusMonths({ ...time, month }, count * 12, dayAt(time, position));
    }
    default:
      return time;
  }
}

const lastOf = { hour: 23, minute: 59, second: 59 };

/** Sets the fields in `first` to their first value, or for `End` to their last. */
function edge(
  time: WallTime,
  position: string | undefined,
  first: Partial<typeof lastOf>,
): WallTime {
  if (position === undefined) return time;
  if (position === "Start") return { ...time, ...first };
  const { hour, ...minutes } = lastOf;
  return { ...time, ...minutes, ...(first.hour === undefined ? {} : { hour }) };
}

function dayAt(time: WallTime, position: string | undefined): number {
  if (position === undefined) return time.day;
  return position === "Start" ? 1 : 31;
}

function minusSeconds(time: WallTime, seconds: number): WallTime {
  const { year, month, day, hour, minute, second } = time;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second) - seconds * 1000);
  if (!(date.getUTCFullYear() >= 1)) refuse("OverflowError", "date value out of range");
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

/** `day` is moved back to the last one of the month where there are fewer. */
function minusMonths(time: WallTime, months: number, day: number): WallTime {
  const total = time.year * 12 + (time.month - 1) - months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  if (!(year >= 1)) refuse("ValueError", `year ${year} is out of range`);
  return { ...time, year, month, day: Math.min(day, daysIn(year, month)) };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function wallTime({ now, timeZone }: Clock): WallTime {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, Number(value)]));
  const part = (name: keyof WallTime): number => parts.get(name) ?? 0;
  return {
    year: part("year"),
    month: part("month"),
    day: part("day"),
    hour: part("hour"),
    minute: part("minute"),
    second: part("second"),
  };
}
