import { evaluate } from "../../server/run/evaluate.ts";
import type { JsonObject } from "../json.ts";
import type { StoredFunction } from "../projectState.ts";

/** How many hashes are remembered before those that are over are forgotten. */
const manyHashes = 10_000;

/** Holds back runs that are too often the same. What it knows is lost when the sandbox ends. */
export class Masker {
  readonly #seen = new Map<string, { readonly until: number; heldBack: number }>();

  /** Whether a function may run; `at` is in milliseconds since 1970. */
  allows({ id, masking }: StoredFunction, globals: JsonObject, at: number): boolean {
    if (!masking || !Array.isArray(masking.bytecode)) return true;
    const evaluated = evaluate(masking.bytecode, globals);
    // PostHog lets a function run whose hash fails.
    if ("error" in evaluated) return true;
    const key = `${id} ${JSON.stringify(evaluated.value)}`;
    const seen = this.#seen.get(key);
    if (!seen || seen.until <= at) {
      this.#forget(at);
      this.#seen.set(key, { until: at + masking.ttl * 1000, heldBack: 0 });
      return true;
    }
    if (seen.heldBack < (masking.threshold ?? Infinity)) {
      seen.heldBack++;
      return false;
    }
    seen.heldBack = 0;
    return true;
  }

  #forget(at: number): void {
    if (this.#seen.size < manyHashes) return;
    for (const [key, { until }] of this.#seen) if (until <= at) this.#seen.delete(key);
  }
}
