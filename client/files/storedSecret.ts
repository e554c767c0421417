import type { InputItem } from "../../protocol/posthog.ts";

/** How a secret that PostHog has stored stands in a document: its value is never shown. */
export const storedSecret: InputItem = { secret: true };

/** True if an item says that the stored value stays: the marker, also with a mask beside it. */
export function keepsStoredSecret({ secret, value }: InputItem): boolean {
  return secret === true && (value === undefined || value === null || isMask(value));
}

/**
 * True for what stands where a secret is not shown: a row of stars or dots, or the word that PostHog
 * writes into logs. PostHog may store a mask as if it were the secret, so none is ever sent.
 */
export function isMask(value: unknown): boolean {
  if (typeof value !== "string") return false;
  return /^([*•●∙·⁎＊]{3,}|\**REDACTED\**)$/i.test(value.trim());
}
