/**
 * The keys in an order in which each comes behind those it reads, PostHog's order: first those that
 * read none, as given, then each one as soon as its last read is there. `undefined` for a circle.
 * Reads of what is no key do not count.
 */
export function orderInputs(
  reads: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] | undefined {
  const waiting = new Map(
    [...reads].map(([key, keys]) => [key, [...keys].filter((read) => reads.has(read)).length]),
  );
  const order = [...waiting].filter(([, count]) => count === 0).map(([key]) => key);
  // The list grows while it is walked.
  for (const done of order) {
    for (const [key, keys] of reads) {
      if (!keys.has(done)) continue;
      const left = (waiting.get(key) ?? 0) - 1;
      waiting.set(key, left);
      if (left === 0) order.push(key);
    }
  }
  return order.length === reads.size ? order : undefined;
}
