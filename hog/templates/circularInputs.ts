/**
 * The inputs that read each other in a circle, so that none of them can be evaluated first: for each its
 * whole circle, in the given order. An input that reads itself is a circle of its own.
 */
export function findCircles(
  reads: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, readonly string[]> {
  const orders = new Map([...reads.keys()].map((key, index) => [key, index]));
  const found = new Map<string, readonly string[]>();
  for (const component of components(reads)) {
    const [first = ""] = component;
    if (component.length === 1 && !reads.get(first)?.has(first)) continue;
    const circle = component.toSorted((one, other) => orderOf(one) - orderOf(other));
    for (const key of circle) found.set(key, circle);
  }
  return found;

  function orderOf(key: string): number {
    return orders.get(key) ?? 0;
  }
}

interface Visit {
  readonly key: string;
  readonly rest: Iterator<string>;
}

/** Tarjan's strongly connected components, without recursion. */
function components(
  reads: ReadonlyMap<string, ReadonlySet<string>>,
): readonly (readonly string[])[] {
  const numbers = new Map<string, number>();
  const lowest = new Map<string, number>();
  const waiting: string[] = [];
  const isWaiting = new Set<string>();
  const found: string[][] = [];
  const enter = (key: string): Visit => {
    numbers.set(key, numbers.size);
    lowest.set(key, numbers.size - 1);
    waiting.push(key);
    isWaiting.add(key);
    return { key, rest: (reads.get(key) ?? new Set<string>()).values() };
  };
  const lower = (key: string, number = Infinity): void => {
    lowest.set(key, Math.min(lowest.get(key) ?? Infinity, number));
  };
  const take = (key: string): string[] => {
    const component = waiting.splice(waiting.lastIndexOf(key));
    for (const one of component) isWaiting.delete(one);
    return component;
  };
  for (const root of reads.keys()) {
    if (numbers.has(root)) continue;
    const path = [enter(root)];
    for (let visit = path.at(-1); visit; visit = path.at(-1)) {
      const next = visit.rest.next();
      if (next.done !== true) {
        if (!reads.has(next.value)) continue;
        if (!numbers.has(next.value)) path.push(enter(next.value));
        else if (isWaiting.has(next.value)) lower(visit.key, numbers.get(next.value));
        continue;
      }
      path.pop();
      const outer = path.at(-1);
      if (outer) lower(outer.key, lowest.get(visit.key));
      if (lowest.get(visit.key) === numbers.get(visit.key)) found.push(take(visit.key));
    }
  }
  return found;
}
