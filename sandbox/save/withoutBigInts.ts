/** Bytecode as JSON can carry it; PostHog's worker, too, reads its large integers with loss. */
export function withoutBigInts(code: unknown): unknown {
  if (typeof code === "bigint") return Number(code);
  if (Array.isArray(code)) return code.map(withoutBigInts);
  if (typeof code !== "object" || code === null) return code;
  const entries = Object.entries(code);
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutBigInts(inner)]));
}
