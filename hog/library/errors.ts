import { type Builtin, libraryFunction, type Parameter } from "./builtin.ts";
import type { Field } from "./field.ts";

const details: readonly Parameter[] = [
  {
    name: "message",
    type: ["string", "null"],
    documentation: "`An error occurred` if left out.",
    optional: true,
  },
  {
    name: "payload",
    type: "any",
    documentation: "Any value, for the catch block to read as `e.payload`.",
    optional: true,
  },
];
const notThrown = "It only makes the error: `throw` raises it.";

/** What every error holds, thrown or caught. */
export const errorFields: readonly Field[] = [
  { name: "type", type: "string", documentation: "The name of the function that made it." },
  { name: "message", type: "string", documentation: "What it says." },
  { name: "payload", type: "any", documentation: "What was given with it; null if nothing." },
];

/** Errors to throw. Each has `type`, `message` and `payload`. */
export const errorFunctions: readonly Builtin[] = [
  libraryFunction({
    name: "Error",
    parameters: details,
    result: "error",
    resultFields: errorFields,
    documentation:
      "An error to `throw`. Uncaught, it fails the run, and its message is in the function's log.",
    example:
      "let res := fetch(inputs.url, {'method': 'POST', 'body': event.properties})\nif (res.status >= 400) {\n  throw Error(f'The request failed with status {res.status}: {res.body}')\n}",
    pitfalls: [
      notThrown,
      "Only thrown errors can be caught: what a library function raises ends the run.",
    ],
  }),
  libraryFunction({
    name: "HogError",
    parameters: [
      { name: "type", type: ["string", "null"], documentation: "What `catch (e: Type)` asks for." },
      ...details,
    ],
    result: "error",
    resultFields: errorFields,
    documentation: "An error of a type of your own.",
    example:
      "try {\n  throw HogError('QuotaError', 'Too many messages today', {'limit': 100})\n} catch (e: QuotaError) {\n  print(e.message, e.payload.limit)\n}",
    pitfalls: [
      notThrown,
      "Name the variable of a typed catch `e`: another name is compiled wrongly when the type differs.",
    ],
  }),
  libraryFunction({
    name: "RetryError",
    parameters: details,
    result: "error",
    resultFields: errorFields,
    documentation: "An error of the type `RetryError`, for a catch block that asks for it.",
    example:
      "try {\n  throw RetryError('The service is busy')\n} catch (e: RetryError) {\n  print(e.message)\n}",
    pitfalls: [notThrown],
  }),
  libraryFunction({
    name: "NotImplementedError",
    parameters: details,
    result: "error",
    resultFields: errorFields,
    documentation: "An error of the type `NotImplementedError`, for a case that you do not handle.",
    example:
      "let kind := event.properties.kind ?? 'order'\nif (kind not in ['order', 'refund']) {\n  throw NotImplementedError(f'Cannot handle {kind}')\n}",
    pitfalls: [notThrown],
  }),
];
