import type { RunFunction } from "../../protocol/run.ts";

/** Makes a text safe to show. */
export type Redact = (text: string) => string;

/**
 * The texts of a function that nobody may read: secret inputs, as configured and as evaluated, and all
 * that integrations hold. `inputs` are the evaluated ones; empty as long as there are none.
 */
export function secretsOf(
  { inputsSchema = [], inputs, secrets }: RunFunction,
  evaluated: Readonly<Record<string, unknown>>,
): readonly string[] {
  const marked = inputsSchema.filter(
    ({ secret, type }) => secret === true || type === "integration",
  );
  const keys = new Set([...marked.map(({ key }) => key), ...Object.keys(secrets ?? {})]);
  return [...keys].flatMap((key) => [
    ...textsIn(inputs?.[key]?.value),
    ...textsIn(secrets?.[key]?.value),
    ...textsIn(evaluated[key]),
  ]);
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/**
 * Replaces each secret by `***REDACTED***`, also where it stands in JSON, with its quotes and line
 * breaks escaped. All in one pass, the longest first, so that no marker is searched again.
 */
export function createRedact(secrets: readonly string[]): Redact {
  const written = secrets.filter((secret) => secret.trim() !== "").flatMap(spellings);
  if (written.length === 0) return (text) => text;
  const alternatives = [...new Set(written)].toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(alternatives.map(escape).join("|"), "g");
  return (text) => text.replaceAll(pattern, "***REDACTED***");
}

function spellings(secret: string): readonly string[] {
  return [secret, JSON.stringify(secret).slice(1, -1)];
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** The same value with its texts made safe to show, keys left as they are. */
export function redactAll(value: unknown, redact: Redact): unknown {
  if (typeof value === "string") return redact(value);
  if (Array.isArray(value)) return value.map((element) => redactAll(element, redact));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([key, entry]) => [key, redactAll(entry, redact)]));
}
