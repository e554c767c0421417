import { compileValue } from "../../hog/templates/compileValue.ts";
import type { FunctionMasking } from "../../protocol/posthog.ts";
import { field } from "../json.ts";
import type { FieldPath } from "./fieldProblem.ts";
import { readInteger, readObject, readText } from "./fields.ts";
import { withoutBigInts } from "./withoutBigInts.ts";

/**
 * How often a function runs for the same hash.
 *
 * @throws Error where the hash is no template, which PostHog answers as its own mistake
 */
export function readMasking(value: unknown, path: FieldPath): FunctionMasking | null {
  if (value === null) return null;
  const given = readObject(value, path);
  const ttl = readInteger(field(given, "ttl"), [...path, "ttl"], { minimum: 60, maximum: 86_400 });
  const threshold = field(given, "threshold") ?? null;
  const hash = readText(field(given, "hash"), [...path, "hash"]);
  const compiled = compileValue(hash);
  if (compiled.kind === "refused")
    throw new Error(`The hash of a masking: ${compiled.error.message}`);
  return {
    ttl,
    threshold: threshold === null ? null : readInteger(threshold, [...path, "threshold"]),
    hash,
    bytecode: withoutBigInts(compiled.code),
  };
}
