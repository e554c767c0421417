/** The time of a save, ISO 8601. Each is later than the one `before`, so that who compares them notices it. */
export function timeAfter(before: string, now: Date): string {
  return new Date(Math.max(now.getTime(), Date.parse(before) + 1)).toISOString();
}
