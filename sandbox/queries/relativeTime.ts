import { parseTime } from "../http/parameters.ts";

/** Milliseconds of what a letter counts; months and years go by the calendar. */
const units: ReadonlyMap<string, number> = new Map([
  ["s", 1000],
  ["M", 60_000],
  ["h", 3_600_000],
  ["d", 86_400_000],
  ["w", 7 * 86_400_000],
  ["q", 13 * 7 * 86_400_000],
]);

/**
 * A time in milliseconds since 1970: ISO 8601, or relative as in `-7d`. As in PostHog what cannot be
 * read is now, a sign makes no difference, and nothing is rounded.
 */
export function resolveRelativeTime(text: string, now: number): number {
  const time = parseTime(text) ?? parseTime(`${text}T00:00`) ?? timeBefore(text, now);
  return time >= earliest ? time : earliest;
}

/** Nothing was counted before; years of other than four digits have names of their own kind. */
const earliest = 0;

function timeBefore(text: string, now: number): number {
  const [, digits, unit = ""] = /^-?(\d{1,6})([hdwmMsqy])(Start|End)?$/.exec(text) ?? [];
  if (digits === undefined) return now;
  const count = Number(digits);
  const length = units.get(unit);
  if (length !== undefined) return now - count * length;
  return monthsBefore(now, unit === "y" ? count * 12 : count);
}

function monthsBefore(now: number, months: number): number {
  const date = new Date(now);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const daysOfMonth = new Date(
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0),
  ).getUTCDate();
  date.setUTCDate(Math.min(day, daysOfMonth));
  return Number.isNaN(date.getTime()) ? now : date.getTime();
}
