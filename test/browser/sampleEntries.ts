import type { LogEntry, LogEntryLevel } from "../../protocol/logPage.ts";

const levels: readonly LogEntryLevel[] = ["info", "debug", "warn", "error", "log"];

const messages: readonly string[] = [
  "Sending Slack message for signed up",
  "Function completed in 31.5ms. Sync: 1ms. Mem: 0.4kb. Ops: 27. Event: 'https://us.example.com/events/1111'",
  "HTTP fetch failed on attempt 1 with status code 429. Retrying in 3500ms.",
  "Error executing function: Could not post message: channel_not_found. Check that the app was invited to the channel, then send the event again; nothing was delivered to #growth.",
  "about to call",
];

/**
 * Entries as a log has them, newest first: numbered from `first`, a second between two of them, five
 * to a run.
 */
export function makeEntries(count: number, first = 0): readonly LogEntry[] {
  const newest = Date.UTC(2026, 2, 10, 9, 15, 2, 116);
  return Array.from({ length: count }, (_, index) => {
    const number = first + index;
    const run = String(Math.floor(number / 5)).padStart(12, "0");
    return {
      timestamp: new Date(newest - number * 1000).toISOString().replace("Z", "000Z"),
      level: levels[number % levels.length] ?? "info",
      invocation: `0198b000-0000-7000-8000-${run}`,
      message: `${number}: ${messages[number % messages.length]}`,
    };
  });
}

/** An entry with a message of its own. */
export function makeEntry(message: string, change: Partial<LogEntry> = {}): LogEntry {
  return {
    timestamp: "2026-03-10T09:15:02.116000Z",
    level: "info",
    invocation: "0198b000-0000-7000-8000-00000000000a",
    message,
    ...change,
  };
}
