import * as v from "valibot";
import { ApiError } from "./apiError.ts";
import { plainText } from "./plainText.ts";
import { rejected } from "./refusal.ts";

/**
 * The error for a refused test run, which comes in two forms of its own; `undefined` for any other.
 *
 *     { configuration: { inputs: { url: ["This field is required."] } } }      from the checks
 *     { status: "error", errors?: […] }                                        from the worker
 *
 * `field` of the first is flattened like the `attr` of a refused save: `inputs__url`.
 */
export function explainInvocation(
  host: string,
  status: number,
  body: unknown,
): ApiError | undefined {
  if (v.is(workerSchema, body))
    return toWorkerError(host, status, plainText(body.errors?.join(" ")));
  if (status !== 400) return undefined;
  if (v.is(envelopeSchema, body)) {
    const field = withoutConfiguration((body.attr ?? "").split("__"));
    return rejected(host, { status, field, detail: plainText(body.detail) });
  }
  const first = findFirst(body, []);
  if (!first) return undefined;
  const field = withoutConfiguration(first.path);
  return rejected(host, { status, field, detail: plainText(first.message) });
}

const workerSchema = v.object({
  status: v.literal("error"),
  errors: v.exactOptional(v.array(v.string())),
});

const envelopeSchema = v.object({ detail: v.string(), attr: v.nullish(v.string()) });

function toWorkerError(host: string, status: number, detail: string | undefined): ApiError {
  const facts = { status, detail };
  if (status >= 500) {
    const message = `${host} could not run the function${detail === undefined ? "" : `: ${detail}`}. Try again in a while.`;
    return new ApiError("server", message, { ...facts, mayHaveTakenEffect: true });
  }
  const reason = detail ?? "it cannot run functions of this type, or the event is not complete.";
  return new ApiError("rejected", `${host} did not run the function: ${reason}`, facts);
}

interface NestedError {
  readonly path: readonly string[];
  readonly message: string;
}

/** How deep errors are nested at most, as a defence against endless nests. */
const deepest = 20;

function findFirst(errors: unknown, path: readonly string[]): NestedError | undefined {
  if (typeof errors === "string") return { path, message: errors };
  if (typeof errors !== "object" || errors === null || path.length > deepest) return undefined;
  for (const [name, nested] of Object.entries(errors)) {
    // The messages of one field are a list, whose positions mean nothing.
    const isMessage = Array.isArray(errors) && typeof nested === "string";
    const found = findFirst(nested, isMessage ? path : [...path, name]);
    if (found) return found;
  }
  return undefined;
}

function withoutConfiguration(path: readonly string[]): string | undefined {
  const inner = path[0] === "configuration" ? path.slice(1) : path;
  const field = inner.join("__");
  return field === "" || field === "non_field_errors" ? undefined : plainText(field);
}
