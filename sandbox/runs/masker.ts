import type { FunctionMasking } from "../../protocol/posthog.ts";

/** How many hashes are remembered; the oldest are forgotten first. */
const mostHashes = 10_000;

/** Holds back runs that are too often the same. What it knows is lost when the sandbox ends. */
export class Masker {
  readonly #seen = new Map<string, { readonly until: number; heldBack: number }>();

  /** Whether the function with an id may run for a hash; `at` is in milliseconds since 1970. */
  allows(id: string, { ttl, threshold }: FunctionMasking, hash: unknown, at: number): boolean {
    const key = `${id} ${JSON.stringify(hash)}`;
    const seen = this.#seen.get(key);
    if (!seen || seen.until <= at) {
      this.#seen.delete(key);
      this.#seen.set(key, { until: at + ttl * 1000, heldBack: 0 });
      this.#forgetOldest();
      return true;
    }
    if (seen.heldBack < (threshold ?? Infinity)) {
      seen.heldBack++;
      return false;
    }
    seen.heldBack = 0;
    return true;
  }

  #forgetOldest(): void {
    const [oldest] = this.#seen.keys();
    if (oldest !== undefined && this.#seen.size > mostHashes) this.#seen.delete(oldest);
  }
}
