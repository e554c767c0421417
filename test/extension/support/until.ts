/**
 * Waits until a condition holds, and returns what it found.
 *
 * `what` finishes the sentence "waited until …"; `timeout` is in milliseconds.
 *
 * @throws Error when it does not hold in time, or when `condition` throws.
 */
export async function until<Value>(
  condition: () => Value | PromiseLike<Value>,
  what: string,
  timeout = 15_000,
): Promise<Holding<Value>> {
  const end = Date.now() + timeout;
  for (;;) {
    const value = await condition();
    if (holds(value)) return value;
    if (Date.now() > end) throw new Error(`Waited ${timeout / 1000} s until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What a condition gives when it holds. */
type Holding<Value> = Exclude<Value, false | undefined | null | "" | 0>;

function holds<Value>(value: Value): value is Holding<Value> {
  return Boolean(value);
}
