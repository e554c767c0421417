/**
 * The name that was probably meant by `name`, for "Did you mean …?"; `undefined` if none is near.
 * Letter case apart, a third of the letters may differ, three at most.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  let limit = Math.min(3, Math.floor(wanted.length / 3)) + 1;
  let nearest: string | undefined;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    const distance = distanceBelow(wanted, candidate.toLowerCase(), limit);
    if (distance === undefined) continue;
    nearest = candidate;
    limit = distance;
    if (limit === 0) break;
  }
  return nearest;
}

/** How many letters are added, removed, exchanged or swapped; `undefined` at `limit` and above. */
function distanceBelow(one: string, other: string, limit: number): number | undefined {
  if (Math.abs(one.length - other.length) >= limit) return undefined;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      current.push(cheapest({ one, other, row, column, beforeLast, last, current }));
    }
    if (Math.min(...current) >= limit) return undefined;
    beforeLast = last;
    last = current;
  }
  const distance = last.at(-1) ?? 0;
  return distance < limit ? distance : undefined;
}

function cheapest(at: {
  readonly one: string;
  readonly other: string;
  readonly row: number;
  readonly column: number;
  readonly beforeLast: readonly number[];
  readonly last: readonly number[];
  readonly current: readonly number[];
}): number {
  const { one, other, row, column, beforeLast, last, current } = at;
  const same = one[row - 1] === other[column - 1];
  const plain = Math.min(
    costAt(last, column) + 1,
    costAt(current, column - 1) + 1,
    costAt(last, column - 1) + (same ? 0 : 1),
  );
  const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
  return swapped ? Math.min(plain, costAt(beforeLast, column - 2) + 1) : plain;
}

function costAt(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
