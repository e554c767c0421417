import * as v from "valibot";
import { ApiError } from "./apiError.ts";

/**
 * An answer as the type that its schema describes. Nothing untyped comes further than this.
 *
 * `host` is named in the error, as people know it: `us.posthog.com`.
 *
 * @throws ApiError `unexpected` with the place of the field that is wrong, and nothing of its content.
 */
export function decode<Output>(
  schema: v.GenericSchema<unknown, Output>,
  answer: unknown,
  host: string,
): Output {
  const decoded = v.safeParse(schema, answer, { abortEarly: true });
  if (decoded.success) return decoded.output;
  const place = v.getDotPath(decoded.issues[0]);
  throw new ApiError(
    "unexpected",
    `${host} sent an answer that this extension does not understand${place === null ? "" : ` (at ${place})`}. ` +
      "An update of the extension or of PostHog may help.",
  );
}

/** A part of a list, with items of any shape. */
export const pageSchema = v.object({
  next: v.fallback(v.nullable(v.string()), null),
  results: v.array(v.unknown()),
});

/** A text that old rows may lack. */
export const text = v.fallback(v.string(), "");

/** An object whose fields are kept as they are. */
export const fieldsSchema = v.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
);
