/** A row of a table in Markdown: the median, the 95th percentile and the longest, in milliseconds. */
export function row(name: string, times: readonly number[]): string {
  const columns = [percentile(times, 0.5), percentile(times, 0.95), Math.max(...times)];
  return `| ${name}, ${times.length} times | ${columns.map((time) => time.toFixed(1)).join(" | ")} |`;
}

/** The time that a share of all times does not exceed. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** How long something takes, in milliseconds. */
export async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
