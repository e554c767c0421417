/**
 * A time as the reader's clock shows it, to the millisecond: `Mar 10, 09:15:02.116`.
 * A text that is no time is given back.
 */
export function toLocalTime(timestamp: string): string {
  const date = new Date(timestamp);
  return Number.isNaN(date.getTime()) ? timestamp : localTime.format(date);
}

const localTime = new Intl.DateTimeFormat(undefined, {
  month: "short",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  fractionalSecondDigits: 3,
  hourCycle: "h23",
});

/** How long something took: `0.4 ms`, `31 ms`, `1.25 s`. */
export function toDuration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${digits(milliseconds / 1000, 2)} s`;
  return `${digits(milliseconds, milliseconds < 10 ? 1 : 0)} ms`;
}

/** How long after `start` something was: `+12 ms`. Empty where either text is no time. */
export function toOffset(start: string, timestamp: string): string {
  const difference = new Date(timestamp).getTime() - new Date(start).getTime();
  return Number.isNaN(difference) ? "" : `+${toDuration(difference)}`;
}

function digits(value: number, maximumFractionDigits: number): string {
  return value.toLocaleString(undefined, { maximumFractionDigits });
}
